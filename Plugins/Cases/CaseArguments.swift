import FrunArguments
import FrunDomain
import FrunKit

/// Arguments that mean the same in several commands about cases.
enum CaseArguments {
  static let number = Positional<IdentifierText>("case", help: "Case number, as in K7M2-Q4XD")
    .checked(as: .identifier("case"))
  static let from = Option<PathText?>(
    "from", value: "file", help: "Read the answers from a JSON file, - for standard input")
  static let reason = CommonOptions.reason

  /// A text of at most one page, from a file or standard input.
  static let longestInput = 1 << 20

  /// The codes of a list as the choices of an option.
  static func choices(_ vocabulary: String) -> ValueKind {
    .choice(
      (Schema.standard.vocabulary(vocabulary)?.codes ?? []).filter { !$0.retired }.map {
        Choice($0.code, $0.label)
      })
  }
}

extension Invocation {
  /// The case named by the first argument.
  func file(_ services: any Services) throws -> OpenedCase {
    try services.openCase(self[CaseArguments.number].text)
  }
}
