import FrunDomain
import Testing

/// What of a record goes when a case, or one person in it, is erased.
@Suite struct ErasureExtentTests {
  private let person: RecordID
  private let other: RecordID
  private let stream: StreamID

  init() throws {
    person = try #require(RecordID(bytes: [UInt8](repeating: 1, count: 16)))
    other = try #require(RecordID(bytes: [UInt8](repeating: 2, count: 16)))
    stream = StreamID(kind: .case, id: other)
  }

  private func record(
    _ kind: String, _ fields: [String: FieldValue] = [:], sets: [String: [FieldValue]] = [:],
    id: UInt8 = 9
  ) throws -> Record {
    Record(
      id: try #require(RecordID(bytes: [UInt8](repeating: id, count: 16))), kind: kind,
      stream: stream,
      fields: fields.mapValues { RecordField(value: $0) }.merging(
        sets.mapValues { RecordField(values: $0) }, uniquingKeysWith: { first, _ in first }))
  }

  @Test func ofAWholeCaseOnlyTheFrameStays() throws {
    let extent = ErasureExtent()
    for kind in ["disclosure", "assignment", "competenceCheck"] {
      #expect(try extent.part(of: record(kind)) == nil, "\(kind)")
    }
    let open = try #require(extent.part(of: record("case")))
    for field in ["status", "openedOn", "closedOn"] {
      #expect(!extent.takes(.set(.code("open")), to: field, by: open))
    }
    for field in ["client", "riskLevel", "closureNotes", "separationPlace"] {
      #expect(extent.takes(.set(.text("x")), to: field, by: open))
    }
    let consent = try #require(extent.part(of: record("consent")))
    for field in ["reason", "limits", "recipients", "giver", "witness", "services"] {
      #expect(extent.takes(.add(.text("x")), to: field, by: consent))
    }
    #expect(!extent.takes(.set(.code("withdrawn")), to: "decision", by: consent))
    #expect(!extent.takes(.erase([1]), to: "client", by: open), "orders are no answers")
  }

  /// Whatever a later version declares goes, unless somebody writes here that it stays.
  @Test(arguments: Schema.standard.kinds.filter { $0.stream == .case }.map(\.name))
  func everyKindGoesUnlessItIsNamed(_ kind: String) throws {
    let stays: Set = ["disclosure", "assignment", "competenceCheck"]
    #expect(try (ErasureExtent().part(of: record(kind)) == nil) == stays.contains(kind))
  }

  @Test func ofAPersonGoWhatIsAboutThemAndWhatNamesThem() throws {
    let extent = ErasureExtent(person: person)
    func all(_ record: Record) -> Bool {
      if case .all? = extent.part(of: record) { true } else { false }
    }
    let reference = FieldValue.reference(person)
    #expect(try all(record("person", id: 1)))
    #expect(try all(record("name", ["person": reference])))
    #expect(try all(record("relationship", ["person": .reference(other), "relative": reference])))
    #expect(try all(record("safeguardingCheck", ["adult": reference])))
    #expect(try all(record("note", sets: ["about": [reference]])))
    #expect(try !all(record("note", sets: ["about": [reference, .reference(other)]])))
    #expect(try !all(record("name", ["person": .reference(other)])))
    #expect(try !all(record("case", ["client": .reference(other)])))
    let shared = try #require(extent.part(of: record("note", sets: ["about": [.reference(other)]])))
    #expect(extent.takes(.add(reference), to: "about", by: shared))
    #expect(!extent.takes(.add(.reference(other)), to: "about", by: shared))
    #expect(!extent.takes(.append(.text("she came")), to: "text", by: shared))
  }

  @Test func answersOfAFormRepeatWhatWasRecorded() throws {
    let extent = ErasureExtent(person: person)
    let name = try #require(RecordID(bytes: [UInt8](repeating: 7, count: 16)))
    let form = try record("formSubmission", sets: ["records": [.reference(name)]])
    let part = try #require(extent.part(of: form, erasing: [name]))
    #expect(extent.takes(.set(.text("{}")), to: "instance", by: part))
    #expect(!extent.takes(.set(.text("registration")), to: "form", by: part))
    let untouched = try #require(extent.part(of: form, erasing: []))
    #expect(!extent.takes(.set(.text("{}")), to: "instance", by: untouched))
  }
}
