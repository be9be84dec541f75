import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText

@testable import Intake

/// A case that has all that a plan has to have before it may become active, and the filled examples
/// of the forms.
struct PreparedCase {
  let office: IntakeOffice
  let stream: StreamID
  /// The relative the child is to live with.
  let mother: RecordID

  var services: TestServices { office.services }
  var number: String { CaseNumber(of: stream.id).description }

  init() throws {
    office = try IntakeOffice()
    let family = try Fixtures.families()[11]
    let run = try office.fill("registration-uasc", JSONValue.object(family).text())
    stream = try office.stream(run.result[0] ?? .null)
    let relations = try office.records("relationship", in: stream)
    guard
      let mother = relations.first(where: { $0.code("relation") == "mother" })?
        .reference("relative")
    else { throw Failure(.bug, "fixture.mother", "the family has no mother") }
    self.mother = mother
    _ = try office.fill(
      "assessment", Fixtures.text("assessment-answers.json"), "--case", number)
    try agree()
  }

  /// The mother consents, the check of her is clear.
  private func agree() throws {
    let client = try office.record("case", in: stream)?.reference("client")
    var consent = try services.draft("consent")
    try consent.set("person", client.map { .reference($0) })
    try consent.set("kind", .code("consent"))
    try consent.set("purpose", .code("services"))
    try consent.set("decision", .code("given"))
    try consent.set("decidedOn", .date(services.today))
    try consent.set("givenBy", .code("parent"))
    try consent.set("giver", .reference(mother))
    try consent.set("informed", .yesNo(true))
    var check = try services.draft("safeguardingCheck")
    try check.set("adult", .reference(mother))
    try check.set("result", .code("clear"))
    try check.set("checkedOn", .date(services.today))
    try check.set("identityVerified", .code("yes"))
    _ = try services.commit(
      ChangeSet(
        stream: stream, command: "test", assertions: consent.assertions + check.assertions))
  }

  /// The filled example of a form, with texts replaced.
  static func example(_ form: String, _ changes: [String: String] = [:]) throws -> String {
    try changes.reduce(Fixtures.text("Library/\(form).json")) { text, change in
      text.replacing(change.key, with: change.value)
    }
  }

  /// Fills the example of a form.
  @discardableResult
  func fill(_ form: String, _ changes: [String: String] = [:], _ more: String...) throws -> TestRun
  {
    let goal = try office.records("goal", in: stream).first { $0.code("domain") == "housing" }
    let text = try Self.example(form, changes)
      .replacing("{{mother}}", with: mother.text)
      .replacing("{{goal}}", with: goal?.id.text ?? "")
    services.files["answers"] = Array(text.utf8)
    return try services.run(
      office.module, ["intake", "fill", form, "--answers", "answers", "--case", number] + more)
  }

  /// Fills the example of a form as a supervisor.
  @discardableResult
  func decide(_ form: String, _ changes: [String: String] = [:]) throws -> TestRun {
    try services.act(as: "joseph")
    defer { try? services.act(as: "amina") }
    return try fill(form, changes)
  }

  /// Makes the plan active, through its gate.
  func activate() throws {
    guard let plan = try records("plan").last else { return }
    var draft = try RecordDraft("plan", id: plan.id)
    try draft.set("status", .code("active"))
    _ = try services.commit(
      ChangeSet(stream: stream, command: "plan activate", assertions: draft.assertions))
  }

  func records(_ kind: String) throws -> [Record] { try office.records(kind, in: stream) }
  func only(_ kind: String) throws -> Record? { try office.record(kind, in: stream) }
}

extension TestRun {
  /// Why records were refused: the codes of the problems.
  var problems: [String] { result.array?.compactMap { $0["code"]?.string } ?? [] }
  /// The questions they are about.
  var paths: [String] { result.array?.compactMap { $0["path"]?.string } ?? [] }
}
