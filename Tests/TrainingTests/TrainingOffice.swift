import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing
import Training

/// An office with the training module and a trainer, grace, who acts unless another is named.
struct TrainingOffice {
  let services: TestServices
  let module = TrainingModule()

  /// An office over services that stand already.
  init(_ services: TestServices) { self.services = services }

  init(day: String = "2026-11-23") throws {
    services = try TestServices(day: day)
    try services.addMember("grace", .trainer)
  }

  /// Runs `train` with words separated by blanks; `_` stands for a blank inside a word and `~`
  /// for `_`.
  @discardableResult
  func run(_ line: String, as handle: String = "grace") throws -> TestRun {
    try services.run(module, Self.words(line), as: handle)
  }

  func refusal(_ line: String, as handle: String = "grace") throws -> Failure {
    try #require(try services.refusal(module, Self.words(line), as: handle), "not refused: \(line)")
  }

  private static func words(_ line: String) -> [String] {
    ["train"]
      + line.split(separator: " ").map {
        String($0).replacing("_", with: " ").replacing("~", with: "_")
      }
  }

  func file(_ name: String, _ text: String) { services.files[name] = Array(text.utf8) }

  /// A session of a course; gives its identifier.
  func session(_ code: String = "BIP-201", on day: String = "2026-11-23") throws -> String {
    let run = try run("schedule \(code) --on \(day) --trainer grace --place Training_room")
    return try #require(run.result.object?["session"]?.string)
  }

  func all(_ kind: String) throws -> [Record] {
    try services.records(RecordQuery(kind: kind))
  }

  /// Enrols, records full results, awards; gives the award.
  @discardableResult
  func award(_ member: String, _ code: String, on day: String) throws -> Award {
    let session = try session(code, on: day)
    try run("enrol \(session) \(member)")
    try run("attend \(session) --person \(member) --hours 3 --post-test 90")
    let before = Set(try all("award").map(\.id))
    try run("award \(session)")
    return try #require(
      try all("award").first { !before.contains($0.id) }.flatMap { Award($0) })
  }

  /// Lets a member hold awards of courses, written straight into the register: chains of
  /// prerequisites are not what most tests are about.
  func hold(
    _ handle: String, _ codes: String..., gives: String? = nil, until: String = "2030-01-01",
    from: String = "2020-01-01"
  ) throws {
    try services.act(as: "grace")
    let member = try services.member(handle)
    let stream =
      try all("course").first?.stream
      ?? StreamID(kind: .training, id: RecordID(random: { services.random($0) }))
    for code in codes {
      var course = try services.draft("course")
      try course.set("code", .text(code))
      try course.set("version", .text("held"))
      try course.set("title", .text(code))
      try course.set("expiryMode", .code("never"))
      if let gives { try course.set("gives", .text(gives)) }
      var award = try services.draft("award")
      try award.set("course", .reference(course.id))
      try award.set("person", .text(handle))
      try award.set("member", .reference(member.id))
      try award.set("kind", .code("award"))
      try award.set("completedOn", .date(CivilDate(parsing: from)))
      try award.set("validTo", .date(CivilDate(parsing: until)))
      try award.set("status", .code("valid"))
      _ = try services.commit(
        ChangeSet(
          stream: stream, command: "test", assertions: course.assertions + award.assertions))
    }
  }

  func move(to day: String) throws {
    let target = try CivilDate(parsing: day)
    services.advance(days: services.today.days(to: target))
  }
}

/// Compares a text with its golden file.
func golden(_ name: String, _ text: String, at place: SourceLocation = #_sourceLocation) {
  let path = "Tests/TrainingTests/Golden/\(name).txt"
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
