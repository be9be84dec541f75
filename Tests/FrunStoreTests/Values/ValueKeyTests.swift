import FrunDomain
import Testing

@testable import FrunStore

@Suite("Keys of the value index") struct ValueKeyTests {
  private func precedes(_ one: FieldValue, _ other: FieldValue) -> Bool {
    ValueKey.bytes(of: one).lexicographicallyPrecedes(ValueKey.bytes(of: other))
  }

  @Test("The order of keys is the order of values")
  func order() throws {
    let integers: [Int64] = [.min, -1_000_000, -2, -1, 0, 1, 2, 255, 256, 1_000_000, .max]
    let decimals = [
      "-1000.5", "-1000", "-15", "-1.5", "-1", "-0.5", "-0.05", "-0.005", "0", "0.005", "0.05",
      "0.5", "1", "1.05", "1.5", "9.99", "10", "15", "99.9", "100", "1000.5",
    ]
    let days = ["0001-01-01", "1969-12-31", "1970-01-01", "2026-11-21", "9999-12-31"]
    let moments: [Int64] = [-5_000_000_000_000, -1, 0, 1, 1_790_000_000_000]
    let texts = ["", "Ábel", "abelard", "Zoë", "zoëa", "Яна", "أحمد"]
    var lists: [[FieldValue]] = [
      integers.map(FieldValue.integer), decimals.map(FieldValue.decimal),
      moments.map { .moment(Moment(utcMilliseconds: $0)) }, texts.map(FieldValue.text),
      [.yesNo(false), .yesNo(true)],
    ]
    lists.append(try days.map { .date(try CivilDate(parsing: $0)) })
    lists.append(
      try ["1998", "1998-05", "1998-05-12", "1998-06", "1999"].map {
        .partialDate(try PartialDate(parsing: $0))
      })
    // Of days that begin alike the one that ends first comes first.
    let begun = try ["1998-01-01", "1998-01", "1998"].map {
      FieldValue.partialDate(try PartialDate(parsing: $0))
    }
    lists[lists.count - 1] = begun + lists[lists.count - 1].dropFirst()
    for list in lists {
      for (index, value) in list.enumerated() {
        for (other, second) in list.enumerated() {
          #expect(precedes(value, second) == (index < other), "\(value) \(second)")
        }
      }
    }
  }

  @Test("Random decimals and whole numbers keep their order", arguments: UInt64(1)...3)
  func random(seed: UInt64) {
    let random = Seeded(seed)
    for _ in 0..<2_000 {
      let one = Int64(bitPattern: random.next()) >> Int64(random.next() % 64)
      let other = Int64(bitPattern: random.next()) >> Int64(random.next() % 64)
      #expect(precedes(.integer(one), .integer(other)) == (one < other), "seed \(seed)")
      #expect(
        precedes(.decimal(String(one)), .decimal(String(other))) == (one < other), "seed \(seed)")
    }
  }

  @Test("Different values have different keys, long ones too") func distinct() {
    let long = String(repeating: "x", count: 400)
    let values: [FieldValue] = [
      .text("Ali"), .text("ali"), .text("Áli"), .text(long + "a"), .text(long + "b"), .code("ali"),
      .integer(1), .decimal("1"), .yesNo(true), .digest([1]), .digest([2]),
    ]
    #expect(Set(values.map(ValueKey.bytes)).count == values.count)
    #expect(values.allSatisfy { ValueKey.bytes(of: $0).count <= 300 })
  }
}

@Suite("Values in the tables") struct ValueCodingTests {
  static func samples() throws -> [FieldValue] {
    [
      .text(""), .text("e\u{301} \u{0}\u{10FFFF}"), .integer(.min), .decimal("-1.5"), .yesNo(false),
      .code("open"), .date(try CivilDate(parsing: "2026-11-21")),
      .partialDate(try PartialDate(parsing: "~1998-05")),
      .moment(Moment(utcMilliseconds: 5, zone: "Asia/Kabul", offsetSeconds: 16_200)),
      .reference(try RecordID(random: Seeded(1).bytes)),
      .digest([UInt8](repeating: 255, count: 32)),
    ]
  }

  @Test("Every value and change reads back as it was") func roundTrip() throws {
    let samples = try Self.samples()
    for value in samples {
      #expect(ValueCoding.value(ValueCoding.bytes(of: value)) == value)
      for change in [Change.set(value), .add(value), .remove(value), .append(value)] {
        #expect(ValueCoding.change(ValueCoding.bytes(of: change)) == change)
      }
    }
    for change in [Change.retract, .erase([UInt8](repeating: 9, count: 32))] {
      #expect(ValueCoding.change(ValueCoding.bytes(of: change)) == change)
    }
    let id = try #require(Identifier128(bytes: [UInt8](repeating: 3, count: 16)))
    var state = FieldState(
      view: FieldView(
        heads: samples.map {
          FieldHead(
            value: $0, author: RecordID(id), at: Moment(utcMilliseconds: 0),
            position: ChainPosition(device: DeviceID(id), sequence: 1))
        }, shown: nil, elements: samples, isDisagreement: true, governing: samples[2],
        hasWithheld: true), hasErased: true)
    #expect(try FieldState(bytes: state.bytes) == state)
    state.value = nil
    state.isDisagreement = false
    #expect(try FieldState(bytes: state.bytes) == state)
  }

  @Test("Damaged bytes are an error, never a trap") func damaged() throws {
    let random = Seeded(5)
    let state = FieldState(
      view: FieldView(
        heads: [], shown: nil, elements: try Self.samples(), isDisagreement: false,
        governing: .text("x"), hasWithheld: false), hasErased: false
    ).bytes
    for _ in 0..<2_000 {
      var bytes = state
      for _ in 0...(random.next() % 3) {
        bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      bytes.removeLast(Int(random.next() % UInt64(bytes.count)))
      _ = try? FieldState(bytes: bytes)
      _ = ValueCoding.change(bytes)
      _ = try? BundleCoding.bundle(bytes)
      _ = VectorCoding.vector(bytes)
    }
    #expect(throws: StoreError.self) { try FieldState(bytes: []) }
  }
}
