import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Records that the child was placed: the anchor of every follow-up date.
enum PlanPlace {
  static let arrangement = Option<String>(
    required: "type", value: "arrangement", help: "Where the child lives now"
  ).checked(as: Shared.codes("careArrangement"))
  static let on = Option<DateText>(required: "on", value: "date", help: "Day of the placement")
  static let country = Option<String?>(
    "country", value: "where", help: "Whether it is the country of the office"
  ).checked(as: Shared.codes("placementCountry"))
  static let zone = Option<String?>("zone", value: "zone", help: "IANA time zone of the place")
  static let event = Option<String?>(
    "event", value: "how", help: "How it began; reunified without it, for a family"
  ).checked(as: Shared.codes("placementEvent"))
  static let handoverTo = Option<String?>(
    "handover-to", value: "who", help: "The adult who receives the child, such as aunt"
  ).sensitive()
  static let documents = Option<String?>(
    "documents", value: "answer", help: "Whether the child's documents are there"
  ).checked(as: Shared.codes("yesNoUnknown"))
  static let travel = Option<String?>(
    "travel-permission", value: "answer", help: "Whether the journey is permitted, or needs nothing"
  ).checked(as: Shared.codes("yesNoUnknown"))
  static let emergency = Flag(
    "emergency-contact", help: "Child and family know whom to call in an emergency")
  static let incomplete = Flag(
    "assessment-incomplete", help: "The assessment was not complete: weekly visits until a review")

  static let command = Command(
    CommandSpec(
      "place", summary: "Record the placement of the child",
      arguments: [
        Shared.file, arrangement, on, event, country, zone,
        OptionGroup("Reunification day", [handoverTo, documents, travel, emergency]),
        incomplete, Shared.reason,
        CommonOptions.dryRun,
      ]
    ).with {
      $0.discussion = """
        A placement is a civil day in the past or today; a day to come is refused, because a \
        reunification that has not happened must not be counted. An earlier placement that is \
        still open ends on the same day, and its visits that are not done are cancelled. The visits \
        of the new one are planned with it. A reunification needs an active plan whose facts were \
        checked in the 14 days before, documents, permission to travel, the adult who receives the \
        child, and that the family knows whom to call.
        """
      $0.seeAlso = ["visit plan", "plan activate"]
      $0.requires = ["vault.write"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try Shared.open(invocation, services)
    let plan = try PlanOnHand.inForce(in: file, services)
    let day = try Shared.day(invocation[on])
    guard day <= services.today else {
      throw Failure(
        .denied, "placement.future", "the day of the placement has not come", place: "--on",
        hints: ["record it on the day itself, or later"])
    }
    guard plan.plan.status == "active" || invocation[event] == "already_there" else {
      throw Failure(
        .denied, "plan.inactive", "the plan is not active",
        hints: [
          "frun plan show \(file.number) says what comes next",
          "frun plan activate \(file.number)",
        ])
    }
    let zoneName = invocation[zone] ?? services.now.zone
    guard Moment.isZoneName(zoneName) else {
      throw Failure(
        .data, "zone.malformed", "a time zone is written as in Africa/Cairo", place: "--zone")
    }
    let follow = try FollowUp(of: file, services)
    if let began = follow.placement?.startsOn, day <= began {
      throw Failure(
        .denied, day == began ? "placement.twice" : "placement.order",
        day == began
          ? "a placement of this day is recorded already"
          : "the day lies before the present placement, which began on \(began)",
        place: "--on",
        hints: [
          "frun visit list \(file.number)",
          "a placement recorded by mistake: frun case undo \(file.number) --reason TEXT",
        ])
    }
    let context = RecordContext(file: file, plan: plan, services: services)
    let receiving = try invocation[handoverTo].map {
      try context.record($0, kind: "person", at: "--handover-to")
    }
    var placement = try services.draft("placement")
    try placement.set("arrangement", .code(invocation[arrangement]))
    try placement.set("startsOn", .date(day))
    try placement.set("event", to: invocation[event], at: "--event")
    try placement.set("country", .code(invocation[country] ?? "same"))
    try placement.set("travelDocuments", to: invocation[documents], at: "--documents")
    try placement.set("travelPermission", to: invocation[travel], at: "--travel-permission")
    if let receiving {
      try placement.set("handoverTo", .reference(receiving))
      try placement.set("caregiver", .reference(receiving))
    }
    try placement.set("handoverBy", .reference(try services.acting().member))
    if invocation[emergency] { try placement.set("emergencyContactGiven", .yesNo(true)) }
    try placement.set("zone", to: zoneName, at: "--zone")
    try placement.set("plan", .reference(plan.plan.id))
    try placement.set("assessmentComplete", .yesNo(!invocation[incomplete]))
    for adult in plan.plan.household { try placement.set("household", .reference(adult)) }
    var assertions = placement.assertions
    var moved = 0
    if let old = follow.placement {
      var ended = try RecordDraft("placement", id: old.id)
      try ended.set("endsOn", .date(day))
      try ended.set("endReason", .code("planned_move"))
      let replanning = Replanning.placementEnded(visits: follow.visits, on: day)
      assertions +=
        ended.assertions + replanning.assertions + replanning.sequences(of: follow.visits)
      moved = replanning.cancelled.count
    }
    let planned = try visits(of: placement, follow, services)
    assertions += planned.assertions
    let receipt = try services.commit(
      ChangeSet(
        stream: file.stream, command: invocation.commandName, reason: invocation[Shared.reason],
        assertions: assertions))
    if moved > 0 {
      try services.say("\(moved) visits of the earlier placement that were not done are cancelled.")
    }
    if planned.count > 0 { try services.say("\(planned.count) follow-up visits are planned.") }
    return try services.changed(
      "Recorded the placement of \(day) in case \(file.number)", by: receipt,
      schema: "frun.plan.place/1",
      [
        ("case", .string(file.number)), ("placement", .string(placement.id.text)),
        ("planned", .integer(Int64(planned.count))),
      ],
      next: ["frun visit list \(file.number)"])
  }

  /// The visits of the new placement: they are planned and assigned on the day itself, so that no
  /// child is placed whom nobody is going to see.
  private static func visits(
    of draft: RecordDraft, _ follow: FollowUp, _ services: any Services
  ) throws -> (count: Int, assertions: [Assertion]) {
    var record = Record(id: draft.id, kind: Placement.kind, stream: follow.file.stream, fields: [:])
    for assertion in draft.assertions { record = record.applying(assertion) }
    let client = try follow.file.client.flatMap { try services.record($0) }.flatMap { Person($0) }
    guard let placement = Placement(record), let risk = follow.file.record.code("riskLevel"),
      let facts = PlacementFacts(placement, risk: risk, client: client)
    else { return (0, []) }
    let schedule = try FollowUpSchedule(
      package: follow.package, facts: facts, calendar: follow.calendar)
    let worker =
      try follow.caseworker(services) ?? services.acting().member
    let created = VisitPlan.missing(schedule, [], follow.visits, services.today)
    let assertions = try created.flatMap { visit in
      visit.assertions(
        record: try RecordID(random: { services.random($0) }), placement: draft.id, worker: worker)
    }
    return (created.count, assertions)
  }
}
