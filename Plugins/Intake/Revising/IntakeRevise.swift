import FrunArguments
import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// Corrects a finished form.
enum IntakeRevise {
  static let submission = Positional<IdentifierText>(
    "submission",
    help: "Submission: its identifier or the start of it, as in 'frun intake list'"
  ).checked(as: .identifier("submission"))
  static let reason = Option<String?>("reason", value: "text", help: "Why it is corrected")
    .sensitive()
  static let answers = Option<PathText?>(
    "answers", value: "file",
    help: "The answers that change, one JSON object; - for standard input")

  static let command = Command(
    CommandSpec(
      "revise", summary: "Correct a finished form",
      arguments: [submission, reason, answers, CommonOptions.dryRun]
    ).with {
      $0.discussion = """
        A finished form stays as it is; a correction is a new revision of it, with a reason. The \
        records that the form made are changed, not made again: fields whose answer changed are \
        set, emptied ones taken back. What the form would no longer make stays and is named, for \
        you to decide. Without --answers the interview opens with all answers in place.
        """
      $0.examples = [
        Example(
          "frun intake revise 4kq7 --reason 'wrong year of birth' --answers change.json",
          "only the answers that change"),
        Example("frun intake revise 4kq7 --reason 'name misheard'", "question by question"),
      ]
      $0.seeAlso = ["intake show", "intake list", "case log"]
      $0.requires = ["vault.write"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let id = try services.resolve(invocation[submission].argumentText, kind: "formSubmission")
    // What cannot be corrected is refused before anybody is asked why.
    _ = try RevisedSubmission(id, reason: "", services: services)
    let text =
      try invocation[reason]
      ?? services.askLine("Why is the form corrected?", option: "--reason")
    guard !text.allSatisfy(\.isWhitespace) else {
      throw Failure.usage("a correction needs a reason", hints: ["give --reason TEXT"])
    }
    let revised = try RevisedSubmission(id, reason: text, services: services)
    guard let source = invocation[answers] else {
      return try InterviewDesk(invocation: invocation, services: services).revise(revised)
    }
    let changes = try changes(source.path, services)
    let form = try services.readyForm(revised.record.text("form") ?? "")
    if form.version != revised.record.text("version") ?? "" {
      try services.warn("The form has another version now: \(form.version)")
    }
    let filler = try filler(revised, form, services)
    let given = revised.answers(changedBy: changes, of: form)
    guard given != revised.answers else { throw unchanged }
    switch try filler.fill(GivenRecord(1, given)) {
    case .refused(let problems): throw failure(problems)
    case .ready(let record):
      if !invocation.context.dryRun {
        _ = try services.commit(
          ChangeSet(
            stream: record.stream, command: invocation.commandName, reason: record.reason,
            assertions: record.assertions))
      }
      for note in record.notes {
        try services.warn("Set aside, its question is not asked: \(note.path)")
      }
      return try outcome(record, revised, isKept: !invocation.context.dryRun, services)
    }
  }

  /// A filler that corrects.
  static func filler(
    _ revised: RevisedSubmission, _ form: CompiledForm, _ services: any Services
  ) throws -> RecordFiller {
    var filler = try RecordFiller(
      form, for: form.opensCase ? nil : revised.file, visit: revised.visit,
      language: revised.record.text("language"), services: services)
    filler.revised = revised
    let session = filler.session()
    _ = session.fill(revised.answers)
    filler.remarks = Remarks(kept: revised.document).fitting(session)
    return filler
  }

  /// Says what became of it.
  static func outcome(
    _ record: FilledRecord, _ revised: RevisedSubmission, isKept: Bool = true,
    _ services: any Services
  ) throws -> Outcome {
    if isKept {
      try services.done("Corrected the form of case \(record.caseNumber)")
    } else {
      try services.say("The correction can be taken in.")
    }
    for kept in record.kept { try services.warn("Kept, decide by hand: \(kept)") }
    var result = JSONObject()
    result["status"] = .string(isKept ? "finished" : "checked")
    result["case"] = .string(record.caseNumber)
    result["submission"] = .string(record.submission.text)
    result["revises"] = .string(revised.record.id.text)
    result["records"] = .integer(Int64(record.records))
    result["kept"] = .array(record.kept.map { .string($0) })
    return .success(
      schema: "frun.intake.revise/1", .object(result),
      next: [
        "frun intake show \(record.submission.text)", "frun case show \(record.caseNumber)",
      ])
  }

  private static func changes(_ path: String, _ services: any Services) throws -> JSONObject {
    let bytes = try services.readInput(path, limit: 1 << 20)
    let value: JSONValue
    do { value = try JSONValue(parsing: bytes) } catch {
      throw AnswerFile.malformed("this is not JSON: \(error)", at: "--answers")
    }
    guard let object = value.object ?? (value.array?.count == 1 ? value[0]?.object : nil) else {
      throw AnswerFile.malformed("one object with the answers that change is expected", at: path)
    }
    return object
  }

  private static var unchanged: Failure {
    Failure(.data, "revision.unchanged", "no answer changes", place: "--answers")
  }

  private static func failure(_ problems: [RecordProblem]) -> Failure {
    let lines = problems.map { $0.path.isEmpty ? $0.message : "\($0.path): \($0.message)" }
    return Failure(
      .data, "revision.refused", "the correction is refused, and nothing is kept",
      place: problems.first?.path, causes: Array(lines.prefix(10)))
  }
}
