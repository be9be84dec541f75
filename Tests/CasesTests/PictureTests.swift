import Cases
import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Pictures of a case")
struct PictureTests {
  /// A family over three generations, some of whom live with the child, with everything dated that
  /// a case holds.
  private func office() throws -> (office: CaseOffice, number: String) {
    let office = try CaseOffice()
    let number = try office.open(
      """
      {"name": "ليان خالد الحموي", "sex": "female", "birthDate": "2014-03-19",
       "protectionStatus": "unaccompanied", "riskLevel": "medium", "openedOn": "2026-07-05",
       "separatedOn": "2026-05",
       "relatives": [
         {"name": "رنا صباغ", "relation": "mother", "sex": "female", "birthDate": "~1989",
          "maritalStatus": "divorced", "alive": "unknown", "inContact": "no"},
         {"name": "خالد الحموي", "relation": "father", "sex": "male", "alive": "dead"},
         {"name": "سامر الحموي", "relation": "brother", "sex": "male", "birthDate": "2017",
          "livesInHousehold": true},
         {"name": "منى درويش", "relation": "aunt", "sex": "female", "isCaregiver": true,
          "livesInHousehold": true, "birthDate": "~1985"},
         {"name": "فاطمة الحموي", "relation": "grandmother", "sex": "female",
          "birthDate": "~1955", "inContact": "yes", "dependency": "Calls every day"},
         {"name": "<b>Anna & Co</b>", "relation": "unknown"}]}
      """)
    let services = office.services
    let stream = StreamID(kind: .case, id: try services.resolve(number, kind: "case"))
    @discardableResult
    func add(_ kind: String, _ values: KeyValuePairs<String, String>) throws -> RecordID {
      var draft = try services.draft(kind)
      for (field, text) in values { try draft.set(field, to: text) }
      _ = try services.commit(
        ChangeSet(
          stream: stream, command: "test", reason: "arranged", assertions: draft.assertions))
      return draft.id
    }
    for (day, scores) in [
      ("2026-07-20", ["safety": 1, "education": 2, "health": 3]),
      ("2026-10-12", ["safety": 3, "education": 2, "health": 2]),
    ] {
      let assessment = try add(
        "assessment", ["kind": "best_interests", "status": "completed", "assessedOn": day])
      for (domain, score) in scores.sorted(by: { $0.key < $1.key }) {
        try add(
          "domainScore",
          ["assessment": assessment.text, "domain": domain, "score": "\(score)", "reason": "Seen"])
      }
    }
    try add("risk", ["assessedOn": "2026-07-21", "level": "high"])
    let placement = try add(
      "placement",
      [
        "arrangement": "kinship", "startsOn": "2026-11-02", "zone": "Africa/Cairo",
        "event": "placed",
      ])
    for (key, day, from, to, status) in [
      ("w1", "2026-11-09", "2026-11-05", "2026-11-09", "done"),
      ("w2", "2026-11-16", "2026-11-13", "2026-11-19", "planned"),
      ("m1", "2026-12-02", "2026-11-25", "2026-12-09", "planned"),
      ("m2", "2027-01-03", "2026-12-26", "2027-01-09", "planned"),
    ] {
      var values = [
        "key": key, "dueOn": day, "plannedOn": day, "windowFrom": from, "windowTo": to,
        "placement": placement.text, "status": "planned",
      ]
      if status == "done" {
        values["status"] = "done"
        values["doneOn"] = day
        values["mode"] = "home_visit"
        values["childSeen"] = "yes"
        values["childSeenAlone"] = "yes"
        values["safe"] = "yes"
      }
      var draft = try services.draft("visit")
      for (field, text) in values.sorted(by: { $0.key < $1.key }) { try draft.set(field, to: text) }
      _ = try services.commit(
        ChangeSet(
          stream: stream, command: "test", reason: "arranged", assertions: draft.assertions))
    }
    try add(
      "concern",
      [
        "noticedOn": "2026-08-03", "category": "neglect", "level": "high", "status": "closed",
        "closedOn": "2026-09-01", "closedHow": "Moved to her aunt",
      ])
    try add(
      "prePlacementContact",
      ["mode": "supervised_visit", "status": "held", "heldOn": "2026-10-20", "outcome": "positive"])
    try add(
      "referral",
      [
        "service": "health", "provider": "عيادة الهلال", "status": "in_progress",
        "requestedOn": "2026-11-03",
      ])
    try add("referral", ["service": "education", "provider": "School 12", "status": "rejected"])
    try add("referral", ["service": "legal", "status": "requested"])
    return (office, number)
  }

  private static let kinds = ["timeline", "family", "surroundings", "wellbeing", "calendar"]

  @Test("every picture, drawn the same every time", arguments: kinds)
  func drawn(kind: String) throws {
    let (office, number) = try office()
    let run = try office.run("timeline", number, "--show", kind, "-o", "case.svg")
    let bytes = try #require(office.services.files["case.svg"])
    let text = String(decoding: bytes, as: UTF8.self)
    if let difference = ProjectFiles.difference(
      of: text, from: "Tests/CasesTests/Golden/pictures/\(kind).svg")
    {
      Issue.record(Comment(rawValue: difference))
    }
    #expect(run.result.memberNames == ["number", "bytes"])
    #expect(run.messages(.warning).count == 1)
    #expect(!text.contains("<b>"))
  }

  @Test("all of them on one page")
  func page() throws {
    let (office, number) = try office()
    try office.run("timeline", number, "-o", "case.html")
    let text = String(
      decoding: try #require(office.services.files["case.html"]), as: UTF8.self)
    if let difference = ProjectFiles.difference(
      of: text, from: "Tests/CasesTests/Golden/pictures/case.html")
    {
      Issue.record(Comment(rawValue: difference))
    }
    #expect(text.contains("&lt;b&gt;Anna &amp; Co&lt;/b&gt;"))
    #expect(text.split(separator: "<svg ").count == 6)
  }

  @Test("without names nobody is named")
  func nameless() throws {
    let (office, number) = try office()
    try office.run("timeline", number, "--no-names", "-o", "case.html")
    let text = String(
      decoding: try #require(office.services.files["case.html"]), as: UTF8.self)
    for name in ["ليان", "رنا", "سامر", "Anna"] { #expect(!text.contains(name)) }
    #expect(text.contains("Grandmother"))
  }

  @Test("an empty case has pictures too; slips are refused")
  func empty() throws {
    let office = try CaseOffice()
    let number = try office.open(#"{"name": "Ali", "sex": "male"}"#)
    for kind in Self.kinds {
      try office.run("timeline", number, "--show", kind, "-o", "\(kind).svg")
    }
    #expect(try office.refusal("timeline", number, "-o", "case.pdf")?.code == "output.ending")
    #expect(
      try office.refusal("timeline", number, "-o", "a.html", "--month", "2026-13")?.code
        == "month.malformed")
    #expect(try office.refusal("timeline", number, "-o", "timeline.svg")?.code == "file.exists")
  }

  @Test("links that run in a circle end")
  func circle() throws {
    let (office, number) = try office()
    let services = office.services
    let stream = StreamID(kind: .case, id: try services.resolve(number, kind: "case"))
    let persons = try services.records(RecordQuery(kind: "person", stream: stream)).map(\.id)
    for (one, other) in zip(persons, persons.dropFirst() + persons.prefix(1)) {
      var draft = try services.draft("relationship")
      try draft.set("person", .reference(one))
      try draft.set("relative", .reference(other))
      try draft.set("relation", .code("mother"))
      _ = try services.commit(
        ChangeSet(
          stream: stream, command: "test", reason: "arranged", assertions: draft.assertions))
    }
    try office.run("timeline", number, "--show", "family", "-o", "circle.svg")
    #expect(office.services.files["circle.svg"] != nil)
  }
}

@Suite("Handing a case over")
struct AssignSuggestionTests {
  @Test("visits that wait go over by 'visit plan', which is suggested once a child is placed")
  func suggestion() throws {
    let office = try CaseOffice()
    let number = try office.open()
    #expect(
      try office.run("assign", number, "joseph").outcome.next == [
        "frun case list --assigned joseph"
      ])
    let services = office.services
    let stream = StreamID(kind: .case, id: try services.resolve(number, kind: "case"))
    var draft = try services.draft("placement")
    try draft.set("arrangement", .code("foster"))
    try draft.set("startsOn", .date(services.today))
    try draft.set("event", .code("placed"))
    _ = try services.commit(
      ChangeSet(
        stream: stream, command: "test", reason: "arranged", assertions: draft.assertions))
    #expect(
      try office.run("assign", number, "amina").outcome.next == [
        "frun visit plan \(number)", "frun case list --assigned amina",
      ])
  }
}
