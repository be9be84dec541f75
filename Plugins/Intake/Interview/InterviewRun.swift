import FrunDomain
import FrunForms
import FrunKit

/// An interview with a person: turns go out, replies come in, and every accepted answer is written
/// down before the next question is asked.
final class InterviewRun {
  /// How an interview ended.
  enum Ending {
    /// Everything is recorded.
    case finished(FilledRecord)
    /// Left; the draft is kept.
    case left
    /// Left before anything was answered: there is nothing to keep.
    case abandoned
  }

  let interview: Interview
  private(set) var draft: FormDraft
  private let source: FormSource
  private let world: InterviewWorld
  private let services: any Services
  private var filler: RecordFiller
  /// The finished form that is corrected; nil for a new one.
  var revised: RevisedSubmission? { filler.revised }
  /// Whether the draft is in the vault.
  private var isKept: Bool
  /// The journal with its moments, for the audit log.
  private var log: [(at: Moment, step: InterviewStep)]
  private var lastMoment: Moment

  init(
    _ interview: Interview, _ draft: FormDraft, _ source: FormSource, _ world: InterviewWorld,
    filler: RecordFiller, kept entries: [FormDraft.Entry]? = nil, services: any Services
  ) {
    self.interview = interview
    self.draft = draft
    self.source = source
    self.world = world
    self.filler = filler
    self.services = services
    isKept = entries != nil
    log = (entries ?? []).compactMap { entry in
      InterviewStep(text: entry.body).map { (entry.at, $0) }
    }
    lastMoment = services.now
    interview.keepFile = { try services.keepFile($0, limit: FileAnswer.limit) }
  }

  /// Asks until the form is finished or left.
  func run() throws -> Ending {
    let ending = try converse()
    // Bytes that no answer names in the end are not left behind; what records name stays.
    let named = FileAnswer.digests(in: isKept ? log.map(\.step) : [])
    let loose: Set<[UInt8]>
    if case .finished = ending {
      loose = interview.keptDigests.union(named)
    } else {
      loose = interview.keptDigests.subtracting(named)
    }
    try services.releaseFiles(Array(loose))
    return ending
  }

  private func converse() throws -> Ending {
    while true {
      let failure = try save()
      if let failure { interview.notices.append(interview.words(.unsaved, failure.message)) }
      switch interview.take(try reply()) {
      case .goOn: continue
      case .leave: return try leave()
      case .finish: if let record = try finish() { return .finished(record) }
      }
    }
  }

  /// The reply of the person. Nobody there any more means leaving, never losing.
  private func reply() throws -> TurnReply {
    do {
      return try services.converse(interview.turn)
    } catch let failure as Failure where failure.kind == .cancelled {
      return .action(.hangUp)
    }
  }

  // MARK: Saving

  /// Writes down what is not written yet; answers why it could not be.
  private func save() throws -> Failure? {
    let steps = interview.unsaved
    guard steps.contains(where: { $0.action != .begin && $0.action != .language }) || isKept,
      !steps.isEmpty
    else { return nil }
    do {
      if !isKept {
        try services.beginDraft(draft, source: source)
        isKept = true
      }
      let at = try services.append(
        steps.map(\.text), to: draft.id, progress: interview.progress)
      interview.saved(steps.count)
      log += steps.map { (at, $0) }
      world.advance(to: at, from: lastMoment)
      lastMoment = at
      return nil
    } catch let failure as Failure where failure.kind == .io || failure.kind == .busy {
      return failure
    }
  }

  private func leave() throws -> Ending {
    if let failure = try save() {
      throw Failure(
        .io, "draft.unsaved",
        "the last answers could not be written down; those before them are kept",
        causes: [failure.message] + failure.causes,
        hints: ["free some space, then 'frun intake resume \(draft.id.text)'"])
    }
    return isKept ? .left : .abandoned
  }

  // MARK: Finishing

  /// Records the form; nil when something is in the way, which the review shows.
  private func finish() throws -> FilledRecord? {
    interview.mode = .review
    filler.remarks = remarks
    do { try attachFiles() } catch let failure as Failure where failure.kind == .data {
      interview.notices = [failure.message]
      return nil
    }
    filler.language = interview.book.session.language
    switch try filler.finish(interview.book.session, number: 1) {
    case .refused(let problems):
      interview.notices = refusal(problems)
      return nil
    case .ready(let record):
      do {
        let change = ChangeSet(
          stream: record.stream,
          command: draft.revision == nil ? "intake new" : "intake revise",
          reason: draft.revision?.reason ?? record.reason,
          assertions: record.assertions)
        _ =
          isKept
          ? try services.commit(change, finishing: draft.id) : try services.commit(change)
        return record.reported
      } catch let failure as Failure
        where failure.kind == .data || ["store.gate", "store.disagreement"].contains(failure.code)
      {
        interview.notices = [interview.words(.refusedHere), failure.message] + failure.causes
        return nil
      } catch let failure as Failure where failure.kind == .io || failure.kind == .busy {
        interview.notices = [interview.words(.unsaved, failure.message)]
        return nil
      }
    }
  }

  /// The attachments of the answers that are files: their records are part of the same commit.
  private func attachFiles() throws {
    filler.attachments = []
    let book = interview.book
    var kept: [(path: AnswerPath, file: KeptFile)] = []
    for (path, answer) in book.files where book.session.isRelevant(path) {
      switch answer {
      case .kept(let file): kept.append((path, file))
      case .record(let id): filler.remarks?.files[path] = id
      }
    }
    kept.sort { $0.path.description < $1.path.description }
    let sizes = try services.contentSizes(kept.map(\.file.digest))
    for (path, file) in kept {
      let question = try book.session.question(path)
      guard sizes[file.digest] == file.size else {
        throw Failure(.data, "file.gone", interview.words(.fileGone, question.label))
      }
      let draft = try FileAnswer.attachment(
        file, named: question.value, answering: question.item, label: question.label,
        about: filler.file?.client, services: services)
      filler.attachments.append(draft)
      filler.remarks?.files[path] = draft.id
    }
  }

  private func refusal(_ problems: [RecordProblem]) -> [String] {
    [interview.words(.refusedHere)]
      + problems.prefix(10).map { problem in
        let question = AnswerPath(problem.path).flatMap {
          try? interview.book.session.question($0)
        }
        let name = question?.label ?? problem.path
        return name.isEmpty ? problem.message : "\(name): \(problem.message)"
      }
  }

  /// What is kept beside the answers, of questions that are asked.
  private var remarks: Remarks {
    let book = interview.book
    func relevant<Value>(_ kept: [AnswerPath: Value]) -> [AnswerPath: Value] {
      kept.filter { book.session.isRelevant($0.key) }
    }
    var remarks = Remarks()
    remarks.missing = relevant(book.missing).filter {
      (try? book.session.answer($0.key))?.isEmpty ?? false
    }
    remarks.notes = relevant(book.notes)
    remarks.dates = relevant(book.dates)
    remarks.confirmed = Set(
      book.confirmed.filter { book.session.isRelevant($0) && book.session.warning($0) != nil })
    remarks.startedAt = draft.begunAt
    remarks.audit = log.map { entry in
      let event =
        switch entry.step.action {
        case .begin: "form start"
        case .set: "question"
        default: entry.step.action.rawValue
        }
      return .init(event: event, node: entry.step.path, at: entry.at)
    }
    return remarks
  }
}
