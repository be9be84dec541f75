import FrunDomain
import Testing

@Suite("Identifiers and case numbers")
struct IdentifierTests {
  @Test("bytes, text and order round trip")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 1)
    var identifiers: [RecordID] = []
    for _ in 0..<500 {
      let bytes = generator.bytes(16)
      let identifier = try #require(RecordID(bytes: bytes))
      #expect(identifier.bytes == bytes)
      #expect(identifier.text.utf8.count == 26)
      #expect(RecordID(text: identifier.text) == identifier)
      #expect(RecordID(text: identifier.text.uppercased()) == identifier)
      identifiers.append(identifier)
    }
    #expect(identifiers.sorted().map(\.text) == identifiers.map(\.text).sorted())
    #expect(Fixture.record(0xFF).text == "zzzzzzzzzzzzzzzzzzzzzzzzzw")
    #expect(Fixture.record(0).text == String(repeating: "0", count: 26))
  }

  @Test(
    "texts that no identifier has are refused",
    arguments: [
      "", "0", "zzzzzzzzzzzzzzzzzzzzzzzzzz", "u0000000000000000000000000",
      "00000000000000000000000000 ",
    ])
  func refused(text: String) {
    #expect(RecordID(text: text) == nil)
  }

  @Test("a stream is written kind:identifier")
  func stream() {
    #expect(StreamID(text: Fixture.stream.text) == Fixture.stream)
    #expect(StreamID(text: "nothing:" + Fixture.record(1).text) == nil)
    #expect(StreamID(text: Fixture.record(1).text) == nil)
  }

  @Test("a case number prints in two groups and reads back from any writing")
  func caseNumber() throws {
    let record = Fixture.record(0x5A)
    let number = CaseNumber(of: record)
    let text = number.description
    #expect(text.count == 9)
    #expect(record.text.hasPrefix(number.prefix))
    #expect(number.matches(record))
    let plain = text.filter { $0 != "-" }
    for writing in [text, text.lowercased(), plain, " " + plain + " "] {
      #expect(try CaseNumber(parsing: writing) == number)
    }
    let confused = CaseNumber(of: Fixture.record(0x08)).description
    #expect(confused.contains("1") || confused.contains("0"))
    let spoken = String(confused.map { $0 == "0" ? "O" : $0 == "1" ? "l" : $0 })
    #expect(try CaseNumber(parsing: spoken).description == confused)
  }

  /// Every wrong symbol at every place and every exchange of two neighbours.
  @Test("the check symbol notices every single error and every transposition")
  func checkSymbol() throws {
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<150 {
      let record = try #require(RecordID(bytes: generator.bytes(16)))
      let right = Array(CaseNumber(of: record).description.filter { $0 != "-" })
      for place in right.indices {
        for symbol in alphabet where symbol != right[place] {
          var wrong = right
          wrong[place] = symbol
          #expect(!accepts(wrong))
        }
        guard place > 0, right[place] != right[place - 1] else { continue }
        var wrong = right
        wrong.swapAt(place, place - 1)
        #expect(!accepts(wrong))
      }
    }
  }

  private func accepts(_ symbols: [Character]) -> Bool {
    (try? CaseNumber(parsing: String(symbols))) != nil
  }

  @Test(
    "numbers of another length or with foreign symbols are refused",
    arguments: ["", "K7M2", "K7M2-Q4X", "K7M2-Q4XDD", "U7M2-Q4XD", "K7M2_Q4XD"])
  func malformed(text: String) {
    #expect(throws: DomainError.self) { try CaseNumber(parsing: text) }
  }
}
