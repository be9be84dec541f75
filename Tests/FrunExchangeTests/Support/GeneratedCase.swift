import FrunDomain
import FrunStore

/// A case with an answer to every text question of every kind, each with a marker that stands nowhere
/// else, for several persons, some of whom refuse, hide or want no contact.
struct GeneratedCase {
  let office: Office
  let stream: StreamID
  /// What every generated text says; unique.
  private(set) var markers: [String] = []

  init(seed: UInt64) throws {
    office = try Office(seed: seed)
    var random = SeededNumbers(seed: seed &+ 7)
    let (stream, client) = try office.openCase(
      "Client", consent: ["tracing", "services", "sharing"])
    self.stream = stream
    var persons = [client]
    for _ in 0..<3 { persons.append(try office.newRecord()) }
    let wishes = random.next()
    try office.write(
      stream,
      persons.dropFirst().enumerated().flatMap { index, person in
        [
          (person, "person", "role", FieldValue.code("relative")),
          (
            person, "person", "contactWish",
            .code(wishes >> index & 1 == 0 ? "no" : "yes")
          ),
        ]
      })
    if random.next() % 2 == 0 {
      try office.write(stream, [(client, "person", "locationConfidential", .yesNo(true))])
    }
    for purpose in ["tracing", "services", "sharing"] {
      try office.decide("refused", purpose, by: persons[1], in: stream)
    }
    // Registers of members and partners are no part of a case.
    let kinds = Schema.standard.kinds.filter { kind in
      kind.stream == .case
        && !["case", "consent", "lawfulBasis", Schema.commitNote].contains(kind.name)
    }
    for kind in kinds {
      let record = kind.name == "person" ? persons[2] : try office.newRecord()
      var values: [(RecordID, String, String, FieldValue)] = []
      for field in kind.fields {
        guard let value = try value(field, kind, persons, &random) else { continue }
        values.append((record, kind.name, field.name, value))
      }
      guard !values.isEmpty else { continue }
      do {
        try office.write(stream, values)
      } catch let error as StoreError where [.gate, .invalid, .denied].contains(error.code) {
        // Some kinds have rules of their own; their texts are then not in the case.
        markers.removeAll { marker in values.contains { $0.3.canonicalText == marker } }
      }
    }
    for (field, text) in [
      ("separationPlace", "mk-case-place."), ("childWishes", "mk-case-wishes."),
      ("evacuation", "mk-case-evacuation."),
    ] {
      markers.append(text)
      try office.write(stream, [(stream.id, "case", field, .text(text))])
    }
  }

  private mutating func value(
    _ field: Field, _ kind: Kind, _ persons: [RecordID], _ random: inout SeededNumbers
  ) throws -> FieldValue? {
    switch field.type {
    case .text(let longest):
      let marker = "mk-\(kind.name)-\(field.name)-\(random.next() % 100_000)."
      guard marker.utf8.count <= longest else { return nil }
      markers.append(marker)
      return .text(marker)
    case .civilDate: return try .date(.day("2026-11-02"))
    case .yesNo: return .yesNo(random.next() % 2 == 0)
    case .code:
      guard let list = Schema.standard.vocabulary(of: field) else { return nil }
      let codes = list.codes.filter { !$0.retired }
      return codes.isEmpty ? nil : .code(codes[Int(random.next() % UInt64(codes.count))].code)
    case .reference("person"): return .reference(persons[Int(random.next() % 4)])
    default: return nil
    }
  }
}
