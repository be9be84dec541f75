import FrunArguments
import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// Where interviews begin and end: which draft, which version of the form, which language, and
/// what is said afterwards.
struct InterviewDesk {
  let invocation: Invocation
  let services: any Services

  /// What a form is about, beyond its answers.
  struct Subject {
    var file: OpenedCase?
    var visit: RecordID?
  }

  /// The largest number of discarded drafts before the person is asked something else.
  private static let tries = 100

  // MARK: Beginning

  /// Begins a form, or goes on with one of its drafts.
  ///
  /// - Parameter language: the language that was asked for; nil lets the person choose.
  func begin(_ name: String, _ subject: Subject, language: String?) throws -> Outcome {
    guard !invocation.context.dryRun else {
      throw Failure.usage(
        "an interview cannot be tried without keeping it",
        hints: ["leave --dry-run out; Ctrl-S keeps a draft, which can be thrown away"])
    }
    let source = try services.form(name)
    let form = try services.readyForm(source)
    let filler = try RecordFiller(
      form, for: subject.file, visit: subject.visit,
      language: language ?? invocation.context.language, services: services)
    for _ in 0..<Self.tries {
      let drafts = try services.formDrafts().filter {
        $0.form == name && $0.stream == subject.file?.stream && $0.visit == subject.visit
      }
      if drafts.isEmpty { break }
      switch try offer(drafts, form, filler) {
      case .resume(let draft): return try resume(draft.id)
      case .discard(let draft): try services.discard(draft.id)
      case .new:
        return try begin(name, form, source, filler, subject, language: language)
      }
    }
    return try begin(name, form, source, filler, subject, language: language)
  }

  private func begin(
    _ name: String, _ form: CompiledForm, _ source: FormSource, _ filler: RecordFiller,
    _ subject: Subject, language: String?
  ) throws -> Outcome {
    let chosen: String
    if let language {
      chosen = form.language(language)
    } else {
      chosen = try asking(form, filler) { try chooseLanguage(form) }
    }
    let acting = try services.acting()
    let world = InterviewWorld(services, acting)
    // The filler's form has the lists of the case.
    let book = AnswerBook(filler.form, world, language: chosen)
    let interview = Interview(book, calendar: calendar, today: services.today)
    try asking(form, filler) { try welcome(interview) }
    let draft = FormDraft(
      id: try RecordID(random: { services.random($0) }), member: acting.member, form: name,
      version: form.version, title: form.title, stream: subject.file?.stream,
      visit: subject.visit, begunAt: services.now)
    let run = InterviewRun(
      interview, draft, source, world, filler: filler, services: services)
    return try report(asking(form, filler) { try run.run() }, run)
  }

  /// The calendar of the office.
  var calendar: CalendarSystem {
    services.setting("intake.calendar").flatMap { CalendarSystem(rawValue: $0) } ?? .gregorian
  }

  private func chooseLanguage(_ form: CompiledForm) throws -> String {
    guard form.languages.count > 1 else { return form.defaultLanguage }
    let present = form.language(invocation.context.language)
    let words = InterviewWords(FormLanguage(name: present).tag)
    let choices = form.languages.map { Turn.Choice($0.name, label: $0.name) }
    let turn = Turn(
      words(.whichLanguage), .one(choices, chosen: present), header: head(form, words),
      language: words.tag)
    let reply = try ask(turn).text
    return form.languages.contains { $0.name == reply } ? reply : present
  }

  private func head(_ form: CompiledForm, _ words: InterviewWords) -> [String] {
    form.version.isEmpty ? [form.title] : [form.title, words(.version, form.version)]
  }

  private func welcome(_ interview: Interview) throws {
    let words = interview.words
    let count = interview.spots.asked.count
    _ = try ask(
      Turn(
        words(.start, String(count)), .note, header: head(interview.book.form, words),
        language: interview.languageTag))
  }

  /// A turn before the interview; leaving here leaves nothing behind.
  private func ask(_ turn: Turn) throws -> TurnReply {
    var turn = turn
    turn.actions = [.saveAndLeave]
    let reply = try services.converse(turn)
    if case .action(let action, _, _) = reply, action == .saveAndLeave || action == .hangUp {
      throw Failure.cancelled
    }
    return reply
  }

  /// Without a person to ask, says what an answers file would have to hold.
  func asking<T>(
    _ form: CompiledForm, _ filler: RecordFiller, _ body: () throws -> T
  ) throws -> T {
    do { return try body() } catch var failure as Failure where failure.kind == .usage {
      failure.causes += filler.session().validate().prefix(5).map(\.description)
      failure.hints.insert("give --answers", at: 0)
      failure.hints.append("frun intake template \(form.id) writes an answers file to fill in")
      throw failure
    }
  }

  // MARK: Drafts

  private enum DraftChoice {
    case resume(FormDraft)
    case discard(FormDraft)
    case new
  }

  private func offer(
    _ drafts: [FormDraft], _ form: CompiledForm, _ filler: RecordFiller
  ) throws -> DraftChoice {
    let words = words(form)
    let resuming = drafts.map {
      Turn.Choice("resume \($0.id.text)", label: words(.goOnWith, describe($0, words)))
    }
    let discarding = drafts.map {
      Turn.Choice("discard \($0.id.text)", label: words(.throwAway, describe($0, words)))
    }
    let turn = Turn(
      words(drafts.count == 1 ? .draft1 : .drafts),
      .menu(resuming + [.init("new", label: words(.beginNew))] + discarding),
      header: head(form, words), language: words.tag)
    let reply = try asking(form, filler) { try ask(turn) }.text
    let parts = reply.split(separator: " ").map(String.init)
    guard parts.count == 2, let draft = drafts.first(where: { $0.id.text == parts[1] }) else {
      return .new
    }
    if parts[0] == "resume" { return .resume(draft) }
    let sure = Turn(
      words(.throwAwaySure, String(draft.progress.answered)),
      .yesNo(yes: words(.yes), no: words(.no), chosen: false), header: [describe(draft, words)],
      language: words.tag)
    return try ask(sure).text == "yes" ? .discard(draft) : try offer(drafts, form, filler)
  }

  /// "Salma, 2 days ago, 34 % answered, last: Sex, version 2026112101".
  func describe(_ draft: FormDraft, _ words: InterviewWords = InterviewWords("en")) -> String {
    let progress = draft.progress
    let name = progress.name.filter { !$0.isWhitespace }.isEmpty ? "" : progress.name
    return [
      name, age(of: draft, words), words(.percentAnswered, "\(progress.percent)", "%"),
      progress.lastQuestion.isEmpty ? "" : words(.lastAsked, progress.lastQuestion),
      draft.version.isEmpty ? "" : words(.draftVersion, draft.version),
    ].filter { !$0.isEmpty }.joined(separator: words.tag == "ar" ? "، " : ", ")
  }

  private func age(of draft: FormDraft, _ words: InterviewWords) -> String {
    switch draft.changedAt.localDay.days(to: services.today) {
    case ...0: words(.dayToday)
    case 1: words(.dayYesterday)
    case let days: words(.daysAgo, String(days))
    }
  }

  /// Words before the person has chosen a language: those of the command, where the form speaks it.
  private func words(_ form: CompiledForm) -> InterviewWords {
    InterviewWords(FormLanguage(name: form.language(invocation.context.language)).tag)
  }

  // MARK: Going on

  /// Goes on with a draft of the acting member.
  func resume(_ id: RecordID) throws -> Outcome {
    guard var kept = try services.formDraft(id) else {
      throw Failure.notFound("draft", hints: ["'frun intake list' shows the drafts"])
    }
    let acting = try services.acting()
    let file = try kept.draft.stream.map { try services.openCase($0.id.text) }
    let lists = CaseLists(
      file, language: invocation.context.language, services: services)
    let form = try lists.attached(to: services.readyForm(kept.source))
    let revised = try kept.draft.revision.map {
      try RevisedSubmission($0.submission, reason: $0.reason, services: services)
    }
    var steps = kept.entries.compactMap { InterviewStep(text: $0.body) }
    var book: AnswerBook
    var lost: [InterviewStep]
    let world = InterviewWorld(
      steps.first { $0.action == .begin } ?? InterviewStep(.begin), services, acting)
    (book, lost) = AnswerBook.replaying(steps, form, world)
    if var newer = try newerForm(than: form, kept) {
      newer.form = try lists.attached(to: newer.form)
      let migration = DraftMigration(from: form, to: newer.form)
      if try isWanted(migration, kept.draft) {
        steps = migration.steps(steps)
        (book, lost) = AnswerBook.replaying(steps, newer.form, world)
        kept = try move(kept, to: newer, book, migration.carried(lost), migration)
        steps = kept.entries.compactMap { InterviewStep(text: $0.body) }
        (book, lost) = AnswerBook.replaying(steps, newer.form, world)
      }
    }
    let interview = Interview(book, calendar: calendar, today: services.today, isSaved: true)
    interview.moveToFirstOpen()
    let last = kept.draft.progress.lastQuestion
    if !last.isEmpty { interview.notices.append(interview.words(.resumed, last)) }
    if !lost.isEmpty {
      interview.notices.append(interview.words(.stepsLost, String(lost.count)))
    }
    var filler = try RecordFiller(
      book.form, for: revised != nil && book.form.opensCase ? nil : file, visit: kept.draft.visit,
      language: book.session.language, services: services)
    filler.revised = revised
    let run = InterviewRun(
      interview, kept.draft, kept.source, world, filler: filler, kept: kept.entries,
      services: services)
    return try report(run.run(), run)
  }

  private func newerForm(
    than form: CompiledForm, _ kept: KeptDraft
  ) throws -> (form: CompiledForm, source: FormSource)? {
    // A form that is gone or broken now is no reason not to go on with the draft.
    guard let source = try? services.form(kept.draft.form), source.files != kept.source.files,
      let newer = try? services.readyForm(source)
    else { return nil }
    return newer.version == form.version && DraftMigration(from: form, to: newer).isEmpty
      ? nil : (newer, source)
  }

  private func isWanted(_ migration: DraftMigration, _ draft: FormDraft) throws -> Bool {
    let words = words(migration.new)
    let lines = migration.isEmpty ? [words(.noQuestionChanges)] : migration.lines(words)
    let turn = Turn(
      words(.formChanged),
      .menu([
        .init("stay", label: words(.stayVersion, draft.version)),
        .init("move", label: words(.moveVersion, migration.new.version)),
      ]), header: [migration.new.title],
      hint: (lines + [words(.withoutPlace)]).joined(separator: "\n"), language: words.tag)
    return try ask(turn.sayingHint).text == "move"
  }

  private func move(
    _ kept: KeptDraft, to newer: (form: CompiledForm, source: FormSource), _ book: AnswerBook,
    _ carried: [InterviewStep], _ migration: DraftMigration
  ) throws -> KeptDraft {
    let old = kept.draft
    let draft = FormDraft(
      id: old.id, member: old.member, form: old.form, version: newer.form.version,
      title: newer.form.title, stream: old.stream, visit: old.visit, revision: old.revision,
      begunAt: old.begunAt, changedAt: services.now, progress: old.progress)
    let at = kept.entries.last?.at ?? services.now
    var entries: [FormDraft.Entry] = []
    for entry in kept.entries {
      guard let step = InterviewStep(text: entry.body) else { continue }
      entries += migration.steps([step]).map { .init(at: entry.at, body: $0.text) }
    }
    entries += carried.map { .init(at: at, body: $0.text) }
    try services.replaceDraft(draft, source: newer.source, entries: entries)
    return KeptDraft(draft: draft, source: newer.source, entries: entries)
  }

  // MARK: Ending

  func report(_ ending: InterviewRun.Ending, _ run: InterviewRun) throws -> Outcome {
    var result = JSONObject()
    switch ending {
    case .abandoned: throw Failure.cancelled
    case .left:
      let progress = run.interview.progress
      try services.done("The draft is kept, \(progress.percent) % answered")
      result["status"] = "draft"
      result["draft"] = .string(run.draft.id.text)
      result["percent"] = .integer(Int64(progress.percent))
      return Outcome(
        status: ExitStatus.incomplete.rawValue, schema: "frun.intake.new/1",
        result: .object(result), next: ["frun intake resume \(run.draft.id.text)"])
    case .finished(let record):
      if let revised = run.revised {
        return try IntakeRevise.outcome(record, revised, services)
      }
      let form = run.interview.book.form
      try services.done(
        run.draft.stream == nil
          ? "Opened case \(record.caseNumber)"
          : "Added form \(form.id) \(form.version) to case \(record.caseNumber)")
      result["status"] = "finished"
      result["case"] = .string(record.caseNumber)
      result["submission"] = .string(record.submission.text)
      result["records"] = .integer(Int64(record.records))
      return .success(
        schema: "frun.intake.new/1", .object(result),
        next: ["frun case show \(record.caseNumber)"])
    }
  }
}
