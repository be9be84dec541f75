import FrunDomain
import FrunKit
import FrunText

/// What became of one record, as it is reported: one row for each record taken in, one for each
/// problem of the others.
struct FillRow {
  let record: Int
  /// The record that was taken in; nil when this row is a problem.
  let accepted: FilledRecord?
  let problem: RecordProblem?

  init(_ filled: FilledRecord) {
    record = filled.number
    accepted = filled
    problem = nil
  }

  init(_ problem: RecordProblem) {
    record = problem.record
    accepted = nil
    self.problem = problem
  }

  private static var number: Listing<FillRow>.Column {
    .init(
      "record", "Record", isTrailing: true, isWhole: true,
      json: { .integer(Int64($0.record)) }, cell: { Cell(String($0.record)) })
  }

  private static var made: [Listing<FillRow>.Column] {
    [
      .init("case", "Case", isWhole: true) { Cell($0.accepted?.caseNumber ?? "", .name) },
      .init("submission", "Submission", dropPriority: 1, isWhole: true) {
        Cell($0.accepted?.submission.text ?? "")
      },
      .init(
        "records", "Records", isTrailing: true,
        json: { $0.accepted.map { .integer(Int64($0.records)) } ?? .null }
      ) { Cell($0.accepted.map { String($0.records) } ?? "") },
    ]
  }

  private static var wrong: [Listing<FillRow>.Column] {
    [
      .init("path", "Question") { Cell($0.problem?.path ?? "") },
      .init("code", "Code", dropPriority: 1) { Cell($0.problem?.code ?? "") },
      .init("message", "What is wrong") { Cell($0.problem?.message ?? "") },
    ]
  }

  /// Everything, for programs: the same members in every row.
  static var all: Listing<FillRow> {
    let status = Listing<FillRow>.Column("status", "Status") {
      Cell($0.accepted == nil ? "refused" : "accepted")
    }
    return Listing("frun.intake.fill/1", [number, status] + made + wrong)
  }
  /// What was made, for people.
  static var accepted: Listing<FillRow> { Listing("frun.intake.fill/1", [number] + made) }
  /// What is wrong, for people.
  static var problems: Listing<FillRow> { Listing("frun.intake.fill/1", [number] + wrong) }
}
