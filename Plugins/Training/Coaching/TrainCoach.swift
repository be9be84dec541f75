import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Keeps the log of supervision, coaching and assessed capacity, and says who is to be seen next.
enum TrainCoach {
  static let person = Positional<String?>(
    "person", help: "Handle, e-mail address or identifier; without one, who is to be seen")
  static let type = Option<String?>("kind", value: "kind", help: "What it was").checked(
    as: .choice(TrainOrg.choices("coachingKind")))
  static let on = Option<DateText?>("on", value: "date", help: "Another day than today")
  static let by = Option<String?>("by", value: "member", help: "Who did it; you without it")
  static let session = Option<String?>(
    "session", value: "id", help: "The session whose effect was looked at")
  static let levels = Option<String?>(
    "levels", value: "list", help: "Levels seen, as in 'C06=2 C09=1'")
  static let rating = Option<Int?>("rating", value: "number", help: "From 1 (poor) to 5 (good)")
    .checked(as: .integer(minimum: 1, maximum: 5))
  static let agreed = Option<String?>(
    "agreed", value: "text", help: "What was seen and agreed"
  ).sensitive()
  static let next = Option<DateText?>(
    "next", value: "date", help: "When to meet next; half a year after capacity was assessed")
  static let days = Option<Int>("days", value: "count", default: 30, help: "How many days ahead")
    .checked(as: .integer(minimum: 0, maximum: 3650))

  static let command = Command(
    CommandSpec(
      "coach", summary: "Keep supervision and coaching, and see who is next",
      arguments: [
        person, type, on, by, session, levels, rating, agreed, next, days, CommonOptions.limit,
        CommonOptions.dryRun, OptionRule.needs(agreed, type),
        OptionRule.needs(levels, type), OptionRule.needs(rating, type),
        OptionRule.needs(session, type), OptionRule.needs(next, type),
      ]
    ).with {
      $0.discussion = """
        Without --kind what was written down is listed: of a person, or of everybody who is to be \
        seen within --days. That is who has a next meeting, and who took a course three to six \
        months ago and was not asked since what they do differently at work (--kind behaviour \
        --session SESSION). Capacity is assessed when somebody begins and every three to six months.
        """
      $0.examples = [
        Example(
          "frun train coach amina --kind capacity --levels 'C06=2 C07=1' --agreed 'Safety plans'",
          "capacity, next in half a year"),
        Example("frun train coach --days 14", "who is to be seen"),
      ]
      $0.seeAlso = ["train practical", "train gap"]
      $0.requires = ["vault.write"]
      $0.access =
        "A trainer or a supervisor writes; nobody assesses their own capacity as supervisor."
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let register = Register(services: services)
    let book = CoachingBook(register: register)
    guard let who = invocation[person] else {
      guard invocation[type] == nil else { throw Failure.usage("nobody said who it was about") }
      return try due(book, invocation, services)
    }
    let trainee = try register.trainee(who)
    let people = try register.identifiers(of: trainee.id)
    guard let type = invocation[type] else {
      return try services.list(
        Array(try book.entries(of: people).prefix(invocation[CommonOptions.limit])),
        as: listing(invocation.context.language, services),
        title: "Supervision and coaching",
        next: ["frun train coach \(who) --kind supervision --agreed TEXT"])
    }
    let day = try invocation[on].map(TrainSchedule.day) ?? services.today
    guard day <= services.today else {
      throw Failure(.data, "coaching.day", "the day is still to come", place: "--on")
    }
    let member = try invocation[by].map { try services.member($0).id } ?? services.acting().member
    let isOwn = trainee.member == member
    if isOwn != (type == "capacity_self"), isOwn || type == "capacity_self", type != "reaction" {
      throw Failure(
        .denied, "coaching.own",
        isOwn
          ? "nobody supervises themselves"
          : "what somebody thinks of their own capacity is their own word",
        place: "--by",
        hints: ["--kind capacity_self is the person's own, --kind capacity another's"])
    }
    let upcoming = try next(invocation, type, day)
    var draft = try services.draft(Coaching.kind)
    try draft.set("trainee", .reference(trainee.id))
    try draft.set("kind", .code(type))
    try draft.set("heldOn", .date(day))
    try draft.set("by", .reference(member))
    try draft.set("levels", try invocation[levels].map { .text(try Self.levels($0)) })
    try draft.set("rating", invocation[rating].map { .integer(Int64($0)) })
    try draft.set("agreed", to: invocation[agreed], at: "--agreed")
    try draft.set("nextOn", upcoming.map { .date($0) })
    if let text = invocation[session] {
      let held = try register.session(text)
      let one = try register.enrolment(
        trainee.id.text, in: register.enrolments(of: held.id), of: held)
      try draft.set("enrolment", .reference(one.id))
    }
    let receipt = try services.commit(
      [draft], to: try register.stream(of: trainee.id), by: invocation)
    return try services.changed(
      "Kept" + (upcoming.map { "; next on \($0)" } ?? ""), by: receipt,
      schema: "frun.train.coach/1",
      [
        ("coaching", .string(draft.id.text)),
        ("nextOn", upcoming.map { .string($0.description) } ?? .null),
      ], next: ["frun train coach \(who)"])
  }

  private static func next(
    _ invocation: Invocation, _ type: String, _ day: CivilDate
  ) throws -> CivilDate? {
    guard let text = invocation[next] else {
      return type.hasPrefix("capacity") ? day.adding(months: 6) : nil
    }
    let date = try TrainSchedule.day(text)
    guard date > day else {
      throw Failure(.data, "coaching.next", "the next time lies before this one", place: "--next")
    }
    return date
  }

  /// `C06=2 C09=1`, each competence once, known, and no level that there is not.
  private static func levels(_ text: String) throws -> String {
    var seen: Set<String> = []
    for part in text.split(whereSeparator: { $0 == " " || $0 == "," }) {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, let level = Int(sides[1]),
        let known = CompetenceLevel(String(sides[0]), level: level),
        seen.insert(known.competence).inserted
      else {
        throw Failure(
          .data, "coaching.levels", "levels are written C06=2, each competence once, 1 to 4",
          place: "--levels")
      }
    }
    return text.split(whereSeparator: { $0 == " " || $0 == "," }).joined(separator: " ")
  }

  private static func due(
    _ book: CoachingBook, _ invocation: Invocation, _ services: any Services
  ) throws -> Outcome {
    let rows = try book.due(until: services.today.adding(days: invocation[days]))
    let language = invocation.context.language
    let today = services.today
    return try services.list(
      Array(rows.prefix(invocation[CommonOptions.limit])),
      as: Listing<CoachingBook.Due>(
        "frun.train.coach.due/1", whenEmpty: "nobody is to be seen",
        [
          .init("id", "Identifier", dropPriority: 3, isWhole: true) {
            Cell($0.trainee?.text ?? "")
          },
          .init("person", "Person", isWhole: true, json: { .string($0.name) }) { .person($0.name) },
          .init("kind", "Kind", json: { .string($0.type) }) { Cell(label($0.type, language)) },
          .init("on", "On", isWhole: true, json: { .string($0.on.description) }) {
            Cell($0.on.description, $0.on < today ? .bad : nil)
          },
        ]), title: "To be seen", next: ["frun train coach PERSON --kind KIND --agreed TEXT"])
  }

  private static func label(_ code: String, _ language: String) -> String {
    Schema.standard.label(code, of: "kind", in: Coaching.kind, language: language)
  }

  private static func listing(_ language: String, _ services: any Services) -> Listing<Coaching> {
    Listing(
      "frun.train.coach.log/1", whenEmpty: "nothing was written down yet",
      [
        .init("on", "On", isWhole: true, json: { .string($0.heldOn?.description ?? "") }) {
          Cell($0.heldOn?.description ?? "")
        },
        .init("kind", "Kind", json: { .string($0.type ?? "") }) {
          Cell(label($0.type ?? "", language))
        },
        .init("by", "By", dropPriority: 2) {
          Cell($0.by.flatMap { try? services.handle(of: $0) } ?? "")
        },
        .init("levels", "Levels", dropPriority: 1) { Cell($0.levels ?? "") },
        .init(
          "rating", "Rating", dropPriority: 3,
          json: { $0.rating.map { .integer(Int64($0)) } ?? .null }
        ) {
          Cell($0.rating.map(String.init) ?? "")
        },
        .init("agreed", "Agreed") { Cell($0.agreed.joined(separator: "; ")) },
        .init("next", "Next", isWhole: true) { Cell($0.nextOn?.description ?? "") },
      ])
  }
}
