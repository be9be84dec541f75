import CarePlan
import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Nobody is forgotten")
struct DueFindingTests {
  private func rows(_ office: CareOffice, _ words: String = "") throws -> [JSONObject] {
    try office.run("due \(words)").result.array?.compactMap(\.object) ?? []
  }

  @Test("a child who was placed and has no visits stands in the list")
  func unplanned() throws {
    let office = try CareOffice()
    let file = try office.active(risk: "high")
    #expect(try rows(office).isEmpty)
    try office.add(
      "placement", to: file.stream,
      ["arrangement": "foster", "startsOn": "2026-11-23", "zone": "Africa/Cairo"])
    let found = try rows(office, "--days 0")
    #expect(found.map { $0["state"] } == [.string("not planned")])
    #expect(try office.run("due").outcome.next == ["frun visit plan \(file.number)"])
    #expect(try rows(office, "--days 0").first?["escalation"] == .string("worker and supervisor"))
    // Unseen for longer than allowed besides, at high risk: an incident.
    office.services.advance(days: 30)
    #expect(try rows(office).first?["escalation"] == .string("safeguarding incident"))
  }

  @Test("a child unseen for too long is shown even when no visit is due")
  func unseen() throws {
    let office = try CareOffice()
    let file = try office.placed(risk: "high")
    // Every visit was a telephone call: done, but nobody saw the child.
    office.services.advance(days: 20)
    let last = office.services.today
    for visit in try office.visits(file) where (visit.windowFrom ?? .last) <= last {
      var draft = try RecordDraft("visit", id: visit.id)
      for (field, text) in [
        "status": "done", "doneOn": min(visit.plannedOn ?? last, last).description, "mode": "phone",
        "childSeen": "yes", "childSeenAlone": "yes", "safe": "yes",
      ].sorted(by: { $0.key < $1.key }) { try draft.set(field, to: text) }
      _ = try office.services.commit(
        ChangeSet(
          stream: file.stream, command: "test", reason: "arranged",
          assertions: draft.assertions))
    }
    let found = try rows(office, "--days 0")
    #expect(found.map { $0["state"] } == [.string("unseen too long")])
    #expect(found.first?["escalation"] == .string("safeguarding incident"))
    #expect(found.first?["unseenDays"] == .integer(20))
  }

  @Test("a closed case does not remind; one that was reopened does")
  func closed() throws {
    let office = try CareOffice()
    let file = try office.placed()
    office.services.advance(days: 5)
    #expect(try rows(office, "--days 0").count == 1)
    try office.close(file, "unreachable")
    #expect(try rows(office, "--days 366").isEmpty)
  }

  @Test("counted by worker, risk, place and state, with bars that have their numbers beside them")
  func counts() throws {
    let office = try CareOffice()
    let first = try office.placed(risk: "low")
    try office.set("office", "Cairo", in: first)
    let second = try office.placed(risk: "medium")
    try office.set("office", "Gizeh", in: second)
    _ = try office.placed(risk: "medium")
    office.services.advance(days: 8)
    var texts: [String] = []
    for by in ["worker", "risk", "place", "state"] {
      texts.append(try office.run("due --days 0 --by \(by)").shown)
    }
    golden("due-counts", texts.joined(separator: "\n"))
    let counted = try office.run("due --days 0 --by risk").result.array
    #expect(
      counted?.first?.memberNames == ["group", "overdue", "due", "later", "total", "bar"])
    #expect(try rows(office, "--days 0 --place giz").count == 1)
    #expect(try rows(office, "--days 0 --place nowhere").isEmpty)
  }

  @Test("the caseload has everybody, also those without a case")
  func caseload() throws {
    let office = try CareOffice()
    let omar = try office.services.addMember("omar", .caseworker)
    for risk in ["low", "high", "medium"] {
      let file = try office.placed(risk: risk)
      guard risk != "low" else { continue }
      try office.add(
        "assignment", to: file.stream,
        ["member": omar.text, "role": "caseworker", "from": "2026-11-23"])
    }
    office.services.advance(days: 10)
    let run = try office.run("caseload")
    golden("caseload", run.shown)
    let rows = run.result.array?.compactMap(\.object) ?? []
    #expect(rows.map { $0["worker"] }.contains(.string("amina")))
    #expect(rows.first?["open"] == .integer(2))
    #expect(rows.reduce(0) { $0 + ($1["open"]?.integer ?? 0) } == 3)
  }

  @Test("the kept days equal what the records say, whatever happens to a case")
  func invariant() throws {
    let office = try CareOffice(seed: 7)
    var files: [CareOffice.File] = []
    for risk in ["high", "medium", "low"] { files.append(try office.placed(risk: risk)) }
    files.append(try office.open())
    files.append(try office.active())
    let package = try FollowUpPackage.standard()
    func check(_ step: String) throws {
      for day in ["2026-11-23", "2026-12-15", "2027-06-01", "2028-01-01"] {
        let last = try office.day(day)
        let kept = Set(
          try office.services.records(.needingAttention(upTo: last)).map(\.stream))
        for file in files {
          let records = try Attention.kinds.flatMap {
            try office.services.records(RecordQuery(kind: $0, stream: file.stream))
          }
          let says = Attention.day(of: records, package: package).map { $0 <= last } ?? false
          #expect(kept.contains(file.stream) == says, "\(step) \(day)")
        }
      }
    }
    try check("planned")
    office.services.advance(days: 6)
    _ = try office.record("w1", on: "2026-11-28", files[1])
    try check("done")
    try office.add("case", to: files[2].stream, id: files[2].stream.id, ["riskLevel": "high"])
    try office.run("visit plan \(files[2].number)")
    try check("risk")
    try office.close(files[0], "unreachable")
    try check("closed")
  }
}

@Suite("Exceptions and rules at the command line")
struct ExceptionCommandTests {
  @Test("two people and a reason; what protects a child never yields")
  func exceptions() throws {
    let office = try CareOffice()
    let file = try office.active()
    let n = file.number
    var texts: [String] = []
    func refused(_ line: String, as handle: String? = nil) throws {
      texts.append(
        "frun " + line.replacing(n, with: "CASE") + "\n"
          + (try office.refusal(line, as: handle).shown.replacing(n, with: "CASE")))
    }
    try refused("plan override \(n) --gate reunification~day --reason Now")
    try refused("plan override \(n) --gate activate~plan --condition consent.services --reason Now")
    try refused("plan override \(n) --gate lower~risk --condition visit.alone --reason Now")
    try refused("plan override \(n) --agree zzzz", as: "joseph")
    let asked = try office.run(
      "plan override \(n) --gate reunification~day --condition travel.permission --reason Closing")
    let id = try #require(asked.result.object?["exception"]?.string)
    texts.append(
      "agreeing alone\n"
        + (try office.refusal("plan override \(n) --agree \(id.prefix(8))").shown.replacing(
          n, with: "CASE")))
    golden("override-refusals", texts.joined(separator: "\n"))
    try office.run("plan override \(n) --agree \(id.prefix(8))", as: "joseph")
    let listed = try office.run("plan override \(n)")
    #expect(listed.result.array?.first?.object?["inForce"] == .bool(true))
    office.services.advance(days: 8)
    #expect(
      try office.run("plan override \(n)").result.array?.first?.object?["inForce"]
        == .bool(false))
  }

  @Test("every row is judged, and one that can be broken is shown with what breaks it")
  func rules() throws {
    let office = try CareOffice()
    let run = try office.run("visit rules check --years 1")
    golden("visit-rules", run.shown)
    let holds = run.result.array?.allSatisfy { $0.object?["isProven"] == .bool(true) }
    #expect(run.outcome.status == (holds == true ? 0 : 1))
    #expect(run.result.array?.isEmpty == false)
    #expect(
      run.result.array?.first?.memberNames == ["row", "spans", "isProven", "counterexample"])
    office.services.files["rules.json5"] = Array("{".utf8)
    #expect(
      try office.refusal("visit rules check --rules rules.json5").code == "rules.malformed")
    #expect(try office.refusal("visit rules burn").kind == .usage)
  }

  @Test("at a terminal the follow-up form is asked; with an option the short way is taken")
  func handingOver() throws {
    let office = try CareOffice()
    let file = try office.placed()
    office.services.advance(days: 4)
    let run = try office.run("visit record \(file.number) w1")
    #expect(
      run.outcome.handsOver == [
        "intake", "fill", "follow-up-visit", "--case", file.number, "--visit", "w1",
      ])
    #expect(try office.visit("w1", file).status == "planned")
    #expect(try office.record("w1", on: "2026-11-27", file).outcome.handsOver == nil)
    // A visit that is done already is not asked about again.
    #expect(try office.refusal("visit record \(file.number) w1").code == "visit.closed")
  }
}
