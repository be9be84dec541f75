import CarePlan
import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

/// An office with the care plan module; cases are arranged record by record, as other modules
/// would write them.
struct CareOffice {
  let services: TestServices
  let module = CarePlanModule()

  /// A case under test.
  struct File {
    let number: String
    let stream: StreamID
    let child: RecordID
  }

  init(seed: UInt64 = 1, day: String = "2026-11-23") throws {
    services = try TestServices(seed: seed, day: day)
  }

  @discardableResult
  func run(_ line: String, as handle: String? = nil) throws -> TestRun {
    try services.run(module, Self.words(line), as: handle)
  }

  func refusal(_ line: String, as handle: String? = nil) throws -> Failure {
    try #require(try services.refusal(module, Self.words(line), as: handle), "not refused: \(line)")
  }

  /// Words separated by blanks; `_` stands for a blank inside a word.
  private static func words(_ line: String) -> [String] {
    line.split(separator: " ").map { String($0).replacing("_", with: " ") }
      .map { $0.replacing("~", with: "_") }
  }

  /// Writes a record as another module would.
  @discardableResult
  func add(
    _ kind: String, to stream: StreamID, id: RecordID? = nil, _ values: [String: String]
  ) throws -> RecordID {
    var draft = try id.map { try RecordDraft(kind, id: $0) } ?? services.draft(kind)
    for (field, text) in values.sorted(by: { $0.key < $1.key }) { try draft.set(field, to: text) }
    _ = try services.commit(
      ChangeSet(
        stream: stream, command: "test", reason: "arranged", assertions: draft.assertions))
    return draft.id
  }

  func set(_ field: String, _ text: String, in file: File) throws {
    try add("case", to: file.stream, id: file.stream.id, [field: text])
  }

  /// A case with a child and nothing else.
  func open(risk: String? = "medium") throws -> File {
    let id = try RecordID(random: { services.random($0) })
    let stream = StreamID(kind: .case, id: id)
    let child = try RecordID(random: { services.random($0) })
    var values = ["status": "open", "openedOn": services.today.description, "client": child.text]
    values["riskLevel"] = risk
    try add("case", to: stream, id: id, values)
    try add("person", to: stream, id: child, ["role": "client", "birthDate": "2016"])
    return File(number: CaseNumber(of: id).description, stream: stream, child: child)
  }

  /// What has to be on file before a plan may be activated.
  func prepare(_ file: File) throws {
    let aunt = try add("person", to: file.stream, ["role": "caregiver", "birthDate": "1985"])
    try add(
      "relationship", to: file.stream,
      [
        "person": file.child.text, "relative": aunt.text, "relation": "aunt",
        "livesInHousehold": "yes",
      ])
    try consent(file)
    try add(
      "safeguardingCheck", to: file.stream,
      [
        "adult": aunt.text, "result": "clear", "checkedOn": services.today.description,
        "identityVerified": "yes",
      ])
    try assess(file)
  }

  func consent(_ file: File) throws {
    for (kind, giver) in [("consent", "caregiver"), ("assent", "individual")] {
      try add(
        "consent", to: file.stream,
        [
          "person": file.child.text, "kind": kind, "purpose": "services", "decision": "given",
          "decidedOn": services.today.description, "givenBy": giver,
        ])
    }
  }

  func assess(_ file: File) throws {
    try add(
      "assessment", to: file.stream,
      [
        "kind": "best_interests", "status": "completed", "supportsGoal": "yes",
        "assessedOn": services.today.description,
      ])
  }

  /// A draft with a goal and an action.
  func draft(_ file: File) throws {
    try run(
      "plan new \(file.number) --goal reunification --concurrent kinship --view I_want_to_go_home")
    try run(
      "plan goal \(file.number) --domain safety --statement Safe_at_home --due 2027-01-31")
    try run("plan action \(file.number) --goal 1 --what Visit --who amina --by 2026-12-05")
  }

  /// A case with an active plan.
  func active(risk: String = "medium") throws -> File {
    let file = try open(risk: risk)
    try prepare(file)
    try draft(file)
    try run("plan approve \(file.number)", as: "joseph")
    try run("plan activate \(file.number)")
    return file
  }

  /// What a reunification asks for on the day itself.
  func dayOf(_ file: File) throws -> String {
    let persons = try services.records(RecordQuery(kind: "person", stream: file.stream))
    let aunt = try #require(persons.first { $0.code("role") == "caregiver" })
    return "--handover-to \(aunt.id) --documents yes --travel-permission yes --emergency-contact"
  }

  /// A case with a placement of today and its visits.
  func placed(risk: String = "medium", type: String = "parents") throws -> File {
    let file = try active(risk: risk)
    try run(
      "plan place \(file.number) --type \(type.replacing("_", with: "~")) --on \(services.today) "
        + dayOf(file))
    return file
  }

  /// Closes a case as the command does.
  func close(_ file: File, _ reason: String) throws {
    let records = try ["case", "placement", "visit"].flatMap {
      try services.records(RecordQuery(kind: $0, stream: file.stream))
    }
    var draft = try RecordDraft("case", id: file.stream.id)
    try draft.set("status", .code("closed"))
    try draft.set("closureReason", .code(reason))
    try draft.set("closedOn", .date(services.today))
    let said = CaseEnd.closing(
      records: records, closure: try RecordID(random: { services.random($0) }), reason: reason,
      by: try services.acting().member, approvedBy: nil, on: services.today)
    _ = try services.commit(
      ChangeSet(stream: file.stream, command: "case close", assertions: draft.assertions + said))
  }

  func visits(_ file: File) throws -> [Visit] {
    Visit.all(in: try services.records(RecordQuery(kind: "visit", stream: file.stream)))
  }

  /// The visit of a key that was not superseded.
  func visit(_ key: String, _ file: File) throws -> Visit {
    try #require(try visits(file).first { $0.key == key && $0.status != "superseded" })
  }

  func record(_ key: String, on day: String, _ file: File) throws -> TestRun {
    try run(
      "visit record \(file.number) \(key) --on \(day) --mode home~visit --seen-alone yes --safe yes"
    )
  }

  func day(_ text: String) throws -> CivilDate { try CivilDate(parsing: text) }
}

/// Compares a text with its golden file.
func golden(_ name: String, _ text: String, at place: SourceLocation = #_sourceLocation) {
  let path = "Tests/CarePlanTests/Golden/\(name).txt"
  if let difference = ProjectFiles.difference(of: text, from: path) {
    Issue.record(Comment(rawValue: difference), sourceLocation: place)
  }
}

extension Failure {
  /// Everything a person sees of a refusal.
  var shown: String {
    var lines = ["\(code): \(message)" + (place.map { " (\($0))" } ?? "")]
    lines += causes.map { "  - \($0)" }
    lines += hints.map { "  > \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension TestRun {
  /// What was shown, and what comes next.
  var shown: String { text + outcome.next.map { "> \($0)\n" }.joined() }
}
