import Testing

@testable import FrunExchange

@Suite struct BagTextTests {
  @Test func declarationRoundTrip() throws {
    #expect(try BagDeclaration(parsing: BagDeclaration.current.bytes) == .current)
    for version in BagVersion.allCases {
      let text = "BagIt-Version: \(version.rawValue)\r\nTag-File-Character-Encoding: utf-8"
      #expect(try BagDeclaration(parsing: Array(text.utf8)).version == version)
    }
  }

  @Test(arguments: [
    ("", "bag.declaration-missing"),
    ("BagIt-Version: 1.0\n", "bag.declaration-missing"),
    ("\u{FEFF}BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "bag.declaration-missing"),
    ("BagIt-Version : 1.0\nTag-File-Character-Encoding : UTF-8\n", "bag.declaration-missing"),
    ("BagIt-Version:1.0\nTag-File-Character-Encoding: UTF-8\n", "bag.declaration-missing"),
    (
      "Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n", "bag.declaration-missing"
    ),
    ("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nX: y\n", "bag.declaration-missing"),
    ("BagIt-Version: .97\nTag-File-Character-Encoding: UTF-8\n", "bag.version"),
    ("BagIt-Version: 9.9\nTag-File-Character-Encoding: UTF-8\n", "bag.version"),
    ("BagIt-Version: 1.0\nTag-File-Character-Encoding: EBCDIC\n", "bag.encoding"),
  ])
  func declarationsRefused(text: String, expected: String) {
    #expect(code { _ = try BagDeclaration(parsing: Array(text.utf8)) } == expected)
  }

  @Test(arguments: [
    "/etc/passwd", "../x", "data/../../x", "data/./x", "data//x", "~/x", "~root/x", "C:\\x", "c:x",
    "\\\\server\\share", "%HomeDrive%\\x", "\\.\\./x", "", "data/\0x", "data/",
  ])
  func pathsThatReachOut(path: String) {
    #expect(BagPath.read(path, version: .v1_0) == nil)
    #expect(BagPath.read(path, version: .v0_97) == nil)
  }

  @Test func pathEncoding() throws {
    for path in ["data/a", "data/100%", "data/%41", "data/a\nb\rc", "data/%7Edir/~x", "data/é"] {
      let written = BagPath.encode(path)
      #expect(!written.contains("\n") && !written.contains("\r"))
      #expect(BagPath.read(written, version: .v1_0)?.path == path)
    }
    // Before 1.0 the percent sign was not encoded.
    #expect(BagPath.read("data/%25", version: .v0_97)?.path == "data/%25")
    #expect(BagPath.read("data/%25", version: .v1_0)?.path == "data/%")
    #expect(BagPath.read("data/%0a", version: .v0_97)?.path == "data/\n")
    #expect(BagPath.read("./data/x", version: .v1_0)?.hadDotSlash == true)
    #expect(BagPath.read("data/%0D%0A../../x", version: .v1_0) == nil)
  }

  @Test func manifestRoundTrip() throws {
    let manifest = BagManifest(
      algorithm: .sha256,
      entries: [
        .init(path: "data/a", digest: [UInt8](repeating: 1, count: 32)),
        .init(path: "data/b c", digest: [UInt8](repeating: 0xAB, count: 32)),
      ])
    #expect(
      try BagManifest(parsing: manifest.bytes, algorithm: .sha256, name: "m") == manifest)
  }

  @Test(arguments: [
    ("zz", "bag.manifest-syntax"),
    (String(repeating: "a", count: 63) + "  data/x", "bag.manifest-syntax"),
    (String(repeating: "g", count: 64) + "  data/x", "bag.manifest-syntax"),
    (String(repeating: "a", count: 64), "bag.manifest-syntax"),
    (String(repeating: "a", count: 64) + "  ", "bag.manifest-syntax"),
    (String(repeating: "a", count: 64) + "  ~/x", "bag.manifest-syntax"),
    (
      String(repeating: "a", count: 64) + "  data/x\n" + String(repeating: "a", count: 64)
        + "  data/x", "bag.manifest-duplicate"
    ),
    (
      String(repeating: "a", count: 64) + "  data/x\n" + String(repeating: "a", count: 64)
        + "  ./data/x", "bag.manifest-duplicate"
    ),
  ])
  func manifestsRefused(text: String, expected: String) {
    #expect(
      code { _ = try BagManifest(parsing: Array(text.utf8), algorithm: .sha256, name: "m") }
        == expected)
  }

  @Test func infoReadsFoldedLinesAndBlanks() throws {
    let info = try BagInfo(
      parsing: "A: 1\r\nB : two\r\n   lines\r\n a: 3\nb:4\n", name: "bag-info.txt")
    #expect(info.values("a") == ["1"])
    #expect(info.values("B") == ["two lines a: 3", "4"])
    #expect(code { _ = try BagInfo(parsing: " folded", name: "i") } == "bag.info-syntax")
    #expect(code { _ = try BagInfo(parsing: "no colon", name: "i") } == "bag.info-syntax")
  }

  @Test(arguments: ["1", "1.", ".1", "1.2.3", "-1.1", "a.1", "1.99999999999999999999"])
  func oxumRefused(text: String) {
    #expect(PayloadOxum(parsing: text) == nil)
  }

  @Test func encodings() throws {
    #expect(try BagTextEncoding.latin1.text([0xE9], at: "x") == "é")
    #expect(try BagTextEncoding.utf16.text([0xFF, 0xFE, 0xE9, 0], at: "x") == "é")
    #expect(try BagTextEncoding.utf16.text([0xFE, 0xFF, 0, 0xE9], at: "x") == "é")
    #expect(try BagTextEncoding.utf16.text([0, 0xE9], at: "x") == "é")
    for (encoding, bytes) in [
      (.utf8, [0xFF]), (.ascii, [0x80]), (.utf16, [0xD8, 0x00]), (.utf16, [0]),
      (.utf8, [0xEF, 0xBB, 0xBF]),
    ] as [(BagTextEncoding, [UInt8])] {
      #expect(code { _ = try encoding.text(bytes, at: "x") } == "bag.encoding")
    }
  }

  /// Seed 21: no text makes the parsers crash.
  @Test func fuzz() {
    var numbers = SeededNumbers(seed: 21)
    let pieces = [
      "BagIt-Version: ", "1.0", "\n", "\r", "Tag-File-Character-Encoding: ", "UTF-8", "%0A", "%",
      "../", "data/", "~", ":", " ", "\t", "\u{FEFF}", "\u{0}", "é", "e\u{301}",
      String(repeating: "a", count: 64), "*", "./",
    ]
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 0...12, using: &numbers)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &numbers)]
      }.joined()
      let bytes = Array(text.utf8)
      _ = try? BagDeclaration(parsing: bytes)
      if let manifest = try? BagManifest(parsing: bytes, algorithm: .sha256, name: "m") {
        #expect(manifest.entries.allSatisfy { !$0.path.hasPrefix("/") && !$0.path.contains("../") })
      }
      _ = try? BagInfo(parsing: text, name: "i")
    }
  }
}
