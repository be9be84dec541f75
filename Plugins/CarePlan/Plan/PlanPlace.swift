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
  static let incomplete = Flag(
    "assessment-incomplete", help: "The assessment was not complete: weekly visits until a review")

  static let command = Command(
    CommandSpec(
      "place", summary: "Record the placement of the child",
      arguments: [
        Shared.file, arrangement, on, country, zone, incomplete, Shared.reason,
        CommonOptions.dryRun,
      ]
    ).with {
      $0.discussion = """
        A placement is a civil day in the past or today; a day to come is refused, because a \
        reunification that has not happened must not be counted. An earlier placement that is \
        still open ends on the same day, and its visits that are not done are cancelled.
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
    guard plan.plan.status == "active" else {
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
    var placement = try services.draft("placement")
    try placement.set("arrangement", .code(invocation[arrangement]))
    try placement.set("startsOn", .date(day))
    try placement.set("country", .code(invocation[country] ?? "same"))
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
    let receipt = try services.commit(
      ChangeSet(
        stream: file.stream, command: invocation.commandName, reason: invocation[Shared.reason],
        assertions: assertions))
    if moved > 0 {
      try services.say("\(moved) visits of the earlier placement that were not done are cancelled.")
    }
    return try services.changed(
      "Recorded the placement of \(day) in case \(file.number)", by: receipt,
      schema: "frun.plan.place/1",
      [("case", .string(file.number)), ("placement", .string(placement.id.text))],
      next: ["frun visit plan \(file.number)"])
  }
}
