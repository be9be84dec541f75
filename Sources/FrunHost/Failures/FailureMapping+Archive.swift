import FrunArchive
import FrunKit

extension FailureMapping {
  /// A zip file or a compressed stream that was refused.
  ///
  /// - Parameter name: the file as the user typed it.
  static func archive(_ error: ArchiveError, reading name: String? = nil) -> Failure {
    if error.code == .libraryMissing {
      return Failure(
        .unavailable, error.code.rawValue, error.message, place: name,
        hints: ["'frun doctor' says what is missing"])
    }
    let hints: [String] =
      switch error.code {
      case .zipEncrypted: ["take the password off and save the file again"]
      case .zipMethodForbidden, .zipNameForbidden, .zipNameDuplicate:
        ["open it in a spreadsheet program and save it again as .xlsx"]
      case .zipMalformed, .zipPartDamaged: ["copy the file again from where it came"]
      case .zipPartTooLarge, .zipTooLarge, .zipTooManyParts:
        ["a form is much smaller; do not trust this file"]
      default: []
      }
    return Failure(
      .data, error.code.rawValue, error.message, place: name,
      causes: error.position.map { ["part \($0) of the file"] } ?? [], hints: hints)
  }
}
