import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite struct ChangingTests {
  @Test func editShowsOldAndNew() throws {
    let office = try CaseOffice()
    let number = try office.open()
    let run = try office.run(
      "edit", number, "--set", "riskLevel=High", "--set", "person.maritalStatus=single",
      "--set", "concerns=neglect,street", "--reason", "visit")
    #expect(run.text.contains("Medium"))
    #expect(run.text.contains("High"))
    #expect(run.messages(.done) == ["Changed case \(number)"])
    #expect(run.result["changes"]?.array?.count == 3)
    #expect(
      run.result["changes"]?[0]?.memberNames == ["record", "kind", "field", "before", "after"])
    #expect(run.result["changes"]?[0]?["before"]?.string == "medium")
    #expect(run.result["changes"]?[0]?["after"]?[0]?["value"]?.string == "high")
    let shown = try office.shown(number)
    #expect(shown["client"]?["maritalStatus"]?.string == "single")
    #expect(Set(shown["case"]?["concerns"]?.array ?? []) == ["neglect", "street"])
  }

  @Test func editTakesBackAndTakesAway() throws {
    let office = try CaseOffice()
    let number = try office.open()
    try office.run("edit", number, "--set", "concerns=neglect,street")
    try office.run("edit", number, "--set", "concerns=-street", "--set", "separationPlace=")
    let shown = try office.shown(number)
    #expect(shown["case"]?["concerns"]?.array == ["neglect"])
    #expect(shown["case"]?["separationPlace"]?.isNull == true)
  }

  @Test func editReadsJSON() throws {
    let office = try CaseOffice()
    let number = try office.open()
    office.services.files["-"] = Array(#"{"riskLevel": "severe", "urgent": true}"#.utf8)
    try office.run("edit", number, "--from", "-")
    let shown = try office.shown(number)
    #expect(shown["case"]?["riskLevel"]?.string == "severe")
    #expect(shown["case"]?["urgent"]?.bool == true)
  }

  @Test func nothingToChangeMakesNoCommit() throws {
    let office = try CaseOffice()
    let number = try office.open()
    let run = try office.run("edit", number, "--set", "riskLevel=medium")
    #expect(run.messages(.info) == ["Nothing to change in case \(number)"])
    #expect(try office.run("log", number).result.array?.count == 1)
  }

  @Test func dryRunKeepsNothing() throws {
    let office = try CaseOffice()
    let number = try office.open()
    try office.run("edit", number, "--set", "riskLevel=high", "--dry-run")
    #expect(try office.shown(number)["case"]?["riskLevel"]?.string == "medium")
  }

  @Test(arguments: [
    ("riskLevle=high", "field.unknown"), ("riskLevel=huge", "value.malformed"),
    ("openedOn=", "field.required"), ("spell.x=1", "kind.unknown"),
    ("plan.reviewDueOn=2026-12-01", "plan.notFound"), ("riskLevel", "usage"),
    ("status=closed", "usage"), ("name.text=X", "name.ambiguous"),
  ])
  func wrongEditsAreRefused(pair: String, code: String) throws {
    let office = try CaseOffice()
    let number = try office.open()
    let failure = try #require(try office.refusal("edit", number, "--set", pair))
    #expect(failure.code == code)
    #expect(!"\(failure)".contains("huge"))
  }

  @Test func aDisagreementIsNotEditedAway() throws {
    let (office, number) = try CaseOffice.disagreeing()
    let failure = try #require(try office.refusal("edit", number, "--set", "riskLevel=low"))
    #expect(failure.code == "case.disagreement")
    #expect(failure.exitStatus == 77)
    #expect(failure.hints.last == "frun case decide \(number) riskLevel --take A --reason TEXT")
  }

  @Test func conflictsShowBothAnswersAndTheOneInForce() throws {
    let (office, number) = try CaseOffice.disagreeing()
    let run = try office.run("conflicts", number)
    let open = try #require(run.result[0])
    #expect(
      open.memberNames == ["number", "case", "record", "kind", "field", "answers", "inForce"])
    #expect(open["inForce"]?.string == "high")
    #expect(open["answers"]?.array?.map { $0["value"]?.string } == ["low", "high"])
    #expect(open["answers"]?[0]?["given"]?[0]?["handle"]?.string == "amina")
    #expect(
      ProjectFiles.difference(of: run.text, from: "Tests/CasesTests/Golden/conflicts.txt") == nil)
    let shown = try office.run("show", number)
    #expect(shown.text.contains("High is in force; disagreement: A Low, B High"))
    #expect(shown.result["case"]?["riskLevel"]?.string == "high")
  }

  @Test(arguments: ["b", "high", "High"])
  func aSupervisorDecides(take: String) throws {
    let (office, number) = try CaseOffice.disagreeing()
    let run = try office.run(
      "decide", number, "riskLevel", "--take", take, "--reason", "confirmed by phone",
      as: "joseph")
    #expect(run.messages(.done) == ["Settled riskLevel of case \(number)"])
    #expect(try office.run("conflicts").result.array == [])
    #expect(try office.shown(number)["case"]?["riskLevel"]?.string == "high")
    #expect(
      try office.run("log", number).result.array?.contains {
        $0["reason"]?.string == "confirmed by phone"
      } == true)
  }

  @Test func onlySomeDecideAndOnlyDisagreements() throws {
    let (office, number) = try CaseOffice.disagreeing()
    let denied = try #require(
      try office.refusal("decide", number, "riskLevel", "--take", "A", "--reason", "x"))
    #expect(denied.kind == .denied)
    let agreed = try #require(
      try office.refusal(
        "decide", number, "tracingStatus", "--take", "A", "--reason", "x", as: "joseph"))
    #expect(agreed.code == "case.agreed")
    let wrong = try #require(
      try office.refusal(
        "decide", number, "riskLevel", "--take", "huge", "--reason", "x", as: "joseph"))
    #expect(wrong.code == "value.malformed")
    // It was typed.
    #expect(wrong.kind == .usage)
  }

  @Test func assigningHandsOver() throws {
    let office = try CaseOffice()
    let number = try office.open()
    try office.run("assign", number, "joseph", "--reason", "leave")
    #expect(try office.shown(number)["assigned"]?.array == ["joseph"])
    try office.run("assign", number, "amina", "--beside")
    #expect(Set(try office.shown(number)["assigned"]?.array ?? []) == ["joseph", "amina"])
    let again = try office.run("assign", number, "joseph")
    #expect(again.messages(.info).count == 1)
    #expect(try office.refusal("assign", number, "nobody")?.code == "member.notFound")
  }

  @Test func closingAsASuccessNeedsEverything() throws {
    let office = try CaseOffice()
    let number = try office.open()
    let failure = try #require(try office.refusal("close", number, "--reason", "goals_met"))
    #expect(failure.code == "store.gate")
    #expect(failure.exitStatus == 77)
    #expect(failure.causes.count > 5)
    #expect(failure.causes.allSatisfy { $0.contains("frun ") })
    #expect(try office.shown(number)["case"]?["status"]?.string == "open")
  }

  @Test func closedCasesAreReopenedWithTheirHistory() throws {
    let office = try CaseOffice()
    let number = try office.open()
    try office.run("close", number, "--reason", "unreachable")
    let closed = try office.shown(number)
    #expect(closed["case"]?["closureReason"]?.string == "unreachable")
    #expect(closed["case"]?["closedOn"]?.string == "2026-11-21")
    #expect(try office.refusal("close", number, "--reason", "other")?.code == "case.closed")
    try office.run("reopen", number, "--reason", "returned")
    let open = try office.shown(number)
    #expect(open["case"]?["status"]?.string == "open")
    #expect(open["case"]?["closureReason"]?.isNull == true)
    #expect(open["case"]?["reopenReason"]?.array == ["returned"])
    #expect(try office.refusal("reopen", number, "--reason", "returned")?.code == "case.open")
    #expect(try office.run("log", number).result.array?.count == 3)
  }

  @Test func notesAreKept() throws {
    let office = try CaseOffice()
    let number = try office.open()
    office.services.files["-"] = Array("Spoke with the aunt.\nShe is well.\n".utf8)
    let run = try office.run("note", number, "--from", "-", "--kind", "interview")
    let id = try #require(run.result["note"]?.string.flatMap { RecordID(text: $0) })
    let note = try #require(try office.services.record(id))
    #expect(note.texts("text") == ["Spoke with the aunt.\nShe is well."])
    office.services.files["-"] = Array(" \n".utf8)
    #expect(try office.refusal("note", number, "--from", "-")?.code == "note.empty")
  }

  /// Identifiers are random, so each round would show the yes as often as the no.
  @Test(arguments: 0..<6)
  func ofOneDayTheNoIsShownAndAYesSaysThatItStands(_ round: Int) throws {
    let office = try CaseOffice(seed: UInt64(40 + round))
    let number = try office.open()
    let answers = round % 2 == 0 ? ["yes", "no"] : ["no", "yes"]
    var warned = false
    for answer in answers {
      let run = try office.run("consent", number, "--sharing", answer, "--from", "caregiver")
      warned = run.messages(.warning).contains { $0.hasPrefix("A no to sharing stands") }
    }
    #expect(warned == (answers.last == "yes"))
    let consents = try #require(try office.shown(number)["consents"]?.array)
    let sharing = consents.filter {
      $0["purpose"]?.string == "sharing" && $0["givenBy"]?.string == "caregiver"
    }
    #expect(sharing.map { $0["decision"]?.string } == ["refused"])
  }

  @Test func consentIsOneRecordForEachPurposeAndReplacesNothing() throws {
    let office = try CaseOffice()
    let number = try office.open(CaseOffice.selam)
    try office.run(
      "consent", number, "--services", "yes", "--tracing", "yes", "--sharing", "no", "--from",
      "caregiver", "--assent", "yes")
    let first = try #require(try office.shown(number)["consents"]?.array)
    #expect(
      first.map { [$0["purpose"]?.string, $0["kind"]?.string, $0["decision"]?.string] } == [
        ["services", "assent", "given"], ["services", "consent", "given"],
        ["tracing", "consent", "given"], ["sharing", "consent", "refused"],
      ])
    office.services.advance(days: 3)
    try office.run("consent", number, "--tracing", "no", "--withdraw", "--from", "caregiver")
    let shown = try #require(try office.shown(number)["consents"]?.array)
    #expect(shown.count == 4)
    #expect(
      shown.first { $0["purpose"]?.string == "tracing" }?["decision"]?.string == "withdrawn")
    let all = try office.services.records(RecordQuery(kind: "consent"))
    #expect(all.count == 5)
  }

  @Test func aChildAloneGivesAssent() throws {
    let office = try CaseOffice()
    let number = try office.open(CaseOffice.selam)
    let run = try office.run("consent", number, "--services", "yes", "--from", "individual")
    #expect(run.messages(.info).count == 1)
    let consents = try #require(try office.shown(number)["consents"]?.array)
    #expect(consents.map { $0["kind"]?.string } == ["assent"])
    #expect(try office.refusal("consent", number, "--services", "yes")?.kind == .usage)
    #expect(try office.refusal("consent", number)?.kind == .usage)
  }

  @Test func personsJoinACase() throws {
    let office = try CaseOffice()
    let number = try office.open(CaseOffice.selam)
    #expect(
      try office.refusal("check", number, "--all-adults", "--result", "clear")?.code
        == "case.noHousehold")
    office.services.files["aunt.json"] = Array(
      #"{"name": "አልማዝ", "relation": "aunt", "livesInHousehold": "yes", "birthDate": "~1993"}"#.utf8
    )
    let run = try office.run("person", number, "--from", "aunt.json")
    let person = try #require(run.result["person"]?.string)
    office.services.answers = ["ብሩክ", "brother", "male", "2015", "yes"]
    try office.run("person", number)
    let shown = try office.shown(number)
    #expect(shown["family"]?.array?.count == 2)
    // The brother is a child and not checked.
    let check = try office.run(
      "check", number, "--all-adults", "--result", "clear", "--on", "2026-11-18")
    #expect(check.result["adults"]?.array == [.string(person)])
    #expect(check.messages(.done) == ["Recorded the check of 1 adult in case \(number)"])
    #expect(
      try office.shown(number)["checks"]?[0]?["result"]?.string == "clear")
    #expect(
      try office.refusal(
        "check", number, "--adult", String(person.prefix(8)), "--result", "clear", "--on",
        "2027-01-01")?.code == "check.future")
    try office.run("check", number, "--adult", String(person.prefix(8)), "--result", "concern")
  }

  @Test func undoTakesTheLatestChangeBack() throws {
    let office = try CaseOffice()
    let number = try office.open()
    try office.run("edit", number, "--set", "riskLevel=high")
    try office.run("edit", number, "--set", "urgent=yes")
    let mark = try #require(
      try office.run("log", number).result[1]?["commit"]?.string.map { String($0.prefix(8)) })
    try office.run("undo", number, "--reason", "wrong case")
    #expect(try office.shown(number)["case"]?["urgent"]?.isNull == true)
    try office.run("undo", number, "--commit", "#\(mark)", "--reason", "wrong case")
    #expect(try office.shown(number)["case"]?["riskLevel"]?.string == "medium")
    #expect(try office.run("log", number).result.array?.count == 5)
  }

  @Test func undoFollowsTheOrderOfChangesAndNotTheClock() throws {
    let office = try CaseOffice()
    let number = try office.open()
    try office.run("edit", number, "--set", "riskLevel=high")
    office.services.advance(days: -30)
    try office.run("edit", number, "--set", "urgent=yes")
    try office.run("undo", number, "--reason", "wrong case")
    let shown = try office.shown(number)
    #expect(shown["case"]?["urgent"]?.isNull == true)
    #expect(shown["case"]?["riskLevel"]?.string == "high")
  }

  @Test func theOpeningIsNotUndone() throws {
    let office = try CaseOffice()
    let number = try office.open()
    let failure = try #require(try office.refusal("undo", number, "--reason", "x"))
    #expect(failure.code == "case.undoOpening")
    #expect(
      try office.refusal("undo", number, "--commit", "ffffffff", "--reason", "x")?.code
        == "change.notFound")
  }

  @Test(arguments: [
    ["new", "--from", "child.json"], ["edit", "CASE", "--set", "riskLevel=low"],
    ["assign", "CASE", "joseph"], ["close", "CASE", "--reason", "other"],
    ["consent", "CASE", "--services", "yes", "--from", "parent"],
    ["undo", "CASE", "--reason", "x"],
  ])
  func trainersAndViewersChangeNothing(words: [String]) throws {
    let office = try CaseOffice()
    let number = try office.open()
    for role in [Role.viewer, .trainer] {
      try office.services.addMember(role.rawValue, role)
      let failure = try #require(
        try office.services.refusal(
          office.module, ["case"] + words.map { $0 == "CASE" ? number : $0 }, as: role.rawValue))
      #expect(failure.kind == .denied)
    }
    #expect(try office.run("log", number).result.array?.count == 1)
  }
}
