import FrunExchange
import FrunKit

extension FailureMapping {
  static func exchange(_ error: ExchangeError) -> Failure {
    let kind: Failure.Kind =
      switch error.code.exitStatus {
      case 64: .usage
      case 66: .notFound
      case 69: .unavailable
      case 73: .cannotCreate
      case 74: .io
      case 75: .busy
      case 77: .denied
      default: .data
      }
    return Failure(
      kind, error.code.rawValue, sentence(error.code.sentence), place: error.place,
      causes: [error.detail].compactMap(\.self), hints: [error.code.hint].compactMap(\.self))
  }

  /// A sentence as an error line: lower case, no full stop.
  static func sentence(_ text: String) -> String {
    let lowered = text.prefix(1).lowercased() + text.dropFirst()
    return lowered.hasSuffix(".") ? String(lowered.dropLast()) : lowered
  }
}
