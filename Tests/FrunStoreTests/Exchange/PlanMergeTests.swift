import FrunDomain
import FrunStore
import Testing

@Suite("Two teams work on one plan") struct PlanMergeTests {
  /// Two offices that both have a case with a draft plan and one goal.
  private struct Scene {
    let team: Team
    let stream: StreamID
    let plan: RecordID
    let goal: RecordID
    var one: Office { team.offices[0] }
    var two: Office { team.offices[1] }

    init(seed: UInt64) throws {
      team = try Team(seed: seed, roles: [.dataProtectionOfficer, .supervisor])
      let office = team.offices[0]
      stream = try office.openCase("Amina").stream
      plan = try office.newRecord()
      goal = try office.newRecord()
      try office.store.commit(
        ChangeSet(
          stream: stream, command: "plan new",
          assertions: [
            .set(plan, "plan", "version", .integer(1)),
            .set(plan, "plan", "status", .code("draft")),
            .set(plan, "plan", "goal", .code("reunification")),
            .set(plan, "plan", "author", .reference(try office.identity.member)),
            .set(goal, "goal", "plan", .reference(plan)),
            .set(goal, "goal", "domain", .code("safety")),
            .set(goal, "goal", "statement", .text("Safe at home")),
            .set(goal, "goal", "status", .code("active")),
          ]))
      try team.synchronize()
    }

    func action(_ what: String, in office: Office) throws -> RecordID {
      let action = try office.newRecord()
      try office.store.commit(
        ChangeSet(
          stream: stream, command: "plan action",
          assertions: [
            .set(action, "action", "goal", .reference(goal)),
            .set(action, "action", "what", .text(what)),
            .set(action, "action", "status", .code("not_started")),
          ]))
      return action
    }

    func all<View: RecordView>(_ view: View.Type, in office: Office) throws -> [View] {
      View.all(in: try office.store.records(RecordQuery(kind: View.kind, stream: stream)))
    }

    func agree() throws {
      try team.synchronize()
      #expect(try one.store.canonicalDump() == two.store.canonicalDump())
    }
  }

  @Test("Actions of both stay, with their identity; words of both stay") func union() throws {
    let scene = try Scene(seed: 61)
    let first = try scene.action("Visit", in: scene.one)
    let second = try scene.action("Call the school", in: scene.two)
    for (office, words) in [(scene.one, "I want to go home"), (scene.two, "I am afraid")] {
      try office.store.commit(
        ChangeSet(
          stream: scene.stream, command: "case edit",
          assertions: [
            Assertion(
              record: scene.plan, kind: "plan", field: "childView", change: .append(.text(words)))
          ]))
    }
    try scene.agree()
    #expect(Set(try scene.all(PlannedAction.self, in: scene.one).map(\.id)) == [first, second])
    let plan = try #require(try scene.all(CarePlan.self, in: scene.two).first)
    #expect(Set(plan.childView) == ["I want to go home", "I am afraid"])
  }

  @Test("Two measures of one goal are a disagreement; a plan revoked by one is in force nowhere")
  func disagreement() throws {
    let scene = try Scene(seed: 62)
    try scene.one.set(scene.goal, "goal", "target", .text("four weeks"), in: scene.stream)
    try scene.two.set(scene.goal, "goal", "target", .text("six weeks"), in: scene.stream)
    try scene.one.set(
      scene.plan, "plan", "status", .code("revoked"), in: scene.stream, reason: "mother ill")
    try scene.two.set(
      scene.plan, "plan", "status", .code("entered_in_error"), in: scene.stream, reason: "twice")
    try scene.agree()
    let fields = try scene.one.store.disagreements(in: scene.stream).map(\.field)
    #expect(Set(fields) == ["target", "status"])
    let plan = try #require(try scene.all(CarePlan.self, in: scene.one).first)
    #expect(plan.status == "entered_in_error")
    #expect(try scene.all(CarePlan.self, in: scene.two).first == plan)
  }

  @Test("An approval that was refused elsewhere does not count") func approval() throws {
    let scene = try Scene(seed: 63)
    try scene.one.set(scene.plan, "plan", "approval", .code("rejected"), in: scene.stream)
    try scene.two.store.commit(
      ChangeSet(
        stream: scene.stream, command: "plan approve",
        assertions: [
          .set(scene.plan, "plan", "approval", .code("approved")),
          .set(scene.plan, "plan", "approvedBy", .reference(try scene.two.identity.member)),
        ]))
    try scene.agree()
    for office in [scene.one, scene.two] {
      #expect(try scene.all(CarePlan.self, in: office).first?.approval == "rejected")
    }
  }

  @Test("A schedule planned by both is one again, and what was done stays") func twins() throws {
    let scene = try Scene(seed: 64)
    let placement = try scene.one.newRecord()
    let day = FieldValue.date(try CivilDate(parsing: "2025-11-01"))
    try scene.one.store.commit(
      ChangeSet(
        stream: scene.stream, command: "plan place",
        assertions: [
          .set(placement, "placement", "arrangement", .code("foster")),
          .set(placement, "placement", "startsOn", day),
        ]))
    try scene.team.synchronize()
    func plan(_ office: Office) throws -> [RecordID] {
      let schedule = try FollowUpSchedule(
        package: .standard(),
        facts: PlacementFacts(
          placedOn: try CivilDate(parsing: "2025-11-01"), risk: "low", arrangement: "parents",
          birthDate: PartialDate(.first)), calendar: OfficeCalendar())
      let pairs = try schedule.visits.map { (try office.newRecord(), $0) }
      try office.store.commit(
        ChangeSet(
          stream: scene.stream, command: "visit plan",
          assertions: pairs.flatMap {
            $0.1.assertions(record: $0.0, placement: placement, worker: nil)
          }))
      return pairs.map(\.0)
    }
    let mine = try plan(scene.one)
    let theirs = try plan(scene.two)
    // One of them is made before the two meet.
    try scene.two.store.commit(
      ChangeSet(
        stream: scene.stream, command: "visit record",
        assertions: [
          .set(theirs[0], "visit", "status", .code("done")),
          .set(theirs[0], "visit", "doneOn", day),
          .set(theirs[0], "visit", "mode", .code("home_visit")),
          .set(theirs[0], "visit", "childSeenAlone", .yesNo(true)),
          .set(theirs[0], "visit", "safe", .code("yes")),
        ]))
    try scene.agree()
    let twins = Replanning.twins(among: try scene.all(Visit.self, in: scene.one))
    #expect(twins.superseded.count == mine.count)
    #expect(twins.superseded.contains(mine[0]) && !twins.superseded.contains(theirs[0]))
    try scene.one.store.commit(
      ChangeSet(stream: scene.stream, command: "visit plan", assertions: twins.assertions))
    try scene.agree()
    let left = try scene.all(Visit.self, in: scene.two)
    #expect(left.count == mine.count * 2)
    #expect(left.filter { $0.status != "superseded" }.count == mine.count)
    #expect(left.first { $0.id == theirs[0] }?.status == "done")
    #expect(Replanning.twins(among: left).superseded.isEmpty)
    #expect(try scene.one.store.verify().isClean)
  }
}
