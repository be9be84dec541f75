import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Plans")
struct PlanTests {
  @Test("a plan from nothing to a goal with an action, shown at 80 columns")
  func shown() throws {
    let office = try CareOffice()
    let file = try office.open()
    let begun = try office.run(
      "plan new \(file.number) --goal reunification --concurrent kinship --review-due 2027-02-01 --no-view Too_young_to_say"
    )
    let goal = try office.run(
      "plan goal \(file.number) --domain education --statement Goes_to_school_every_day --due 2027-01-31 --target No_day_missed_in_a_month"
    )
    let action = try office.run(
      "plan action \(file.number) --goal 1 --what Meet_the_teacher --who amina --by 2026-12-05 --priority high"
    )
    let other = try office.run(
      "plan action \(file.number) --goal 1 --what Buy_shoes --who His_aunt --by 2026-11-01")
    let show = try office.run("plan show \(file.number)")
    golden("plan-draft", [begun, goal, action, other, show].map(\.shown).joined(separator: "\n"))
    #expect(other.messages(.warning) == ["The day of the action has passed already."])
    #expect(begun.result.memberNames.prefix(2) == ["case", "plan"])
    #expect(show.result.memberNames.prefix(4) == ["case", "plan", "goals", "actions"])
    #expect(
      show.result.object?["goals"]?.array?.first?.memberNames == [
        "id", "number", "domain", "statement", "dueOn", "status", "achievement",
      ])
    #expect(
      show.result.object?["actions"]?.array?.first?.memberNames == [
        "id", "goal", "number", "what", "member", "who", "dueOn", "status", "priority", "doneOn",
        "cost", "spent", "currency",
      ])
  }

  @Test("what a tired person types is refused with the next step")
  func slips() throws {
    let office = try CareOffice()
    let file = try office.open()
    let number = file.number
    var texts: [String] = []
    func refused(_ line: String, as handle: String? = nil) throws {
      texts.append(
        "frun " + line.replacing(number, with: "CASE") + "\n"
          + (try office.refusal(line, as: handle).shown.replacing(number, with: "CASE")))
    }
    try refused("plan show \(number)")
    try refused("plan goal \(number) --domain safety --statement Safe")
    try refused("plan activate \(number)")
    try refused("plan new \(number) --goal reunification --concurrent reunification")
    try refused("plan new \(number) --goal reunification --review-due 2025-12-01")
    office.services.files["-"] = Array("  \n".utf8)
    try refused("plan new \(number) --goal reunification --view -")
    try office.run("plan new \(number) --goal reunification")
    try refused("plan new \(number) --goal kinship")
    try refused("plan action \(number) --goal 1 --what Visit --who amina --by 2026-12-05")
    try refused("plan hold \(number) --review-due 2026-12-05 --reason Ill")
    try refused("plan close \(number)")
    try refused("plan place \(number) --type parents --on 2026-11-23")
    try refused("plan approve \(number)")
    try refused("plan approve \(number) --reject", as: "joseph")
    golden("plan-refusals", texts.joined(separator: "\n"))
  }

  @Test("nobody approves the own plan; rejecting needs a reason and leaves a way on")
  func approving() throws {
    let office = try CareOffice()
    let file = try office.open()
    try office.run("plan new \(file.number) --goal reunification", as: "joseph")
    #expect(try office.refusal("plan approve \(file.number)", as: "joseph").code == "plan.author")
    try office.services.addMember("mary", .supervisor)
    try office.run("plan approve \(file.number) --reject --reason No_fall-back_goal", as: "mary")
    let shown = try office.run("plan show \(file.number)")
    #expect(shown.outcome.next == ["frun plan close \(file.number) --revoke --reason TEXT"])
    #expect(
      try office.refusal("plan close \(file.number) --revoke").causes.contains {
        $0.contains("A reason is missing.")
      })
    try office.run("plan close \(file.number) --revoke --reason Begun_again")
    try office.run("plan new \(file.number) --goal kinship")
    #expect(
      try office.refusal("plan goal \(file.number) --domain none --statement X").kind == .usage)
  }

  @Test("a goal added after the approval needs a new one")
  func approvalOfWhatIsActivated() throws {
    let office = try CareOffice()
    let file = try office.open()
    try office.prepare(file)
    try office.draft(file)
    try office.run("plan approve \(file.number)", as: "joseph")
    let added = try office.run(
      "plan action \(file.number) --goal 1 --what Travel --who amina --by 2026-12-05")
    #expect(added.messages(.warning).count == 1)
    #expect(
      try office.refusal("plan activate \(file.number)").causes.map { $0.contains("approved") }
        == [true])
    try office.run("plan approve \(file.number)", as: "joseph")
    try office.run("plan activate \(file.number)")
    #expect(try office.refusal("plan approve \(file.number)", as: "joseph").code == "plan.notDraft")
    #expect(try office.refusal("plan activate \(file.number)").code == "plan.already")
  }

  @Test("the next version takes the goals over when it is activated, not before")
  func nextVersion() throws {
    let office = try CareOffice()
    let file = try office.active()
    let number = file.number
    func plans() throws -> [Int: CarePlan] {
      let all = CarePlan.all(
        in: try office.services.records(RecordQuery(kind: "plan", stream: file.stream)))
      return Dictionary(all.map { ($0.version ?? 0, $0) }, uniquingKeysWith: { $1 })
    }
    func goals() throws -> [Goal] {
      Goal.all(in: try office.services.records(RecordQuery(kind: "goal", stream: file.stream)))
    }
    let first = try #require(try plans()[1]?.id)
    try office.run("plan new \(number) --goal reunification --concurrent foster --view Home")
    #expect(try goals().allSatisfy { $0.plan == first })
    // The draft shows them, and numbers on from them.
    let added = try office.run("plan goal \(number) --domain health --statement Has_glasses")
    #expect(added.result.object?["number"] == .integer(2))
    // A draft stops neither placement nor holding of the plan in force.
    try office.run(
      "plan place \(number) --type parents --on 2026-11-23 \(try office.dayOf(file))")
    // Given up, nothing is lost.
    try office.run("plan close \(number) --revoke --reason Not_needed")
    #expect(try goals().filter { $0.plan == first }.count == 1)
    #expect(try plans()[1]?.status == "active")

    try office.run("plan new \(number) --goal reunification --concurrent foster --view Home")
    try office.run("plan approve \(number)", as: "joseph")
    try office.run("plan activate \(number)")
    let third = try #require(try plans()[3])
    #expect(third.status == "active")
    #expect(try plans()[1]?.status == "superseded")
    #expect(try goals().filter { $0.plan == third.id }.count == 1)
    golden("plan-history", try office.run("plan history \(number)").shown)
    #expect(
      try office.run("plan history \(number)").result.array?.first?.memberNames == [
        "version", "status", "goal", "author", "startsOn", "approvedOn",
      ])
  }

  @Test("hold needs a reason and a day to come; it goes on, and a plan ends")
  func holding() throws {
    let office = try CareOffice()
    let file = try office.active()
    let number = file.number
    let bare = try office.refusal("plan hold \(number) --review-due 2026-11-01")
    #expect(bare.causes.count == 2)
    try office.run("plan hold \(number) --review-due 2026-12-20 --reason Mother_in_hospital")
    #expect(try office.run("plan show \(number)").outcome.next == ["frun plan activate \(number)"])
    #expect(
      try office.refusal("plan place \(number) --type parents --on 2026-11-23").code
        == "plan.inactive")
    try office.run("plan activate \(number)")
    #expect(try office.refusal("plan close \(number)").causes.count >= 1)
    try office.run("plan close \(number) --revoke --reason Moved_away")
    #expect(
      try office.refusal("plan goal \(number) --domain safety --statement Safe").code
        == "plan.ended")
  }

  @Test("a closed case takes no plan and no visit")
  func closed() throws {
    let office = try CareOffice()
    let file = try office.placed()
    try office.close(file, "unreachable")
    for line in [
      "plan new N --goal kinship", "plan goal N --domain safety --statement X",
      "plan action N --goal 1 --what X --who amina --by 2026-12-01", "plan approve N",
      "plan activate N", "plan place N --type parents --on 2026-11-23", "visit plan N",
      "visit record N w1 --safe yes", "visit attempt N w1 --why refused",
      "visit reschedule N w1 --to 2026-11-28", "visit miss N w1 --reason X",
    ] {
      let failure =
        try office.refusal((line + " ").replacing(" N ", with: " \(file.number) "), as: "joseph")
        as Failure?
      #expect(failure?.code == "case.closed", "\(line)")
      #expect(failure?.hints == ["frun case reopen \(file.number) --reason CODE"])
    }
  }

  @Test("a viewer and a trainer change nothing; a viewer does not see actions")
  func permissions() throws {
    let office = try CareOffice()
    let file = try office.placed()
    try office.services.addMember("victor", .viewer)
    try office.services.addMember("grace", .trainer)
    for handle in ["victor", "grace"] {
      for line in [
        "plan new N --goal kinship", "visit plan N", "visit record N w1 --safe yes",
        "plan approve N",
      ] {
        let failure = try office.refusal(
          line.replacing(" N", with: " \(file.number)"), as: handle)
        #expect(failure.kind == .denied, "\(handle): \(line)")
      }
    }
    #expect(try office.refusal("plan show \(file.number)", as: "victor").kind == .denied)
    #expect(try office.run("visit list \(file.number)", as: "victor").outcome.status == 0)
    #expect(try office.refusal("visit list \(file.number)", as: "grace").kind == .denied)
  }

  @Test("dry run keeps nothing")
  func dryRun() throws {
    let office = try CareOffice()
    let file = try office.open()
    try office.run("plan new \(file.number) --goal kinship --dry-run")
    #expect(try office.refusal("plan show \(file.number)").code == "plan.notFound")
  }
}
