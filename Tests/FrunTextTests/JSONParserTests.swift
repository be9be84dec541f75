import FrunText
import Testing

@Suite struct JSONParserTests {
  @Test(
    arguments: [
      ("null", JSONValue.null), ("true", true), ("false", false), ("0", 0), ("-0", 0),
      ("-12", .integer(-12)),
      ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
      ("1.5", 1.5), ("-0.0", .number(-0.0)), ("1e3", .number(1_000)), ("1E-2", .number(0.01)),
      ("\"\"", ""), (#""a\"\\\/\b\f\n\r\t""#, "a\"\\/\u{8}\u{C}\n\r\t"),
      (#""\u00e9\ud83d\ude00""#, "é😀"),
      ("\"é😀\"", "é😀"), ("[]", []), ("[1,[2]]", [1, [2]]), ("{}", [:]),
      (" {\"a\" : 1 ,\"b\":{}}\n", ["a": 1, "b": [:]]),
      (#""\u0000""#, "\u{0}"), ("1e-400", .number(0)),
    ] as [(String, JSONValue)])
  func strictAccepts(text: String, expected: JSONValue) throws {
    #expect(try JSONValue(parsing: text) == expected)
  }

  @Test(
    arguments: [
      ("", JSONError.Reason.unexpectedEnd, 1, 1), ("  ", .unexpectedEnd, 1, 3),
      ("nul", .unexpectedEnd, 1, 4),
      ("nulx", .unexpectedCharacter, 1, 4), ("[1,]", .unexpectedCharacter, 1, 4),
      ("[1 2]", .unexpectedCharacter, 1, 4),
      ("{\"a\":1,}", .unexpectedCharacter, 1, 8), ("{a:1}", .unexpectedCharacter, 1, 2),
      ("{'a':1}", .unexpectedCharacter, 1, 2), ("{\"a\" 1}", .unexpectedCharacter, 1, 6),
      ("{\"a\":1,\n \"a\":2}", .duplicateKey, 2, 2),
      ("{\"\\u0061\":1,\"a\":2}", .duplicateKey, 1, 13),
      ("1 2", .trailingText, 1, 3), ("[1]]", .trailingText, 1, 4), ("01", .invalidNumber, 1, 1),
      ("-", .unexpectedEnd, 1, 2), ("-a", .invalidNumber, 1, 1), ("+1", .unexpectedCharacter, 1, 1),
      ("1.", .invalidNumber, 1, 1),
      (".5", .unexpectedCharacter, 1, 1), ("1e", .invalidNumber, 1, 1),
      ("1e+", .invalidNumber, 1, 1),
      ("9223372036854775808", .numberOutOfRange, 1, 1), ("1e400", .numberOutOfRange, 1, 1),
      ("[1e99999999999]", .numberOutOfRange, 1, 2), ("0x10", .trailingText, 1, 2),
      ("NaN", .unexpectedCharacter, 1, 1), ("\"a", .unexpectedEnd, 1, 3),
      ("\"a\nb\"", .controlCharacter, 1, 3),
      ("\"\\x\"", .invalidEscape, 1, 2), ("\"\\u12\"", .invalidEscape, 1, 2),
      ("\"\\u12", .unexpectedEnd, 1, 6),
      ("\"é\\ud800\"", .loneSurrogate, 1, 3), ("\"\\udc00\"", .loneSurrogate, 1, 2),
      ("\"\\ud800\\ud800\"", .loneSurrogate, 1, 2),
      ("\"\\ud800\\u0041\"", .loneSurrogate, 1, 2),
      ("\"\\ud800\\n\"", .loneSurrogate, 1, 2), ("// x\n1", .unexpectedCharacter, 1, 1),
      ("\u{FEFF}1", .unexpectedCharacter, 1, 1),
      ("[", .unexpectedEnd, 1, 2), ("{\"a\":", .unexpectedEnd, 1, 6),
      ("\u{A0}1", .unexpectedCharacter, 1, 1),
    ] as [(String, JSONError.Reason, Int, Int)])
  func strictRefuses(text: String, reason: JSONError.Reason, line: Int, column: Int) {
    #expect(throws: JSONError(reason, line: line, column: column)) { try JSONValue(parsing: text) }
  }

  @Test func refusesBadUTF8() {
    #expect(throws: JSONError(.invalidUTF8, line: 1, column: 2)) {
      try JSONValue(parsing: [0x5B, 0x22, 0xC3, 0x28, 0x22, 0x5D])
    }
    #expect(throws: JSONError(.invalidUTF8, line: 1, column: 1)) {
      try JSONValue(parsing: [0x22, 0xED, 0xA0, 0x80, 0x22])
    }
  }

  @Test func bounds() throws {
    let deep = String(repeating: "[", count: 65) + String(repeating: "]", count: 65)
    #expect(throws: JSONError(.tooDeep, line: 1, column: 65)) { try JSONValue(parsing: deep) }
    #expect(throws: JSONError(.tooDeep, line: 1, column: 513)) {
      try JSONValue(
        parsing: String(repeating: "[", count: 100_000), limits: JSONLimits(depth: .max))
    }
    #expect(throws: JSONError(.tooLarge, line: 1, column: 1)) {
      try JSONValue(parsing: "[1,2]", limits: JSONLimits(bytes: 4))
    }
    #expect(throws: JSONError(.tooManyValues, line: 1, column: 4)) {
      try JSONValue(parsing: "[1,2]", limits: JSONLimits(values: 2))
    }
    #expect(throws: JSONError(.numberOutOfRange, line: 1, column: 1)) {
      try JSONValue(parsing: "1." + String(repeating: "0", count: 400))
    }
  }

  @Test(arguments: [
    (
      "{a: 1, 'b': 'x\"', $c_1: .5, d: 5., e: +3, f: 0xFF, g: -0x10,}",
      "{\"a\":1,\"b\":\"x\\\"\",\"$c_1\":0.5,\"d\":5.0,\"e\":3,\"f\":255,\"g\":-16}"
    ),
    ("// start\n[1, /* two */ 2,] // end", "[1,2]"), ("'a\\\nb'", "\"ab\""),
    ("'a\\\r\nb'", "\"ab\""),
    ("\u{FEFF}{}", "{}"), ("'it\\'s'", "\"it's\""), ("\u{A0}1", "1"), ("5.e2", "500.0"),
    ("{\n  // none\n}", "{}"),
  ])
  func relaxedAccepts(text: String, expected: String) throws {
    #expect(try JSONValue(parsing: text, syntax: .relaxed).text() == expected)
  }

  @Test(
    arguments: [
      ("/* a", JSONError.Reason.openComment, 1, 1), ("/*/", .openComment, 1, 1),
      ("/a", .unexpectedCharacter, 1, 1),
      ("{a: 1, a: 2}", .duplicateKey, 1, 8), ("[,]", .unexpectedCharacter, 1, 2),
      ("[1,,2]", .unexpectedCharacter, 1, 4),
      ("{1a: 1}", .unexpectedCharacter, 1, 2), ("0x", .invalidNumber, 1, 1),
      ("0xFFFFFFFFFFFFFFFFF", .numberOutOfRange, 1, 1),
      ("Infinity", .unexpectedCharacter, 1, 1), (".", .invalidNumber, 1, 1),
      ("'a\nb'", .controlCharacter, 1, 3),
      ("+", .unexpectedEnd, 1, 2),
    ] as [(String, JSONError.Reason, Int, Int)])
  func relaxedRefuses(text: String, reason: JSONError.Reason, line: Int, column: Int) {
    #expect(throws: JSONError(reason, line: line, column: column)) {
      try JSONValue(parsing: text, syntax: .relaxed)
    }
  }

  @Test func errorsSayWhere() {
    #expect(
      JSONError(.duplicateKey, line: 2, column: 9).description
        == "line 2, column 9: key given twice")
  }

  @Test(arguments: 0..<400)
  func randomTextNeverCrashes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "d800", "1", "-", ".", "e", "0x", "true",
      "nul", "'", "//", "/*", "\n",
      " ", "a", "é", "\u{0}", "99999999999999999999", "\"k\":", "\\ud83d\\ude00",
    ]
    var bytes = (0..<Int.random(in: 0..<40, using: &random)).flatMap { _ in
      Array((pieces.randomElement(using: &random) ?? "").utf8)
    }
    if Bool.random(using: &random), !bytes.isEmpty {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
    for syntax in [JSONSyntax.strict, .relaxed] {
      guard let value = try? JSONValue(parsing: bytes, syntax: syntax) else { continue }
      // What was accepted can be written and read back, in every form.
      for text in [value.text(), value.indentedText()] {
        #expect(try JSONValue(parsing: text) == value, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<100)
  func cutAndChangedDocumentsNeverCrash(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let value = JSONValue.random(depth: 4, using: &random)
    #expect(try JSONValue(parsing: value.text()) == value, "seed \(seed)")
    #expect(try JSONValue(parsing: value.indentedText()) == value, "seed \(seed)")
    let bytes = Array(value.text().utf8)
    _ = try? JSONValue(
      parsing: Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random))))
    for _ in 0..<20 {
      var changed = bytes
      changed[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
      _ = try? JSONValue(parsing: changed)
      _ = try? JSONValue(parsing: changed, syntax: .relaxed)
    }
  }
}

extension JSONValue {
  static func random(depth: Int, using random: inout SeededGenerator) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .integer(.random(in: .min ... .max, using: &random))
    case 3:
      return .number(Double(bitPattern: .random(in: 0..<0x7FF0_0000_0000_0000, using: &random)))
    case 4, 5:
      let scalars = (0..<Int.random(in: 0..<6, using: &random)).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &random))
      }
      return .string(String(String.UnicodeScalarView(scalars)))
    case 6:
      return .array(
        (0..<Int.random(in: 0..<5, using: &random)).map { _ in
          .random(depth: depth - 1, using: &random)
        })
    default:
      var object = JSONObject()
      for _ in 0..<Int.random(in: 0..<12, using: &random) {
        object["k\(Int.random(in: 0..<40, using: &random))"] = .random(
          depth: depth - 1, using: &random)
      }
      return .object(object)
    }
  }
}
