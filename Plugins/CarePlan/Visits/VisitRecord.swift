import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Records that a visit was made. On time, early or late follows from the days; a late visit stays
/// late.
enum VisitRecord {
  static let on = Option<DateText?>("on", value: "date", help: "Day of the visit (today)")
  static let mode = Option<String?>("mode", value: "mode", help: "How the visit was made")
    .checked(as: Shared.codes("visitMode"))
  static let seen = Option<Bool?>("seen", value: "answer", help: "Whether the child was seen")
  static let seenAlone = Option<Bool?>(
    "seen-alone", value: "answer", help: "Whether the child was seen alone")
  static let safe = Option<String?>("safe", value: "answer", help: "Whether the child is safe")
    .checked(as: Shared.codes("yesNoUnknown"))
  static let homeSeen = Option<Bool?>(
    "home-seen", value: "answer", help: "Whether the home was seen")
  static let answers = Option<PathText?>(
    "answers", value: "file", help: "Answers as a JSON object of the visit's fields, - for stdin")

  static let command = Command(
    CommandSpec(
      "record", summary: "Record that a visit was made",
      arguments: [
        Shared.file, Shared.key, on, mode, seen, seenAlone, safe, homeSeen, answers,
        CommonOptions.dryRun,
      ]
    ).with {
      $0.discussion = """
        At a terminal, without options, the follow-up form is asked question by question, as by \
        'frun intake fill follow-up-visit'. A visit needs its day, the way it was made, whether the child was seen alone and whether \
        the child is safe; without them it is not done. Longer answers (observations, the child's \
        words, the next step) come from a JSON object, so that they stay out of the shell's history.
        """
      $0.examples = [
        Example(
          "frun visit record K7M2-Q4XD w7 --on 2026-11-25 --mode home_visit --seen-alone yes --safe yes",
          "the short form"),
        Example("frun visit record K7M2-Q4XD w7 --answers visit.json", "the whole form"),
      ]
      $0.seeAlso = ["visit attempt", "visit list"]
      $0.requires = ["vault.write"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try Shared.open(invocation, services)
    let follow = try FollowUp(of: file, services)
    let visit = try follow.visit(invocation[Shared.key])
    // A visit given up can still be made; it stays late.
    if visit.status != "missed" {
      _ = try follow.openVisit(invocation[Shared.key], on: services.today)
    }
    if asks(invocation) {
      // The form asks for more than the options can say, and the same as when it is filled alone.
      return Outcome(
        handsOver: [
          "intake", "fill", "follow-up-visit", "--case", file.number, "--visit",
          visit.key ?? invocation[Shared.key],
        ] + (invocation.context.dryRun ? ["--dry-run"] : []))
    }
    let draft = try facts(of: visit, invocation, services)
    let day = try VisitFacts(
      draft, isFromAnswers: invocation[on] == nil && invocation[answers] != nil
    )
    .judge(visit, follow, on: services.today)
    let receipt = try services.commit([draft], to: file.stream, by: invocation)
    let done = try services.record(visit.id).flatMap { Visit($0) } ?? visit
    let state = done.state(on: services.today)
    if done.safe != "yes" {
      try services.warn("The child was not found safe: record a concern and tell a supervisor.")
    }
    if !follow.isInWindow(of: visit, day),
      let other = follow.visits.first(where: { waiting in
        waiting.id != visit.id && waiting.state(on: services.today).isOpen
          && follow.isInWindow(of: waiting, day)
      })
    {
      try services.warn(
        "\(day) lies in the window of visit \(other.key ?? ""), not of \(visit.key ?? ""). If the key was wrong: frun case undo \(file.number) --reason TEXT."
      )
    }
    let following = follow.visits.first { $0.id != visit.id && $0.state(on: services.today).isOpen }
    return try services.changed(
      "Recorded visit \(invocation[Shared.key]) of case \(file.number): \(state.label)",
      by: receipt, schema: "frun.visit.record/1",
      [
        ("case", .string(file.number)), ("visit", .string(visit.id.text)),
        ("key", .string(visit.key ?? "")), ("state", .string(state.label)),
      ],
      next: following.map { next in
        ["frun visit show \(file.number) \(next.key ?? "")"]
      } ?? ["frun visit list \(file.number)"])
  }

  /// Whether somebody at a terminal gave no answer yet.
  private static func asks(_ invocation: Invocation) -> Bool {
    let isGiven =
      invocation[on] != nil || invocation[mode] != nil || invocation[seen] != nil
      || invocation[seenAlone] != nil || invocation[safe] != nil || invocation[homeSeen] != nil
      || invocation[answers] != nil
    return !isGiven && invocation.context.isTerminal && !invocation.context.output.isForMachines
  }

  private static let example =
    #"as in {"doneOn": "2026-11-25", "mode": "home_visit", "childSeenAlone": true, "safe": "yes"}"#

  private static func facts(
    of visit: Visit, _ invocation: Invocation, _ services: any Services
  ) throws -> RecordDraft {
    var draft = try RecordDraft("visit", id: visit.id)
    if let source = invocation[answers] {
      let bytes = try services.readInput(source.path, limit: 1 << 20)
      let value: JSONValue
      do { value = try JSONValue(parsing: bytes) } catch {
        throw Failure(
          .data, "answers.malformed", "the answers are not a JSON object", place: "--answers",
          causes: ["\(error)"], hints: [example])
      }
      guard case .object(let object) = value else {
        throw Failure(
          .data, "answers.malformed", "a JSON object is expected", place: "--answers",
          hints: [example])
      }
      let own: Set<String> = [
        "mode", "childSeen", "childSeenAlone", "notSeenReason", "homeSeen", "safe", "observations",
        "childView", "nextStep", "doneOn",
      ]
      for member in object.members where !own.contains(member.key) {
        throw Failure(
          .data, "answers.unknown", "a visit is not recorded with this field",
          place: "--answers: \(member.key)",
          hints: ["fields: " + own.sorted().joined(separator: ", ")])
      }
      try draft.set(from: object, at: "--answers")
    }
    let said = Set(draft.assertions.map(\.field))
    let given: [(String, Bool)] = [
      ("doneOn", invocation[on] != nil), ("mode", invocation[mode] != nil),
      ("childSeen", invocation[seen] != nil), ("childSeenAlone", invocation[seenAlone] != nil),
      ("safe", invocation[safe] != nil), ("homeSeen", invocation[homeSeen] != nil),
    ]
    if let twice = given.first(where: { $0.1 && said.contains($0.0) }) {
      throw Failure(
        .usage, "answers.twice", "the answers and an option give the same field",
        place: "--answers: \(twice.0)", hints: ["leave one of them out"])
    }
    if !said.contains("doneOn") {
      try draft.set("doneOn", .date(invocation[on].map(Shared.day) ?? services.today))
    }
    try draft.set("mode", invocation[mode].map { .code($0) })
    try draft.set("childSeenAlone", invocation[seenAlone].map { .yesNo($0) })
    // Who was seen alone was seen.
    let seenAtAll = invocation[seen] ?? (invocation[seenAlone] == true ? true : nil)
    if !said.contains("childSeen") { try draft.set("childSeen", seenAtAll.map { .yesNo($0) }) }
    try draft.set("safe", invocation[safe].map { .code($0) })
    try draft.set("homeSeen", invocation[homeSeen].map { .yesNo($0) })
    try draft.set("doneBy", .reference(services.acting().member))
    try draft.set("status", .code("done"))
    try draft.set("calendarSequence", .integer(Int64((visit.calendarSequence ?? 0) + 1)))
    return draft
  }
}
