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

  /// The case of the command, refused when it is closed: a plan or a visit in a closed case is a
  /// slip of the case number, or the case has to be opened again first.
  static func open(_ invocation: Invocation, _ services: any Services) throws -> OpenedCase {
    let opened = try services.openCase(invocation[file].argumentText)
    guard opened.record.code("status") == "closed" else { return opened }
    throw Failure(
      .denied, "case.closed", "case \(opened.number) is closed",
      hints: ["frun case reopen \(opened.number) --reason CODE"])
  }

  /// A civil day typed by a person, already checked by the parser.
  static func day(_ text: DateText) throws -> CivilDate {
    do { return try CivilDate(parsing: text.argumentText) } catch {
      throw Failure(.data, "value.malformed", "a date is expected, as in 2026-03-31")
    }
  }
}
