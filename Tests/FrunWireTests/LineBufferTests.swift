import FrunText
import FrunWire
import Testing

@Suite struct LineBufferTests {
  @Test func cutsWhateverArrives() throws {
    let text = "{\"type\":\"a\"}\n{\"b\":[1,2]}\r\n{\"ü\":\"لا\"}\n"
    for size in 1...7 {
      var lines = LineBuffer()
      var found: [JSONValue] = []
      let bytes = Array(text.utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        lines.append(bytes[start..<min(start + size, bytes.count)])
        while let line = try lines.next() { found.append(line) }
      }
      #expect(found == [["type": "a"], ["b": [1, 2]], ["ü": "لا"]])
      #expect(!lines.hasRest && lines.lastLine == 3)
    }
  }

  @Test(
    "a line that is no object is refused with its number",
    arguments: ["", "no", "[1]", "{\"a\":1,\"a\":2}", "{\"a\":\"\\ud800\"}", "{", "\u{0}", "null"])
  func refuses(line: String) throws {
    var lines = LineBuffer()
    lines.append(Array("{}\n\(line)\n".utf8))
    #expect(try lines.next() == [:])
    do {
      _ = try lines.next()
      Issue.record("accepted")
    } catch { #expect(error.line == 2) }
  }

  @Test("a line without end is refused as soon as it is too long, and no text of it is told")
  func flood() {
    var lines = LineBuffer(limit: 100)
    lines.append([UInt8](repeating: 0x61, count: 100))
    #expect(throws: WireError("the line is longer than 100 bytes", line: 1)) { try lines.next() }
    var ended = LineBuffer(limit: 100)
    ended.append([UInt8](repeating: 0x61, count: 100) + [0x0A])
    #expect(throws: WireError("the line is longer than 100 bytes", line: 1)) { try ended.next() }
  }
}
