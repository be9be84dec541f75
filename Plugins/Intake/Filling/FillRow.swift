import FrunDomain
import FrunKit
import FrunText

/// What became of one record, as it is reported: one row for each record taken in or known before,
/// one for each problem of the others and for each answer set aside.
struct FillRow {
  /// What a row says.
  enum Status: String {
    /// The record was taken in.
    case accepted
    /// The record was taken in by an earlier run.
    case known
    /// A reason why the record was refused.
    case refused
    /// An answer of a record taken in that is not kept.
    case aside
    /// An answer of a record taken in that is worth a second look.
    case look
  }

  let record: Int
  let status: Status
  /// Row of the sheet or line of the text.
  let row: Int?
  /// The record that was taken in.
  private(set) var accepted: FilledRecord?
  private(set) var caseNumber: String?
  private(set) var problem: RecordProblem?

  init(_ filled: FilledRecord, row: Int?) {
    record = filled.number
    status = .accepted
    self.row = row
    accepted = filled
    caseNumber = filled.caseNumber
  }

  init(_ known: BatchFill.KnownRecord, row: Int?) {
    record = known.number
    status = .known
    self.row = row
    caseNumber = CaseNumber(of: known.stream.id).description
  }

  init(_ problem: RecordProblem) {
    record = problem.record
    status = .refused
    row = problem.row
    self.problem = problem
  }

  init(note problem: RecordProblem, _ status: Status = .aside) {
    record = problem.record
    self.status = status
    row = problem.row
    self.problem = problem
  }

  private static var number: Listing<FillRow>.Column {
    .init(
      "record", "Record", isTrailing: true, isWhole: true,
      json: { .integer(Int64($0.record)) }, cell: { Cell(String($0.record)) })
  }

  private static var place: Listing<FillRow>.Column {
    .init(
      "row", "Row", isTrailing: true, dropPriority: 2, isWhole: true,
      json: { $0.row.map { .integer(Int64($0)) } ?? .null },
      cell: { Cell($0.row.map { String($0) } ?? "") })
  }

  private static var made: [Listing<FillRow>.Column] {
    [
      .init("case", "Case", isWhole: true) { Cell($0.caseNumber ?? "", .name) },
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
    let status = Listing<FillRow>.Column("status", "Status") { Cell($0.status.rawValue) }
    return Listing("frun.intake.fill/1", [number, status, place] + made + wrong)
  }
  /// What was made, for people.
  static var accepted: Listing<FillRow> { Listing("frun.intake.fill/1", [number] + made) }
  /// What is wrong, for people.
  static var problems: Listing<FillRow> { Listing("frun.intake.fill/1", [number, place] + wrong) }
}
