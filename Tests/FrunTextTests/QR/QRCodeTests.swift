import FoundationEssentials
import FrunText
import Testing

@Suite struct QRCodeTests {
  /// The example of the standard's annex I, version 1-M, as drawn there is too old to compare; what
  /// every symbol has can be checked by counting.
  @Test(arguments: QRCode.Correction.allCases)
  func hasFindersTimingAndQuietZone(correction: QRCode.Correction) throws {
    let code = try QRCode("FRUN", correction: correction)
    #expect(code.size == 21)
    let finder = [
      "#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######",
    ]
    for (left, top) in [(0, 0), (14, 0), (0, 14)] {
      let seen = (0..<7).map { row in
        String((0..<7).map { code[left + $0, top + row] ? "#" : "." as Character })
      }
      #expect(seen == finder)
    }
    #expect((8..<13).allSatisfy { code[$0, 6] == ($0 % 2 == 0) })
    #expect(!code[-1, 3] && !code[21, 3])
  }

  /// Capacities of the standard's table 7, at the edge: one more needs the next size.
  @Test(arguments: [
    (QRCode.Correction.low, 17, 21), (.low, 18, 25), (.medium, 14, 21), (.medium, 15, 25),
    (.quartile, 11, 21), (.high, 7, 21), (.medium, 213, 57), (.medium, 214, 61),
    (.low, 2953, 177), (.high, 1273, 177),
  ])
  func takesTheSmallestSize(correction: QRCode.Correction, bytes: Int, size: Int) throws {
    #expect(try QRCode(String(repeating: "a", count: bytes), correction: correction).size == size)
  }

  @Test(arguments: [
    (QRCode.Correction.low, 25, 21), (.low, 26, 25), (.medium, 20, 21), (.low, 4296, 177),
  ])
  func capitalsTakeLess(correction: QRCode.Correction, letters: Int, size: Int) throws {
    #expect(try QRCode(String(repeating: "A", count: letters), correction: correction).size == size)
  }

  @Test func saysWhatIsTooLong() {
    #expect(throws: QRCode.TooLong.self) {
      try QRCode(String(repeating: "a", count: 2954), correction: .low)
    }
  }

  @Test func drawsHalfBlocksAndPlainCharacters() throws {
    let code = try QRCode("FRUN")
    let lines = code.lines()
    #expect(lines.count == 15 && lines.allSatisfy { $0.count == 29 })
    // Light modules are drawn on a dark ground; the row below the symbol is not.
    #expect(lines[0] == String(repeating: "█", count: 29))
    #expect(lines[14] == String(repeating: "▀", count: 29))
    #expect(code.lines(onDark: false)[0].allSatisfy { $0 == " " })
    let plain = code.lines(.ascii, onDark: false)
    #expect(plain.count == 29 && plain.allSatisfy { $0.count == 58 })
    #expect(plain[4].hasPrefix("        ##############  "))
  }

  @Test func drawsBars() throws {
    let text = String(
      decoding: try QRCode("FRUN").drawing(title: "Key").bytes(style: QRCode.style), as: UTF8.self)
    #expect(text.contains("viewBox=\"0 0 116 116\""))
    #expect(text.contains("<rect class=\"qr-dark\" x=\"16\" y=\"16\" width=\"28\" height=\"4\"/>"))
  }
}
