import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Intake

/// Filled examples of the forms, one after the other into one case.
@Suite struct LibraryExampleTests {
  /// One story of a boy who looks for his mother: each form makes the records it should.
  @Test func theFormsOfACaseFollowEachOther() throws {
    let office = try IntakeOffice()
    let stream = try office.registered()
    let number = CaseNumber(of: stream.id).description
    let examples = try JSONValue(parsing: Array(Fixtures.text("Library/examples.json").utf8))
    for example in examples.array ?? [] {
      let form = try #require(example["form"]?.string)
      let made = example["makes"]?.object ?? JSONObject()
      let before = try made.keys.map { try office.records($0, in: stream).map(\.id) }
      let answers = try Self.resolved(example["answers"] ?? .null, office, stream)
      let run = try office.fill(form, answers.text(), "--case", number)
      #expect(run.outcome.status == 0, "\(form): \(run.text)")
      for (kind, old) in zip(made.keys, before) {
        let now = try office.records(kind, in: stream).count
        #expect(now - old.count == Int(made[kind]?.integer ?? -1), "\(form) makes \(kind)")
      }
      for (field, value) in (example["says"]?.object ?? JSONObject()).members.map({
        ($0.key, $0.value)
      }) {
        let parts = field.split(separator: ".").map(String.init)
        let record = try Self.find(parts[0], office, stream, not: Set(before.flatMap(\.self)))
        #expect(Self.value(of: parts[1], record) == value.string, "\(form): \(field)")
      }
    }
  }

  /// What must not pass: the safe way is the only way.
  @Test func unsafeAnswersAreRefused() throws {
    let office = try IntakeOffice()
    let stream = try office.registered()
    let number = CaseNumber(of: stream.id).description
    let refusals = try JSONValue(parsing: Array(Fixtures.text("Library/refusals.json").utf8))
    for refusal in refusals.array ?? [] {
      let form = try #require(refusal["form"]?.string)
      let answers = try Self.resolved(refusal["answers"] ?? .null, office, stream)
      let run = try office.fill(form, answers.text(), "--case", number)
      guard let path = refusal["path"]?.string else {
        #expect(run.outcome.status == 0, "\(form): \(run.text)")
        continue
      }
      #expect(run.outcome.status == ExitStatus.data.rawValue, "\(form): \(path)")
      #expect(
        run.result.array?.contains { $0["path"]?.string == path } == true, "\(form): \(run.text)")
    }
  }

  // MARK: Records by description

  /// Replaces `{kind}` and `{kind:field=value}` by the identifier of the record that is meant.
  static func resolved(
    _ value: JSONValue, _ office: IntakeOffice, _ stream: StreamID
  ) throws -> JSONValue {
    switch value {
    case .string(let text):
      guard text.hasPrefix("{"), text.hasSuffix("}") else { return value }
      let record = try find(String(text.dropFirst().dropLast()), office, stream)
      return .string(record?.id.text ?? text)
    case .array(let elements):
      return .array(try elements.map { try resolved($0, office, stream) })
    case .object(let object):
      var copy = JSONObject()
      for member in object.members {
        copy[member.key] = try resolved(member.value, office, stream)
      }
      return .object(copy)
    default: return value
    }
  }

  /// The record of a kind, or the one whose field says so; a new one before an old one.
  private static func find(
    _ text: String, _ office: IntakeOffice, _ stream: StreamID, not old: Set<RecordID> = []
  ) throws -> Record? {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    var records = try office.records(parts[0], in: stream)
    if parts.count == 2 {
      let condition = parts[1].split(separator: "=", maxSplits: 1).map(String.init)
      records = records.filter { value(of: condition[0], $0) == condition[1] }
    }
    return records.last { !old.contains($0.id) } ?? records.last
  }

  private static func value(of field: String, _ record: Record?) -> String? {
    guard let record else { return nil }
    return record[field]?.displayText
      ?? record.values(field).map(\.displayText).joined(separator: " ")
  }
}
