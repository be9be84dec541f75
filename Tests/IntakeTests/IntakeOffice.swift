import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Intake

/// An office with the intake module.
struct IntakeOffice {
  let services: TestServices
  let module = IntakeModule()

  init(seed: UInt64 = 1, day: String = "2026-11-21") throws {
    services = try TestServices(seed: seed, day: day)
  }

  @discardableResult
  func run(_ words: String...) throws -> TestRun { try services.run(module, words) }

  func refusal(_ words: String...) throws -> Failure? { try services.refusal(module, words) }

  /// Fills a form from a text and returns the rows of the report.
  func fill(_ form: String, _ answers: String, _ more: String...) throws -> TestRun {
    services.files["answers"] = Array(answers.utf8)
    return try services.run(module, ["intake", "fill", form, "--answers", "answers"] + more)
  }

  /// The records of a kind in a case.
  func records(_ kind: String, in stream: StreamID) throws -> [Record] {
    try services.records(RecordQuery(kind: kind, stream: stream))
  }

  /// The only record of a kind in a case; nil when there are none or several.
  func record(_ kind: String, in stream: StreamID) throws -> Record? {
    let found = try records(kind, in: stream)
    return found.count == 1 ? found[0] : nil
  }

  /// The case of a report's row.
  func stream(_ row: JSONValue) throws -> StreamID {
    let id = try services.resolve(row["case"]?.string ?? "", kind: "case")
    return StreamID(kind: .case, id: id)
  }

  /// Registers the first family of the batch.
  func registered() throws -> StreamID {
    let family = try Fixtures.families()[1]
    let run = try fill("registration-uasc", JSONValue.object(family).text())
    return try stream(run.result[0] ?? .null)
  }
}

/// Files of the source tree that tests read.
enum Fixtures {
  static func text(_ name: String) throws -> String {
    guard let text = ProjectFiles.text("Tests/Fixtures/\(name)") else {
      throw Failure(.notFound, "fixture.notFound", name)
    }
    return text
  }

  static func families() throws -> [JSONObject] {
    let value = try JSONValue(parsing: Array(text("registration-batch.json").utf8))
    return (value.array ?? []).compactMap(\.object)
  }
}
