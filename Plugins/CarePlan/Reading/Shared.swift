import FrunArguments
import FrunDomain
import FrunKit

/// Arguments that several commands of this module share.
enum Shared {
  static let file = Positional<IdentifierText>("case", help: "Case number or identifier")
    .checked(as: .identifier("case"))
  static let key = Positional<String>("visit", help: "Key of the visit, as in 'frun visit list'")
  static let reason = Option<String?>(
    "reason", value: "text", help: "Why; kept in the history"
  ).sensitive()

  /// The codes of a vocabulary as the values of an option.
  static func codes(_ vocabulary: String) -> ValueKind {
    let list = Schema.standard.vocabulary(vocabulary)?.codes ?? []
    return .choice(list.filter { !$0.retired }.map { Choice($0.code, $0.label) })
  }

  /// A civil day typed by a person, already checked by the parser.
  static func day(_ text: DateText) throws -> CivilDate {
    do { return try CivilDate(parsing: text.argumentText) } catch {
      throw Failure(.data, "value.malformed", "a date is expected, as in 2026-03-31")
    }
  }
}
