import FrunText
import Testing

@Suite struct CSVReaderTests {
  @Test(
    arguments: [
      ("", []), ("a", [["a"]]), ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
      ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
      ("a\rb\r", [["a"], ["b"]]), ("\"a,b\",\"c\"\"d\"\n", [["a,b", "c\"d"]]),
      ("\"a\nb\",c", [["a\nb", "c"]]),
      ("\u{FEFF}a,b", [["a", "b"]]), (",", [["", ""]]), ("a,\n,b", [["a", ""], ["", "b"]]),
      ("a\n\nb\n", [["a"], ["b"]]),
      ("\"\"", [[""]]), ("\"\",\"\"\n", [["", ""]]), (" a , b ", [[" a ", " b "]]),
      ("é,日本", [["é", "日本"]]),
    ] as [(String, [[String]])])
  func reads(text: String, expected: [[String]]) throws {
    #expect(try CSVReader().rows(of: text).map(\.fields) == expected)
  }

  @Test(arguments: [
    ("a,\"b", CSVError.Reason.openQuote, 1, 2, 1), ("x\na,b\"c", .strayQuote, 2, 2, 2),
    ("\"a\nb\",\"c\"d", .textAfterQuote, 1, 2, 1), ("\"a\nb\"\n\"c", .openQuote, 2, 1, 3),
    ("a\u{0}", .nullCharacter, 1, 1, 1),
  ])
  func refuses(text: String, reason: CSVError.Reason, row: Int, column: Int, line: Int) {
    #expect(throws: CSVError(reason, row: row, column: column, line: line)) {
      try CSVReader().rows(of: text)
    }
  }

  @Test func bounds() {
    func refused(_ limits: CSVLimits, _ reason: CSVError.Reason, _ row: Int, _ column: Int) {
      #expect(throws: CSVError(reason, row: row, column: column, line: row)) {
        try CSVReader(limits: limits).rows(of: "a,b\nccc,d")
      }
    }
    refused(CSVLimits(bytes: 5), .tooLarge, 1, 1)
    refused(CSVLimits(rows: 1), .tooManyRows, 2, 1)
    refused(CSVLimits(columns: 1), .tooManyColumns, 1, 2)
    refused(CSVLimits(fieldBytes: 2), .fieldTooLong, 2, 1)
    #expect(throws: CSVError(.invalidUTF8, row: 1, column: 2, line: 1)) {
      try CSVReader().rows(of: [0x61, 0x2C, 0xFF])
    }
  }

  @Test func otherSeparators() throws {
    #expect(try CSVReader(separator: ";").rows(of: "a;b,c").map(\.fields) == [["a", "b,c"]])
    #expect(try CSVReader(separator: "\t").rows(of: "a\tb").map(\.fields) == [["a", "b"]])
  }

  @Test func linesAreThoseOfTheText() throws {
    let rows = try CSVReader().rows(of: "h\n\"a\r\nb\"\r\n\nc\n")
    #expect(rows.map(\.line) == [1, 2, 5])
  }

  @Test func tables() throws {
    let table = try CSVReader().table(of: Array("id, name \n1,Ada\n2,Grace\n".utf8))
    #expect(table.header == ["id", "name"])
    #expect(table[1, "name"] == "Grace")
    #expect(table[2, "name"] == nil)
    #expect(table[0, "age"] == nil)
  }

  @Test(arguments: [
    ("", CSVError.Reason.missingHeader, 1, 1, 1), ("a,a\n", .duplicateHeader, 1, 2, 1),
    ("a,b\n1\n", .fieldCount, 2, 2, 2),
    ("a\n1,2\n", .fieldCount, 2, 2, 2),
  ])
  func badTables(text: String, reason: CSVError.Reason, row: Int, column: Int, line: Int) {
    #expect(throws: CSVError(reason, row: row, column: column, line: line)) {
      try CSVReader().table(of: Array(text.utf8))
    }
  }

  @Test(arguments: 0..<400)
  func randomTextNeverCrashesAndRoundTrips(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = ["a", ",", "\"", "\n", "\r", "\r\n", "é", "\u{0}", "=", " ", "-1", "'", "\t"]
    func text(_ most: Int) -> String {
      (0..<Int.random(in: 0..<most, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
    }
    _ = try? CSVReader().rows(of: text(40))
    let rows = (0..<Int.random(in: 1..<5, using: &random)).map { _ in
      (0..<3).map { _ in text(6).replacing("\u{0}", with: "") }
    }
    let read = try CSVReader().rows(of: CSVWriter().text(rows)).map {
      $0.fields.map(Formula.restored)
    }
    // A record of empty fields is written as commas, so it is never taken for an empty line.
    #expect(read == rows, "seed \(seed)")
    let plain = CSVWriter(neutralisesFormulas: false)
    #expect(try CSVReader().rows(of: plain.text(rows)).map(\.fields) == rows, "seed \(seed)")
  }
}

@Suite struct CSVWriterTests {
  @Test(arguments: [
    ("a", "a"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\r\nb", "\"a\r\nb\""), ("", ""),
    (" a", "\" a\""),
    ("=1+1", "'=1+1"), ("+49 30", "'+49 30"), ("-5", "-5"), ("-5.25", "-5.25"), ("-5+3", "'-5+3"),
    ("-", "'-"), ("@x", "'@x"),
    ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("＝1", "'＝1"), ("a=1", "a=1"), ("'=1", "''=1"),
    ("'a", "'a"),
  ])
  func fields(text: String, expected: String) {
    #expect(CSVWriter().field(text) == expected)
    #expect(Formula.restored(Formula.neutralised(text)) == text)
  }

  @Test func rows() {
    #expect(CSVWriter(separator: ";").row(["a;b", "c"]) == "\"a;b\";c\r\n")
  }
}
