import FrunDomain
import FrunForms
import FrunKit

extension InterviewDesk {
  /// Opens an interview with the answers of a finished form in place.
  func revise(_ revised: RevisedSubmission) throws -> Outcome {
    guard !invocation.context.dryRun else {
      throw Failure.usage(
        "an interview cannot be tried without keeping it", hints: ["give --answers FILE"])
    }
    let drafts = try services.formDrafts()
    if let draft = drafts.first(where: { $0.revision?.submission == revised.record.id }) {
      throw Failure(
        .data, "draft.exists", "you have begun to correct this form",
        hints: [
          "frun intake resume \(draft.id.text)", "frun intake resume \(draft.id.text) --discard",
        ])
    }
    let name = revised.record.text("form") ?? ""
    let source = try services.form(name)
    let form = try services.readyForm(source)
    let filler = try IntakeRevise.filler(revised, form, services)
    let acting = try services.acting()
    let world = InterviewWorld(services, acting)
    let prefilled = filler.session()
    _ = prefilled.fill(revised.answers)
    let steps = Self.steps(prefilled, Remarks(kept: revised.document))
    let book = AnswerBook(filler.form, world, language: filler.language)
    for step in steps { book.apply(step) }
    let draft = FormDraft(
      id: try RecordID(random: { services.random($0) }), member: acting.member, form: name,
      version: form.version, title: form.title, stream: revised.file.stream,
      visit: revised.visit,
      revision: .init(submission: revised.record.id, reason: revised.reason),
      begunAt: services.now)
    let interview = Interview(book, calendar: calendar, today: services.today)
    interview.mode = .review
    if form.version != revised.record.text("version") ?? "" {
      interview.notices.append("The form has another version now: \(form.version)")
    }
    let run = InterviewRun(interview, draft, source, world, filler: filler, services: services)
    return try report(asking(form, filler) { try run.run() }, run)
  }

  /// The steps that lead to the answers of a session, rows before what is in them.
  private static func steps(_ session: FormSession, _ remarks: Remarks) -> [InterviewStep] {
    var steps: [InterviewStep] = []
    var counts: [AnswerPath: Int] = [:]
    for answer in session.standingAnswers() {
      for (place, step) in answer.path.components.enumerated() {
        guard let row = step.row else { continue }
        let outer = Array(answer.path.components.prefix(place))
        let rows = AnswerPath(outer + [.init(name: step.name)])
        while counts[rows, default: 0] < row {
          counts[rows, default: 0] += 1
          steps.append(InterviewStep(.add, rows.description))
        }
      }
      let date = remarks.dates[answer.path].flatMap { date in
        date.exactDate == nil && DateAnswer.stored(date) == answer.value ? date.description : nil
      }
      let file = remarks.files[answer.path].map { FileAnswer.record($0).text }
      steps.append(
        InterviewStep(.set, answer.path.description, answer.value, date ?? file ?? ""))
      if remarks.confirmed.contains(answer.path) {
        steps.append(InterviewStep(.keep, answer.path.description))
      }
    }
    func sorted<Value>(_ kept: [AnswerPath: Value]) -> [(key: AnswerPath, value: Value)] {
      kept.sorted { $0.key.description < $1.key.description }
    }
    steps += counts.keys.map(\.description).sorted().map { InterviewStep(.close, $0) }
    steps += sorted(remarks.missing).map {
      InterviewStep(.skip, $0.key.description, $0.value.rawValue)
    }
    return steps + sorted(remarks.notes).map { InterviewStep(.note, $0.key.description, $0.value) }
  }
}
