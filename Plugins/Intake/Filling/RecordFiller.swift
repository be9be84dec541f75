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
  /// Answers that were given and set aside, because their questions are not asked.
  var notes: [RecordProblem] = []
  /// Answers that are kept and worth a second look.
  var looks: [RecordProblem] = []
  /// Bytes that were kept for it, by SHA-256.
  var files: [[UInt8]] = []
  /// The reason of the commit, where a step in the case needs one.
  var reason: String? = nil
  /// Records of a corrected form that it would no longer make: left for a person to decide.
  var kept: [String] = []

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
  /// The language of the questions, kept with the answers.
  var language: String
  let environment: FormEnvironment
  /// What an interview keeps beside the answers; nil for answers from a file.
  var remarks: Remarks?
  /// Records of the files that were given as answers; part of the same commit.
  var attachments: [RecordDraft] = []
  /// The finished form that is corrected; nil for a new one.
  var revised: RevisedSubmission?
  /// How answers from a file are taken.
  let reading: Reading
  private let acting: Acting
  private let services: any Services
  private let mapping: SubmissionMapping

  /// How answers from a file are taken.
  struct Reading {
    /// Whether an answer to a question that is not asked refuses the record.
    var isStrict = false
    /// Whether choices may be given by their labels.
    var byLabel = false
    /// Where the files lie that answers name; nil leaves them where they are.
    var media: MediaFolder?
  }

  /// What became of a record.
  enum Outcome {
    case ready(FilledRecord)
    case refused([RecordProblem])
  }

  /// - Throws: ``Failure`` `form.opensCase` or `form.needsCase` when form and case do not fit.
  init(
    _ form: CompiledForm, for file: OpenedCase?, visit: RecordID?, language: String?,
    reading: Reading = Reading(), services: any Services
  ) throws {
    let opensCase = form.opensCase
    let namesCase = form.entities.contains { $0.entityID != nil }
    if opensCase, file != nil {
      throw Failure(
        .usage, "form.opensCase", "the form opens a new case and cannot add to one",
        hints: ["leave --case out"])
    }
    if !opensCase, !namesCase, file == nil {
      throw Failure(
        .usage, "form.needsCase", "the form adds to a case, and none is named",
        hints: ["give --case CASE; frun case list shows the cases"])
    }
    self.file = file
    self.visit = visit
    self.language = form.language(language)
    self.reading = reading
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
  ///
  /// - Parameters:
  ///   - source: identity of the record, kept with the submission.
  ///   - keepsFiles: whether the files it names are taken into the vault now. Whoever does not commit
  ///     the record gives them back.
  func fill(
    _ record: GivenRecord, source: [UInt8]? = nil, keepsFiles: Bool = false
  ) throws -> Outcome {
    guard record.problems.isEmpty else { return .refused(record.problems) }
    let session = session()
    var problems = session.fill(record.answers, byLabel: reading.byLabel)
    var notes: [AnswerProblem] = []
    if !reading.isStrict {
      notes = problems.filter { $0.code == .irrelevant }
      problems.removeAll { $0.code == .irrelevant }
    }
    let named = MediaFolder.named(in: session)
    var filler = self
    var files: [[UInt8]] = []
    if reading.media != nil {
      let wrong = named.compactMap { MediaFolder.problem($0, record: record.number) }
      guard wrong.isEmpty else { return .refused(wrong) }
    }
    if keepsFiles, let media = reading.media, !named.isEmpty {
      do {
        let made = try media.keep(named, of: session, about: file?.client, services: services)
        filler.attachments = made.map(\.draft)
        var remarks = remarks ?? Remarks()
        for file in made { remarks.files[file.path] = file.draft.id }
        filler.remarks = remarks
        files = made.map(\.digest)
      } catch let failure as Failure
        where [.notFound, .data, .usage, .denied].contains(failure.kind)
      {
        return .refused([RecordProblem(record.number, failure)])
      }
    }
    switch try filler.finish(
      session, number: record.number, problems: problems, source: source)
    {
    case .ready(var filled):
      filled.files = files
      filled.looks = looks(at: session, record.number, named)
      filled.notes = notes.map { RecordProblem(record.number, $0) }
      return .ready(filled)
    case .refused(let refused):
      try services.releaseFiles(files)
      // What was set aside may be why something else is missing.
      return .refused(notes.map { RecordProblem(record.number, $0) } + refused)
    }
  }

  /// What a person would have been asked about: unusual answers, and files that stay where they are.
  private func looks(
    at session: FormSession, _ number: Int, _ named: [MediaFolder.Named]
  ) -> [RecordProblem] {
    var looks: [RecordProblem] = []
    if form.items.contains(where: \.hasWarning) {
      looks = session.standingAnswers().filter(\.isRelevant).compactMap { answer in
        session.warning(answer.path).map {
          RecordProblem(
            number, path: answer.path.description, code: "unusual",
            message: $0.isEmpty ? "the answer is unusual" : $0)
        }
      }
    }
    guard reading.media == nil else { return looks }
    return looks
      + named.map {
        RecordProblem(
          number, path: $0.path.description, code: "file.notTaken",
          message: "the file is not taken in; --media FOLDER says where it lies")
      }
  }

  /// Ends a form: a record with any problem yields nothing.
  func finish(
    _ session: FormSession, number: Int, problems: [AnswerProblem] = [], source: [UInt8]? = nil
  ) throws -> Outcome {
    var problems = problems
    switch session.finish() {
    case .failure(let unfinished):
      problems += unfinished.problems.filter { problem in
        // An answer that could not be read is not missing as well.
        !problems.contains {
          $0.path == problem.path && ($0.code == problem.code || problem.code == .required)
        }
      }
    case .success(let result) where problems.isEmpty:
      do {
        return try records(of: result, number, source)
      } catch let failure as Failure where failure.kind == .data {
        return .refused([RecordProblem(number, failure)])
      }
    case .success: break
    }
    return .refused(problems.map { RecordProblem(number, $0) })
  }

  /// Reads what a filled form says, without the steps in the case that follow from it.
  func made(of result: SubmissionResult, _ remarks: Remarks?) throws -> MadeRecords {
    let updates = try EntityUpdates(file: file, remarks: remarks, services: services)
      .read(result.entities)
    let entities = mapping.entities(
      result.entities.filter { $0.action == .create } + updates.creations, remarks)
    let intake: CaseIntake
    if let file = updates.file {
      intake = try CaseIntake(
        adding: entities.filter { $0.kind != "case" }, to: file, services: services)
    } else {
      guard form.opensCase else {
        throw Failure(
          .data, "form.noCase", "the form adds to a case, and its answers name none",
          hints: ["give --case CASE; frun case list shows the cases"])
      }
      intake = try CaseIntake(entities, owner: acting.member, services: services)
    }
    let rows = rows(of: result, intake.records)
    var drafts =
      intake.problems.isEmpty
      ? try SubmissionLinks(
        author: acting.member, today: services.today, visit: visit, rows: rows
      ).complete(intake.drafts) : []
    if let file = updates.file, let changed = try changes(of: file, entities) {
      drafts.append(changed)
    }
    return MadeRecords(
      updates: updates, entities: entities, intake: intake, rows: rows, drafts: drafts)
  }

  private func records(
    of result: SubmissionResult, _ number: Int, _ source: [UInt8]?
  ) throws -> Outcome {
    let made = try made(of: result, remarks)
    let (updates, intake) = (made.updates, made.intake)
    guard intake.problems.isEmpty else {
      return .refused(intake.problems.map { RecordProblem(number, $0) })
    }
    if let revised { return try revision(of: revised, made, result, number) }
    var drafts = made.drafts
    // Records that exist already have what a new one is given.
    let added =
      try updates.file.map { file in
        try CaseSteps(file: file, visit: visit, acting: acting, services: services)
          .complete(&drafts)
      } ?? CaseSteps.Added()
    drafts += updates.drafts
    drafts += attachments
    let written = drafts.map { actual($0.id, $0.kind.name) }
    var kept = Submission(result, of: form, language: language, remarks: remarks)
    kept.made = made.places { $0 }.mapValues { visit != nil && $0 == made.visit ? visit ?? $0 : $0 }
    var submission = try kept.draft(
      recording: written, by: acting.member, source: source, services: services)
    try submission.set("readers", added.readers)
    let assertions =
      (drafts + [submission]).flatMap(\.assertions).map(actual) + added.assertions
    let known = Set(
      updates.drafts.map(\.id) + added.changed + [updates.file?.record.id].compactMap(\.self))
    if let problem = problem(assertions, in: intake.stream, number, knowing: known) {
      return .refused([problem])
    }
    return .ready(
      FilledRecord(
        number: number, stream: intake.stream, submission: submission.id, assertions: assertions,
        records: Set(assertions.map(\.record)).count, reason: added.reason))
  }

  /// What a corrected form changes.
  private func revision(
    of revised: RevisedSubmission, _ made: MadeRecords, _ result: SubmissionResult, _ number: Int
  ) throws -> Outcome {
    var kept = Submission(result, of: form, language: language, remarks: remarks)
    let before = session()
    _ = before.fill(revised.answers)
    let old = try self.made(of: before.result(), Remarks(kept: revised.document))
    var difference = RevisionDifference(
      revised, old: old, new: made, rows: RowAlignment(from: revised.answers, to: kept.answers))
    try difference.compare(services)
    if difference.isNothing, revised.isSame(kept.answers, remarks ?? Remarks()) {
      throw Failure(.data, "revision.unchanged", "no answer changes")
    }
    var added = difference.added + attachments
    let steps = CaseSteps(file: revised.file, visit: visit, acting: acting, services: services)
    var more = CaseSteps.Added()
    if !form.opensCase { more = try steps.complete(&added) }
    try steps.allow(changing: difference.changed)
    kept.made = difference.made
    var submission = try kept.draft(
      recording: difference.made.values.sorted() + made.updates.drafts.map(\.id),
      by: acting.member, services: services)
    try submission.set("revises", .reference(revised.record.id))
    try submission.set("readers", more.readers ?? revised.record["readers"])
    let assertions =
      (difference.changed + added + [submission]).flatMap(\.assertions) + more.assertions
    let known = Set(
      difference.changed.map(\.id) + revised.made.values + more.changed
        + [revised.record.id, revised.file.record.id, revised.file.client].compactMap(\.self))
    if let problem = problem(assertions, in: revised.file.stream, number, knowing: known) {
      return .refused([problem])
    }
    return .ready(
      FilledRecord(
        number: number, stream: revised.file.stream, submission: submission.id,
        assertions: assertions, records: Set(assertions.map(\.record)).count,
        reason: revised.reason, kept: difference.kept))
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
    _ assertions: [Assertion], in stream: StreamID, _ number: Int, knowing changed: Set<RecordID>
  ) -> RecordProblem? {
    let known = changed.union([file?.record.id, visit].compactMap(\.self))
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
