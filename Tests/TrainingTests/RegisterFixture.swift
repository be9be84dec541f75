import FrunDomain
import FrunKit
import FrunStore
import FrunTestSupport

/// A register written directly, faster than by commands.
struct RegisterFixture {
  let services: TestServices
  let stream: StreamID
  private(set) var assertions: [Assertion] = []

  init(_ services: TestServices) throws {
    self.services = services
    stream =
      try services.store.streams(.training).first
      ?? StreamID(kind: .training, id: try RecordID(random: { services.random($0) }))
  }

  mutating func add(_ kind: String, _ fields: [String: FieldValue]) throws -> RecordID {
    let id = try RecordID(random: { services.random($0) })
    try set(id, kind, fields)
    return id
  }

  mutating func set(_ id: RecordID, _ kind: String, _ fields: [String: FieldValue]) throws {
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
      guard let field = Schema.standard.field(name, of: kind) else { continue }
      assertions.append(
        Assertion(
          record: id, kind: kind, field: name,
          change: Schema.standard.change(of: field, to: value)))
    }
  }

  mutating func course(_ code: String, gives: [String]) throws -> RecordID {
    let id = try add(
      "course",
      [
        "code": .text(code), "version": .text("1"), "title": .text(code), "status": .code("active"),
        "expiryMode": .code("anniversary"), "months": .integer(12), "windowDays": .integer(60),
      ])
    for level in gives { try set(id, "course", ["gives": .text(level)]) }
    return id
  }

  mutating func person(
    _ name: String, roles: [(String, String)] = [], organisation: RecordID? = nil,
    email: String? = nil, country: String? = nil
  ) throws -> RecordID {
    var fields: [String: FieldValue] = ["name": .text(name), "status": .code("active")]
    fields["organisation"] = organisation.map { .reference($0) }
    fields["email"] = email.map { .text($0) }
    fields["country"] = country.map { .code($0) }
    let id = try add("trainee", fields)
    for (role, since) in roles {
      _ = try add(
        "roleHeld",
        [
          "trainee": .reference(id), "role": .code(role),
          "since": .date(CivilDate(parsing: since)),
        ])
    }
    return id
  }

  mutating func award(
    _ person: RecordID, _ course: RecordID, _ from: String, _ until: String?,
    name: String = "somebody"
  ) throws -> RecordID {
    var fields: [String: FieldValue] = [
      "course": .reference(course), "trainee": .reference(person), "person": .text(name),
      "kind": .code("award"), "completedOn": .date(try CivilDate(parsing: from)),
      "status": .code("valid"),
    ]
    fields["validTo"] = try until.map { .date(try CivilDate(parsing: $0)) }
    return try add("award", fields)
  }

  /// - Parameter settles: whether what people answered differently is decided by it.
  mutating func commit(settles: Bool = false) throws {
    guard !assertions.isEmpty else { return }
    _ = try services.commit(
      ChangeSet(
        stream: stream, command: "train award", reason: "arranged", assertions: assertions,
        settles: settles))
    assertions = []
  }
}
