import FrunDomain
import FrunKit
import FrunText

/// What becomes of one line of a file.
struct ImportOutcome {
  /// Whom the line means.
  enum Person: String {
    /// Somebody of the register.
    case matched
    /// Somebody who was not in the register.
    case new
    /// Could be several, or is known by the name only.
    case ambiguous
    /// Nobody: the line is not taken.
    case rejected
  }

  let line: Int
  /// As the file says it.
  let name: String
  var person: Person
  /// The record, where somebody was matched.
  var trainee: RecordID?
  /// What is written: `award`, `renewal`, `attendance`; nil when nothing is.
  var effect: String?
  /// Why nothing is written, or what is worth knowing.
  var reason: String?

  static var listing: Listing<ImportOutcome> {
    Listing(
      "frun.train.import.rows/1", whenEmpty: "the file has no line",
      [
        .init("line", "Line", isTrailing: true, json: { .integer(Int64($0.line)) }) {
          Cell(String($0.line))
        },
        .init("name", "Person", isWhole: true, json: { .string($0.name) }) { .person($0.name) },
        .init("outcome", "Outcome", isWhole: true, json: { .string($0.person.rawValue) }) { row in
          switch row.person {
          case .matched: Cell("matched", .good)
          case .new: Cell("new person", .caution)
          case .ambiguous: Cell("ambiguous", .bad)
          case .rejected: Cell("rejected", .bad)
          }
        },
        .init("trainee", "Identifier", dropPriority: 3, isWhole: true) {
          Cell($0.trainee?.text ?? "")
        },
        .init("effect", "Writes", dropPriority: 1, isWhole: true) { Cell($0.effect ?? "nothing") },
        .init("reason", "Why") { Cell($0.reason ?? "") },
      ])
  }

  /// The lines for people; identifiers are for programs.
  static func table(_ outcomes: [ImportOutcome]) -> TableEvent {
    let brief = Listing(
      listing.schema, whenEmpty: listing.whenEmpty,
      listing.columns.filter { $0.key != "trainee" })
    return brief.table(outcomes, title: "Lines of the file")
  }

  /// How many lines came to what.
  static func counts(_ outcomes: [ImportOutcome]) -> [(String, Int)] {
    let kinds: [Person] = [.matched, .new, .ambiguous, .rejected]
    return kinds.map { kind in (kind.rawValue, outcomes.count { $0.person == kind }) }
      + [("written", outcomes.count { $0.effect != nil })]
  }
}
