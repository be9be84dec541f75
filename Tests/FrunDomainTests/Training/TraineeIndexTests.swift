import FrunDomain
import Testing

@Suite("Finding a person of the register")
struct TraineeIndexTests {
  private static let organisation = Fixture.record(90)
  private static let other = Fixture.record(91)

  private static func trainee(
    _ number: UInt8, _ name: String, email: [String] = [], staff: [String] = [],
    at place: RecordID? = organisation, same: UInt8? = nil
  ) throws -> Trainee {
    var fields: [String: RecordField] = [
      "name": RecordField(value: .text(name)),
      "email": RecordField(values: email.map { .text($0) }),
      "staffNumber": RecordField(values: staff.map { .text($0) }),
    ]
    if let place { fields["organisation"] = RecordField(value: .reference(place)) }
    if let same { fields["sameAs"] = RecordField(value: .reference(Fixture.record(same))) }
    return try #require(
      Trainee(
        Record(
          id: Fixture.record(number), kind: "trainee", stream: Fixture.stream, fields: fields)))
  }

  private func index() throws -> TraineeIndex {
    TraineeIndex([
      try Self.trainee(1, "Sam Doe", email: ["Sam@Example.org"], staff: ["7"]),
      try Self.trainee(2, "Sam Doe", staff: ["8"]),
      try Self.trainee(3, "Mona Roe", email: ["mona@example.org"], staff: ["7"], at: Self.other),
      try Self.trainee(4, "سلمى خوري", email: ["shared@example.org"]),
      try Self.trainee(5, "Nora Poe", email: ["shared@example.org"]),
      try Self.trainee(6, "S. Doe", staff: ["9"], same: 1),
    ])
  }

  @Test("by e-mail or staff number, never by name alone")
  func keys() throws {
    let index = try index()
    func match(
      _ name: String, email: String? = nil, staff: String? = nil, at place: RecordID? = nil,
      id: String? = nil
    ) -> TraineeMatch {
      index.match(
        TraineeDescription(
          name: name, organisation: place, staffNumber: staff, email: email, identifier: id))
    }
    let one = Fixture.record(1)
    #expect(match("Whoever", email: " sam@example.ORG") == .matched(one, by: .email))
    #expect(match("x", staff: "7", at: Self.organisation) == .matched(one, by: .staffNumber))
    #expect(
      match("x", staff: "7", at: Self.other) == .matched(Fixture.record(3), by: .staffNumber))
    // A number without its organisation says nothing.
    #expect(match("Nobody Known", staff: "7") == .new)
    #expect(match("sam DOE") == .ambiguous([one, Fixture.record(2)]))
    #expect(match("Mona Roe") == .ambiguous([Fixture.record(3)]))
    #expect(match("Mona Roe", email: "new@example.org") == .ambiguous([Fixture.record(3)]))
    #expect(match("New Person", email: "new@example.org") == .new)
    #expect(match("x", email: "shared@example.org").isAmbiguous)
    #expect(
      match("x", email: "mona@example.org", staff: "8", at: Self.organisation)
        == .contradictory([Fixture.record(2), Fixture.record(3)]))
    #expect(match("x", id: one.text) == .matched(one, by: .identifier))
    #expect(match("x", id: "nothing") == .ambiguous([]))
    // Found to be the same person as the first.
    #expect(match("x", staff: "9", at: Self.organisation) == .matched(one, by: .staffNumber))
  }

  @Test("a ring of sameAs, which two teams can make, has one person")
  func ring() throws {
    let people = [
      try Self.trainee(1, "A", same: 2), try Self.trainee(2, "B", same: 3),
      try Self.trainee(3, "C", same: 1), try Self.trainee(4, "D", same: 2),
      try Self.trainee(5, "E", same: 5), try Self.trainee(6, "F", same: 77),
    ]
    let canonical = TraineeIndex.canonicalIdentifiers(people)
    #expect(
      Set(([1, 2, 3, 4] as [UInt8]).map { canonical[Fixture.record($0)] }) == [Fixture.record(1)])
    #expect(canonical[Fixture.record(5)] == Fixture.record(5))
    #expect(canonical[Fixture.record(6)] == Fixture.record(77))
  }
}

extension TraineeMatch {
  fileprivate var isAmbiguous: Bool { if case .ambiguous = self { true } else { false } }
}
