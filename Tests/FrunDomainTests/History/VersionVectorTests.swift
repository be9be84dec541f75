import FrunDomain
import FrunText
import Testing

@Suite("Version vectors")
struct VersionVectorTests {
  @Test("merging is a join: commutative, associative, idempotent, least upper bound")
  func join() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      let vectors = (0..<3).map { _ in
        VersionVector(
          Dictionary(
            uniqueKeysWithValues: (0..<4).map {
              (Fixture.device($0), Int.random(in: 0...3, using: &generator))
            }))
      }
      let (a, b, c) = (vectors[0], vectors[1], vectors[2])
      #expect(a.merged(with: b) == b.merged(with: a))
      #expect(a.merged(with: b).merged(with: c) == a.merged(with: b.merged(with: c)))
      #expect(a.merged(with: a) == a)
      #expect(a.merged(with: b).contains(a))
      for device in (0..<4).map({ Fixture.device($0) }) {
        #expect(a.merged(with: b)[device] == max(a[device], b[device]))
      }
    }
  }

  @Test("it contains exactly the commits up to its numbers")
  func contains() {
    var vector = VersionVector([Fixture.device(1): 2, Fixture.device(2): 0, Fixture.device(3): -4])
    #expect(vector.sequences.count == 1)
    #expect(vector.contains(ChainPosition(device: Fixture.device(1), sequence: 2)))
    #expect(!vector.contains(ChainPosition(device: Fixture.device(1), sequence: 3)))
    #expect(!vector.contains(ChainPosition(device: Fixture.device(2), sequence: 1)))
    vector.insert(ChainPosition(device: Fixture.device(2), sequence: 5))
    vector.insert(ChainPosition(device: Fixture.device(2), sequence: 1))
    #expect(vector[Fixture.device(2)] == 5)
    let position = ChainPosition(device: Fixture.device(2), sequence: 5)
    #expect(ChainPosition(text: position.description) == position)
    #expect(ChainPosition(text: "x/1") == nil)
    #expect(ChainPosition(text: Fixture.device(2).text + "/0") == nil)
  }

  @Test("the canonical form reads back and refuses numbers below one")
  func canonical() throws {
    let vector = VersionVector([Fixture.device(1): 2, Fixture.device(2): 9])
    #expect(try VersionVector(canonicalJSON: vector.canonicalJSON) == vector)
    #expect(throws: DomainError.self) {
      try VersionVector(canonicalJSON: [Fixture.device(1).text: 0])
    }
    #expect(throws: DomainError.self) { try VersionVector(canonicalJSON: ["x": 1]) }
  }
}
