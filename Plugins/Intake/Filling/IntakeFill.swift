import FrunArguments
import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// Fills in a form: from a file with one record or many, or question by question.
enum IntakeFill {
  static let form = Positional<String>("form", help: "Form: its id, a folder, or a file")
    .completed(by: .named("form"))
  static let answers = Option<PathText?>(
    "answers", value: "file",
    help: "Answers as a JSON list or object, JSON lines or CSV, - for standard input")
  static let file = Option<IdentifierText?>(
    "case", value: "case", help: "Case the form adds to, for forms that open none"
  ).checked(as: .identifier("case"))
  static let visit = Option<String?>(
    "visit", value: "key", help: "Planned visit the form is about, as in 'frun visit list'")
  static let language = Option<String?>(
    "language", value: "tag", help: "Language of the questions, such as fr or ar")
  static let problems = Option<PathText?>(
    "problems", value: "file", help: "Also write what is wrong to a file, as JSON lines")

  static let command = Command(
    CommandSpec(
      "fill", summary: "Fill in a form, from a file or question by question",
      arguments: [form, answers, file, visit, language, problems, CommonOptions.dryRun]
    ).with {
      $0.rules = [.needs(visit, file)]
      $0.discussion = """
        Every record is checked before anything is written. A record with a problem is refused \
        whole and reported with its number, the question and the reason; the others are taken in, \
        each as one commit. The status is 65 when a record was refused. Without --answers the \
        questions are asked one after the other.
        """
      $0.examples = [
        Example(
          "frun intake fill registration-uasc --answers families.json", "a batch of families"),
        Example(
          "frun intake fill registration-uasc --answers families.csv --dry-run", "only check"),
        Example("frun intake fill assessment --case K7M2-Q4XD", "question by question"),
      ]
      $0.seeAlso = ["intake template", "form show", "case show"]
      $0.requires = ["vault.write"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let form = try services.readyForm(invocation[Self.form])
    let file = try invocation[Self.file].map { try services.openCase($0.argumentText) }
    var visit: RecordID?
    if let file, let key = invocation[Self.visit] { visit = try planned(key, in: file, services) }
    guard let source = invocation[answers] else {
      return try InterviewDesk(invocation: invocation, services: services).begin(
        invocation[Self.form], .init(file: file, visit: visit), language: invocation[language])
    }
    let filler = try RecordFiller(
      form, for: file, visit: visit,
      language: invocation[language] ?? invocation.context.language, services: services)
    let records = try AnswerFile.records(
      services.readInput(source.path, limit: AnswerFile.limit))
    var batch = BatchFill(filler: filler, invocation: invocation, services: services)
    try batch.run(records)
    return try report(batch, of: records.count, invocation, services)
  }

  static func planned(
    _ key: String, in file: OpenedCase, _ services: any Services
  ) throws -> RecordID {
    let visits = try services.records(
      RecordQuery(
        kind: "visit", stream: file.stream, conditions: [Condition("key", .equals(.text(key)))])
    ).filter { $0.code("status") != "superseded" }
    guard let visit = visits.last else {
      throw Failure(
        .notFound, "visit.notFound", "the case has no visit of this key",
        hints: ["frun visit list \(file.number)"])
    }
    return visit.id
  }

  // MARK: Report

  private static func report(
    _ batch: BatchFill, of count: Int, _ invocation: Invocation, _ services: any Services
  ) throws -> Outcome {
    let accepted = batch.accepted.map { FillRow($0) }
    let refused = batch.problems.map { FillRow($0) }
    let rows = (accepted + refused).enumerated()
      .sorted { ($0.element.record, $0.offset) < ($1.element.record, $1.offset) }.map(\.element)
    if let target = invocation[problems] {
      let lines = refused.map { FillRow.problems.object($0).text() + "\n" }.joined()
      try services.writeOutput(target.path, Array(lines.utf8), replace: true)
    }
    if invocation.context.output.isForMachines {
      try services.emit(.table(FillRow.all.table(rows)))
    } else {
      if !accepted.isEmpty { try services.emit(.table(FillRow.accepted.table(accepted))) }
      if !refused.isEmpty {
        try services.emit(
          .table(
            FillRow.problems.table(refused, title: "Refused; nothing of these records is kept")))
      }
    }
    try say(batch, of: count, invocation, services)
    return Outcome(
      status: refused.isEmpty ? ExitStatus.success.rawValue : ExitStatus.data.rawValue,
      schema: FillRow.all.schema, result: .array(rows.map { FillRow.all.object($0) }),
      next: next(batch, invocation))
  }

  private static func say(
    _ batch: BatchFill, of count: Int, _ invocation: Invocation, _ services: any Services
  ) throws {
    let taken = batch.accepted.count
    let form = batch.filler.form
    let name = "\(form.id) \(form.version)"
    if invocation.context.dryRun {
      try services.say(
        "Nothing was kept: \(taken) of \(count) records can be taken in with form \(name).")
    } else if let file = batch.filler.file {
      if taken > 0 { try services.done("Added form \(name) to case \(file.number)") }
    } else if taken == 1, let only = batch.accepted.first {
      try services.done("Opened case \(only.caseNumber)")
    } else if taken > 1 {
      try services.done("Opened \(taken) cases with form \(name).")
    }
    if batch.refused > 0 {
      try services.warn(
        "\(batch.refused) of \(count) records refused; mend them and give them again.")
    }
  }

  private static func next(_ batch: BatchFill, _ invocation: Invocation) -> [String] {
    if invocation.context.dryRun {
      return batch.refused == 0 ? ["frun intake fill \(invocation[form]) --answers FILE"] : []
    }
    if let file = batch.filler.file { return ["frun case show \(file.number)"] }
    guard let first = batch.accepted.first else { return [] }
    return batch.accepted.count == 1
      ? ["frun case show \(first.caseNumber)", "frun plan new \(first.caseNumber)"]
      : ["frun case list", "frun case show \(first.caseNumber)"]
  }
}
