import FrunDomain
import FrunStore

/// Writes random changes about a few streams, as several people would who do not talk.
struct RandomCasework {
  let streams: [StreamID]
  let persons: [RecordID]
  let random: Seeded

  init(random: Seeded, streams count: Int) throws {
    self.random = random
    streams = try (0..<count).map { _ in
      StreamID(kind: .case, id: try RecordID(random: random.bytes))
    }
    persons = try streams.map { _ in try RecordID(random: random.bytes) }
  }

  /// One attempt at a change; refusals are part of the work.
  func step(in office: Office) throws {
    let index = Int(random.next() % UInt64(streams.count))
    let stream = streams[index]
    do {
      if random.chance(6) {
        let history = try office.store.history(HistoryQuery(stream: stream, limit: 5))
        if !history.isEmpty {
          let entry = random.pick(history)
          _ = try office.store.undo(
            entry.position, in: stream, reason: "mistake", includingDependents: random.chance(50))
        }
      } else {
        _ = try office.store.commit(try change(stream, persons[index], office))
      }
    } catch let error as StoreError {
      let expected: Set<StoreError.Code> = [
        .disagreement, .invalid, .cannotUndo, .dependents, .notFound,
      ]
      guard expected.contains(error.code) else { throw error }
    }
  }

  private func change(
    _ stream: StreamID, _ person: RecordID, _ office: Office
  ) throws -> ChangeSet {
    let exists = try office.store.record(stream.id) != nil
    var assertions: [Assertion] = []
    if !exists {
      assertions = [
        .set(stream.id, "case", "status", .code("open")),
        .set(stream.id, "case", "openedOn", .date(try CivilDate(parsing: "2026-11-01"))),
        .set(person, "person", "role", .code("client")),
      ]
    }
    for _ in 0...(random.next() % 3) { try assertions += assertion(stream, person, office) }
    var basedOn: VersionVector?
    if random.chance(20) {
      let known = try office.store.vector(of: stream).sequences
      basedOn = VersionVector(known.mapValues { Int(random.next() % UInt64($0 + 1)) })
    }
    return ChangeSet(
      stream: stream, command: "test", reason: random.chance(20) ? "because" : nil,
      assertions: assertions, basedOn: basedOn, settles: random.chance(40))
  }

  private func assertion(
    _ stream: StreamID, _ person: RecordID, _ office: Office
  ) throws -> [Assertion] {
    let id = stream.id
    switch random.next() % 9 {
    case 0:
      return [.set(id, "case", "status", .code(random.pick(["open", "transferred", "on_hold"])))]
    case 1: return [.set(id, "case", "riskLevel", .code(random.pick(["low", "high", "severe"])))]
    case 2: return [.set(id, "case", "office", .text(random.pick(["north", "Süd", "غرب"])))]
    case 3:
      let value = FieldValue.text(random.pick(["ar", "fr", "ti"]))
      let change = random.chance(50) ? Change.add(value) : .remove(value)
      return [Assertion(record: person, kind: "person", field: "language", change: change)]
    case 4:
      return [
        Assertion(
          record: id, kind: "case", field: "separationHistory",
          change: .append(.text("entry \(random.next() % 5)")))
      ]
    case 5: return [Assertion(record: id, kind: "case", field: "office", change: .retract)]
    case 6:
      let name = try RecordID(random: random.bytes)
      return [
        .set(name, "name", "person", .reference(person)), .set(name, "name", "kind", .code("full")),
        .set(name, "name", "text", .text(random.pick(["Amina Yusuf", "آمنة يوسف", "Åsa"]))),
      ]
    case 7 where random.chance(40):
      return try office.store.erasureAssertions(
        of: id, fields: [random.pick(["office", "status"])])
    default:
      return [.set(id, "case", "separationPlace", .text(random.pick(["Goma", "Kos", "Gao"])))]
    }
  }
}
