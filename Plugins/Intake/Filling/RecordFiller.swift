import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// A record that passed every check and waits to be committed.
struct FilledRecord {
  /// Number in the batch, from 1.
  let number: Int
  /// The case, new or existing.
  let stream: StreamID
  /// The record of the form filled in.
  let submission: RecordID
  /// What to commit; empty once it is.
  var assertions: [Assertion]
  /// How many records it makes or changes, the submission among them.
  let records: Int
  /// The reason of the commit, where a step in the case needs one.
  var reason: String? = nil

  /// The number people use for the case.
  var caseNumber: String { CaseNumber(of: stream.id).description }

  /// What is still worth knowing after the commit.
  var reported: FilledRecord {
    var copy = self
    copy.assertions = []
    return copy
  }
}

/// Fills one form for one record after the other. Nothing is written here.
struct RecordFiller {
  /// The case that the form adds to; nil when each record opens one.
  let file: OpenedCase?
  /// The planned visit that the form is about.
  let visit: RecordID?
  let form: CompiledForm
  let language: String
  let environment: FormEnvironment
  private let acting: Acting
  private let services: any Services
  private let mapping: SubmissionMapping

  /// What became of a record.
  enum Outcome {
    case ready(FilledRecord)
    case refused([RecordProblem])
  }

  /// - Throws: ``Failure`` `form.opensCase` or `form.needsCase` when form and case do not fit.
  init(
    _ form: CompiledForm, for file: OpenedCase?, visit: RecordID?, language: String?,
    services: any Services
  ) throws {
    let opensCase = form.entities.contains { $0.dataset == "person" }
    if opensCase, file != nil {
      throw Failure(
        .usage, "form.opensCase", "the form opens a new case and cannot add to one",
        hints: ["leave --case out"])
    }
    if !opensCase, file == nil {
      throw Failure(
        .usage, "form.needsCase", "the form adds to a case, and none is named",
        hints: ["give --case CASE; frun case list shows the cases"])
    }
    self.file = file
    self.visit = visit
    self.language = form.language(language)
    self.services = services
    self.form = try CaseLists(file, language: self.language, services: services)
      .attached(to: form)
    acting = try services.acting()
    environment = FormWorld.environment(services, for: acting)
    mapping = SubmissionMapping(form)
  }

  /// A form without answers.
  func session() -> FormSession {
    FormSession(form: form, environment: environment, language: language)
  }

  /// Fills the form from a record.
  func fill(_ record: JSONObject, number: Int) throws -> Outcome {
    let session = session()
    return try finish(session, number: number, problems: session.fill(record))
  }

  /// Ends a form: a record with any problem yields nothing.
  func finish(
    _ session: FormSession, number: Int, problems: [AnswerProblem] = []
  ) throws -> Outcome {
    var problems = problems
    switch session.finish() {
    case .failure(let unfinished):
      problems += unfinished.problems.filter { problem in
        !problems.contains { $0.path == problem.path && $0.code == problem.code }
      }
    case .success(let result) where problems.isEmpty:
      do {
        return try records(of: result, number)
      } catch let failure as Failure where failure.kind == .data {
        return .refused([RecordProblem(number, failure)])
      }
    case .success: break
    }
    return .refused(problems.map { RecordProblem(number, $0) })
  }

  private func records(of result: SubmissionResult, _ number: Int) throws -> Outcome {
    let known = try RecordChanges(result, of: file, services: services)
    let entities = mapping.entities(result, creating: known.missing)
    let intake =
      if let file {
        try CaseIntake(
          adding: entities.filter { $0.kind != "case" }, to: file, services: services)
      } else {
        try CaseIntake(entities, owner: acting.member, services: services)
      }
    guard intake.problems.isEmpty else {
      return .refused(intake.problems.map { RecordProblem(number, $0) })
    }
    var drafts = try SubmissionLinks(
      author: acting.member, today: services.today, visit: visit,
      rows: rows(of: result, intake.records)
    ).complete(intake.drafts)
    if let file, let changed = try changes(of: file, entities) { drafts.append(changed) }
    drafts += known.drafts
    let added =
      try file.map { file in
        try CaseSteps(file: file, visit: visit, acting: acting, services: services)
          .complete(&drafts)
      } ?? CaseSteps.Added()
    let written = drafts.map { actual($0.id, $0.kind.name) }
    var submission = try Submission(result, of: form, language: language)
      .draft(recording: written, by: acting.member, services: services)
    try submission.set("readers", added.readers)
    let assertions =
      (drafts + [submission]).flatMap(\.assertions).map(actual) + added.assertions
    let changed = known.drafts.map(\.id) + added.changed
    if let problem = problem(assertions, in: intake.stream, changed, number) {
      return .refused([problem])
    }
    return .ready(
      FilledRecord(
        number: number, stream: intake.stream, submission: submission.id, assertions: assertions,
        records: Set(assertions.map(\.record)).count, reason: added.reason))
  }

  /// The rows of repeats that each record was answered in.
  private func rows(
    of result: SubmissionResult, _ records: [String: RecordID]
  ) -> [RecordID: [AnswerPath.Component]] {
    var rows: [RecordID: [AnswerPath.Component]] = [:]
    for change in result.entities {
      let steps = change.fields.first?.path.components.filter { $0.row != nil } ?? []
      for (key, record) in records where key == change.key || key.hasPrefix(change.key + "#") {
        rows[record] = steps
      }
    }
    return rows
  }

  /// What the form says about the case itself, where it differs from what is known.
  private func changes(of file: OpenedCase, _ entities: [CaseEntity]) throws -> RecordDraft? {
    var draft = try services.draft(changing: file.record)
    for field in entities.filter({ $0.kind == "case" }).flatMap(\.fields)
    where !field.value.isEmpty && field.value != file.record[field.property]?.displayText {
      try draft.set(field.property, to: field.value, at: field.place)
    }
    return draft.isEmpty ? nil : draft
  }

  /// The first rule of the schema that the records break.
  private func problem(
    _ assertions: [Assertion], in stream: StreamID, _ changed: [RecordID], _ number: Int
  ) -> RecordProblem? {
    let known = Set([file?.record.id, visit].compactMap(\.self) + changed)
    let change = ChangeSet(stream: stream, command: "intake fill", assertions: assertions)
    do {
      try Schema.standard.validate(change) { known.contains($0) }
      return nil
    } catch {
      return RecordProblem(
        number, path: [error.kind, error.field].compactMap(\.self).joined(separator: "."),
        code: "record.\(error.code.rawValue)", message: error.reason)
    }
  }

  // MARK: The planned visit

  /// The record that is meant: of a planned visit the one that was planned.
  private func actual(_ id: RecordID, _ kind: String) -> RecordID {
    kind == "visit" ? visit ?? id : id
  }

  private func actual(_ assertion: Assertion) -> Assertion {
    Assertion(
      record: actual(assertion.record, assertion.kind), kind: assertion.kind,
      field: assertion.field, change: assertion.change)
  }
}
