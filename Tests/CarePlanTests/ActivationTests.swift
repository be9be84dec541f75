import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Activation of a plan")
struct ActivationTests {
  @Test("refused with everything that is missing, and mended step by step")
  func stepByStep() throws {
    let office = try CareOffice()
    let file = try office.open(risk: nil)
    let number = file.number
    try office.run("plan new \(number) --goal reunification")
    let bare = try office.refusal("plan activate \(number)")
    golden("activation", bare.shown)
    var left = bare.causes.count
    #expect(left == 9)

    /// One step mends so many findings.
    func mend(_ count: Int, _ step: () throws -> Void) throws {
      try step()
      let now = try office.refusal("plan activate \(number)").causes.count
      #expect(now == left - count)
      left = now
    }
    try mend(1) { try office.set("riskLevel", "low", in: file) }
    try mend(2) { try office.consent(file) }
    try mend(1) { try office.assess(file) }
    var aunt: RecordID?
    // Somebody to live with, but nobody checked her, or saw who she is.
    try mend(-1) {
      aunt = try office.add("person", to: file.stream, ["role": "caregiver", "birthDate": "1985"])
    }
    try mend(2) {
      try office.add(
        "safeguardingCheck", to: file.stream,
        [
          "adult": #require(aunt).text, "result": "clear", "checkedOn": "2026-11-23",
          "identityVerified": "yes",
        ])
    }
    // A goal, but no action.
    try mend(0) {
      try office.run("plan goal \(number) --domain safety --statement Safe")
    }
    try mend(1) {
      try office.run("plan action \(number) --goal 1 --what Visit --who amina --by 2026-12-05")
    }
    let plan = try #require(
      try office.services.records(RecordQuery(kind: "plan", stream: file.stream)).first)
    try mend(1) {
      try office.add("plan", to: file.stream, id: plan.id, ["childView": "I want to go home."])
    }
    try mend(1) {
      try office.add("plan", to: file.stream, id: plan.id, ["concurrentGoal": "kinship"])
    }
    #expect(left == 1)
    try office.run("plan approve \(number)", as: "joseph")
    let done = try office.run("plan activate \(number)")
    golden("activated", done.shown + (try office.run("plan show \(number)").shown))
  }

  @Test("a concern about an adult of the household and a severe risk stop it")
  func stops() throws {
    let office = try CareOffice()
    let file = try office.open(risk: "severe")
    try office.prepare(file)
    let second = try office.add(
      "person", to: file.stream, ["role": "household_member", "birthDate": "1950"])
    try office.add(
      "safeguardingCheck", to: file.stream,
      ["adult": second.text, "result": "concern", "checkedOn": "2026-11-23"])
    try office.draft(file)
    try office.run("plan approve \(file.number)", as: "joseph")
    #expect(try office.refusal("plan activate \(file.number)").causes.count == 4)
  }
}
