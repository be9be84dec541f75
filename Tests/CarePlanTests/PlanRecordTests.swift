import CarePlan
import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("What hangs on a plan")
struct PlanRecordTests {
  private func short(_ run: TestRun, _ kind: String) -> String {
    String(run.result.object?[kind]?.string?.prefix(8) ?? "")
  }

  @Test("a whole plan, shown at 80 columns")
  func whole() throws {
    let office = try CareOffice()
    let file = try office.active()
    let n = file.number
    try office.run("plan edit \(n) --receiving aunt --verified yes --language ar --family-view Yes")
    try office.run(
      "plan participant \(n) --role caregiver --person aunt --attended yes --agrees yes")
    try office.run("plan participant \(n) --role other~agency --name Hospital --attended no")
    try office.run(
      "plan view \(n) --whose child --method drawing --words I_drew_my_house --weight followed")
    try office.run(
      "plan contact \(n) --mode supervised~visit --adult aunt --on 2026-11-20 --outcome positive --go-on yes"
    )
    try office.run("plan contact \(n) --mode day --adult aunt --on 2026-12-02")
    try office.run(
      "plan review \(n) --on 2026-11-22 --chair joseph --decisions Go_on --next 2027-02-22")
    try office.run("plan decide \(n) --goal 1 --decision continue --because It_works")
    let service = try office.run("plan service \(n) --type health --agency Clinic")
    try office.run("plan service \(n) --change \(short(service, "referral")) --started 2026-11-23")
    try office.run("plan concern \(n) --category neglect --level medium --on 2026-11-21")
    try office.run("plan action \(n) --action 1 --cost 12.50 --spent 10 --currency USD")
    try office.run(
      "plan action \(n) --goal 1 --what Shoes --who Aunt --by 2026-12-01 --cost 300 --currency EGP")
    try office.run("plan goal \(n) --goal 1 --achievement improving --because Sleeps_well")
    let show = try office.run("plan show \(n)")
    golden("plan-whole", show.shown)
    #expect(show.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(
      show.result.memberNames == [
        "case", "plan", "goals", "actions", "participants", "views", "contacts", "placements",
        "reviews", "services", "concerns", "costs",
      ])
    // The day of the next review went over to the plan.
    #expect(show.result.object?["plan"]?.object?["reviewDueOn"] == .string("2027-02-22"))
    #expect(
      show.result.object?["services"]?.array?.first?.object?["status"] == .string("in_progress"))
    #expect(show.result.object?["costs"]?.array?.count == 2)
  }

  @Test("a day to come is planned, a day that has come is held")
  func contactDays() throws {
    let office = try CareOffice()
    let file = try office.active()
    let planned = try office.run("plan contact \(file.number) --mode day --on 2026-11-30")
    let id = short(planned, "prePlacementContact")
    func contact() throws -> PrePlacementContact? {
      PrePlacementContact.all(
        in: try office.services.records(
          RecordQuery(kind: PrePlacementContact.kind, stream: file.stream))
      ).first
    }
    #expect(try contact()?.status == "planned")
    #expect(try contact()?.heldOn == nil)
    office.services.advance(days: 8)
    try office.run("plan contact \(file.number) --change \(id) --on 2026-11-30 --outcome positive")
    #expect(try contact()?.status == "held")
    #expect(try contact()?.heldOn == office.day("2026-11-30"))
  }

  @Test("what a tired person types is refused with the next step")
  func slips() throws {
    let office = try CareOffice()
    let file = try office.active()
    let number = file.number
    var texts: [String] = []
    func refused(_ line: String, as handle: String? = nil) throws {
      texts.append(
        "frun " + line.replacing(number, with: "CASE") + "\n"
          + (try office.refusal(line, as: handle).shown.replacing(number, with: "CASE")))
    }
    try refused("plan contact \(number) --mode call")
    try refused("plan contact \(number)")
    try refused("plan contact \(number) --mode call --on 2026-11-20 --adult stranger")
    try refused("plan contact \(number) --change ZZZZ --on 2026-11-20")
    try refused("plan review \(number) --on 2026-12-24")
    try refused("plan decide \(number) --decision continue")
    try refused("plan decide \(number) --goal 9 --decision continue")
    office.services.files["-"] = Array(" \n".utf8)
    try refused("plan view \(number) --whose child --words -")
    try refused("plan participant \(number) --name X")
    try refused("plan participant \(number) --role parent --member nobody")
    try refused("plan service \(number) --agency X")
    try refused("plan concern \(number) --category neglect")
    let concern = try office.run("plan concern \(number) --category neglect --level low")
    let id = short(concern, "concern")
    try office.run("plan concern \(number) --change \(id) --details More")
    texts.append(
      "frun plan concern CASE --change ID --status closed\n"
        + (try office.refusal("plan concern \(number) --change \(id) --status closed").shown))
    try refused("plan edit \(number)")
    try refused("plan edit \(number) --goal kinship")
    try refused("plan goal \(number) --domain safety")
    try refused("plan goal \(number) --goal 7 --achievement achieved")
    try refused("plan goal \(number) --goal 1 --achievement not~attainable")
    try refused("plan action \(number) --goal 1 --what X")
    try refused("plan action \(number) --action 9 --status completed")
    try refused("plan action \(number) --action 1 --status completed")
    try refused("plan action \(number) --action 1 --status completed --on 2026-12-24")
    try refused("plan action \(number) --action 1 --status cancelled")
    try refused("plan action \(number) --action 1 --cost 5")
    try refused("plan reopen \(number)")
    try refused("plan diff \(number)")
    try refused("plan diff \(number) --to 4")
    golden("record-refusals", texts.joined(separator: "\n"))
  }

  @Test("how far a goal has come and whether it is worked on are two answers")
  func achievement() throws {
    let office = try CareOffice()
    let file = try office.active()
    try office.run("plan goal \(file.number) --goal 1 --achievement achieved")
    func goal() throws -> Goal? {
      Goal.all(in: try office.services.records(RecordQuery(kind: "goal", stream: file.stream)))
        .first
    }
    #expect(try goal()?.status == "planned")
    try office.run("plan goal \(file.number) --goal 1 --status cancelled")
    #expect(try goal()?.achievement == "achieved")
    // Its action is neither finished nor gone.
    let actions = PlannedAction.all(
      in: try office.services.records(RecordQuery(kind: "action", stream: file.stream)))
    #expect(actions.map(\.status) == ["not_started"])
  }

  @Test("editing what was approved asks for approval again; noting a result does not")
  func approval() throws {
    let office = try CareOffice()
    let file = try office.open()
    try office.prepare(file)
    try office.draft(file)
    try office.run("plan approve \(file.number)", as: "joseph")
    let noted = try office.run("plan action \(file.number) --action 1 --result Begun")
    #expect(noted.messages(.warning).isEmpty)
    let edited = try office.run("plan edit \(file.number) --concurrent foster")
    #expect(edited.messages(.warning).count == 1)
    #expect(
      try office.refusal("plan activate \(file.number)").causes.contains {
        $0.contains("approved")
      })
  }

  @Test("versions are compared; a plan that ended is followed by a new one")
  func versions() throws {
    let office = try CareOffice()
    let file = try office.active()
    let n = file.number
    try office.run("plan new \(n) --goal reunification --concurrent foster --view Home")
    try office.run("plan goal \(n) --domain health --statement Has_glasses")
    golden("plan-diff", try office.run("plan diff \(n)").shown)
    #expect(
      try office.run("plan diff \(n)").result.array?.first?.memberNames == [
        "what", "before", "after",
      ])
    try office.run("plan close \(n) --revoke --reason Begun_again")
    try office.run("plan hold \(n) --review-due 2026-12-20 --reason Ill")
    try office.run("plan reopen \(n)")
    #expect(
      try office.run("plan show \(n)").result.object?["plan"]?.object?["status"]
        == .string("active"))
    try office.run("plan close \(n) --revoke --reason Moved")
    try office.run("plan reopen \(n) --reason Came_back")
    let shown = try office.run("plan show \(n)").result.object
    #expect(shown?["plan"]?.object?["status"] == .string("draft"))
    #expect(shown?["goals"]?.array?.count == 1)
  }
}
