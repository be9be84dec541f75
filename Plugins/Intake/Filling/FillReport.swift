import FrunArguments
import FrunForms
import FrunKit
import FrunText

/// What became of a batch, for people and for programs.
struct FillReport {
  private let batch: BatchFill
  private let count: Int
  private let rows: [Int: Int]
  private let invocation: Invocation
  private let services: any Services

  /// - Parameter records: the records of the file; none when the form was filled in by asking.
  init(
    _ batch: BatchFill, of records: [GivenRecord], _ invocation: Invocation,
    _ services: any Services
  ) {
    self.batch = batch
    count = max(records.count, 1)
    rows = Dictionary(
      records.compactMap { record in record.row.map { (record.number, $0) } },
      uniquingKeysWith: { first, _ in first })
    self.invocation = invocation
    self.services = services
  }

  /// Shows everything and gives the outcome.
  func outcome() throws -> Outcome {
    let accepted = batch.accepted.map { FillRow($0, row: rows[$0.number]) }
    let known = batch.known.map { FillRow($0, row: rows[$0.number]) }
    let refused = batch.problems.map { FillRow($0) }
    let notes = batch.notes.map { FillRow(note: $0) }
    let looks = batch.looks.map { FillRow(note: $0, .look) }
    let all = (accepted + known + refused + notes + looks).enumerated()
      .sorted { ($0.element.record, $0.offset) < ($1.element.record, $1.offset) }.map(\.element)
    if let target = invocation[IntakeFill.problems] {
      let lines = (refused + notes + looks).map { FillRow.problems.object($0).text() + "\n" }
        .joined()
      try services.writeOutput(target.path, Array(lines.utf8), replace: true)
    }
    if invocation.context.output.isForMachines {
      try services.emit(.table(FillRow.all.table(all)))
    } else {
      if !accepted.isEmpty { try services.emit(.table(FillRow.accepted.table(accepted))) }
      if !notes.isEmpty {
        try services.emit(
          .table(FillRow.problems.table(notes, title: "Set aside; the records are kept without")))
      }
      if !looks.isEmpty {
        try services.emit(
          .table(FillRow.problems.table(looks, title: "Kept, and worth a second look")))
      }
      if !refused.isEmpty {
        try services.emit(
          .table(
            FillRow.problems.table(refused, title: "Refused; nothing of these records is kept")))
      }
    }
    try say()
    return Outcome(
      status: refused.isEmpty ? ExitStatus.success.rawValue : ExitStatus.data.rawValue,
      schema: FillRow.all.schema, result: .array(all.map { FillRow.all.object($0) }), next: next)
  }

  private func say() throws {
    let taken = batch.accepted.count
    let form = batch.filler.form
    let name = "\(form.id) \(form.version)"
    if invocation.context.dryRun {
      try services.say(
        "\(taken) of \(count) records can be taken in with form \(name).")
    } else if let file = batch.filler.file {
      if taken > 0 { try services.done("Added form \(name) to case \(file.number)") }
    } else if taken == 1, let only = batch.accepted.first {
      let isNew = batch.filler.form.entities.contains { $0.dataset == "person" && $0.canCreate }
      try services.done("\(isNew ? "Opened" : "Changed") case \(only.caseNumber)")
    } else if taken > 1 {
      try services.done("Opened \(taken) cases with form \(name).")
    }
    if !batch.known.isEmpty {
      try services.say(
        "\(batch.known.count) of \(count) records were taken in before and are passed over; "
          + "--again takes them in once more.")
    }
    if !batch.notes.isEmpty {
      try services.warn(
        "\(batch.notes.count) answers are set aside: their questions are not asked; "
          + "--strict refuses such records.")
    }
    if batch.refused > 0 {
      try services.warn(
        "\(batch.refused) of \(count) records refused; mend them and give them again.")
    }
  }

  private var next: [String] {
    if invocation.context.dryRun {
      return batch.refused == 0
        ? ["frun intake fill \(invocation[IntakeFill.form]) --answers FILE"] : []
    }
    if let file = batch.filler.file { return ["frun case show \(file.number)"] }
    guard let first = batch.accepted.first else { return [] }
    return batch.accepted.count == 1
      ? ["frun case show \(first.caseNumber)", "frun plan new \(first.caseNumber)"]
      : ["frun case list", "frun case show \(first.caseNumber)"]
  }
}
