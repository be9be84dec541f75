import Testing

@testable import FrunExchange

@Suite struct UstarTests {
  private let deepName =
    "frun-0123456789abcdef0123456789abcdef/data/attachments/"
    + String(repeating: "ab", count: 32)

  private func pack(_ files: [(String, [UInt8])]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let writer = UstarWriter { bytes.append(contentsOf: $0) }
    for (name, contents) in files { try writer.add(name, contents) }
    try writer.finish()
    return bytes
  }

  private func unpack(_ bytes: [UInt8], piece: Int = 700) throws -> [(String, [UInt8])] {
    let reader = UstarReader(source: ByteSources.bytes(bytes, piece: piece))
    var files: [(String, [UInt8])] = []
    while let entry = try reader.next() {
      let contents = try reader.contents(limit: 1 << 20)
      #expect(entry.size == UInt64(contents.count))
      files.append((entry.name, contents))
    }
    #expect(try reader.next() == nil)
    return files
  }

  /// One header changed in place, with its check sum made right again.
  private func altered(_ change: (inout [UInt8]) -> Void) throws -> [UInt8] {
    var bytes = try pack([("a", [1, 2, 3])])
    change(&bytes)
    resum(&bytes, at: 0)
    return bytes
  }

  private func resum(_ bytes: inout [UInt8], at start: Int) {
    for index in 148..<156 { bytes[start + index] = 0x20 }
    let sum = bytes[start..<start + 512].reduce(0) { $0 + Int($1) }
    let digits = String(sum, radix: 8)
    let text = Array((String(repeating: "0", count: 6 - digits.count) + digits).utf8) + [0, 0x20]
    bytes.replaceSubrange(start + 148..<start + 156, with: text)
  }

  @Test(arguments: [1, 511, 512, 513, 100_000])
  func roundTrip(piece: Int) throws {
    var numbers = SeededNumbers(seed: 7)
    let files =
      [0, 1, 511, 512, 513, 5000].map { ("file\($0)", numbers.bytes($0)) } + [
        (deepName, [42])
      ]
    let back = try unpack(pack(files), piece: piece)
    #expect(back.map(\.0) == files.map(\.0))
    #expect(back.map(\.1) == files.map(\.1))
  }

  @Test func emptyContainer() throws {
    #expect(try pack([]).count == 1024)
    #expect(try unpack(pack([])).isEmpty)
  }

  @Test func allBytesAreDetermined() throws {
    let bytes = try pack([("a", Array("x".utf8))])
    #expect(bytes.count == 512 + 512 + 1024)
    #expect(String(decoding: bytes[100..<108], as: UTF8.self) == "0000644\0")
    #expect(String(decoding: bytes[136..<148], as: UTF8.self) == "02263523000\0")
    #expect(try bytes == pack([("a", Array("x".utf8))]))
  }

  @Test func writerRefusesWrongSizesAndNames() throws {
    let writer = UstarWriter { _ in }
    try writer.begin(UstarEntry(name: "a", size: 2))
    #expect(
      code { try [1, 2, 3].withUnsafeBytes { try writer.write($0) } }
        == "store.changed-during-export")
    #expect(code { try writer.end() } == "store.changed-during-export")
    for name in ["", "ä", "a b", String(repeating: "x", count: 101)] {
      #expect(code { try UstarWriter { _ in }.add(name, []) } == "container.name-forbidden")
    }
    #expect(
      code { try UstarWriter { _ in }.begin(UstarEntry(name: "a", size: 1 << 33)) }
        == "container.entry-too-large")
  }

  @Test(arguments: [
    (UInt8(ascii: "1"), "hard link"), (UInt8(ascii: "2"), "symbolic link"),
    (UInt8(ascii: "3"), "device"), (UInt8(ascii: "5"), "folder"), (UInt8(ascii: "6"), "fifo"),
    (UInt8(ascii: "S"), "sparse"), (UInt8(ascii: "L"), "long name"), (UInt8(ascii: "x"), "pax"),
    (UInt8(ascii: "g"), "global pax"), (0, "old plain file"),
  ])
  func onlyPlainFiles(type: UInt8, what: String) throws {
    let bytes = try altered { $0[156] = type }
    #expect(code { _ = try unpack(bytes) } == "container.entry-type-forbidden", "\(what)")
  }

  @Test(arguments: [
    (100, Array("0006755\0".utf8), "container.not-ustar"),  // setuid and setgid
    (108, Array("0001750\0".utf8), "container.not-ustar"),
    (124, [0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3], "container.size-malformed"),
    (124, Array("-0000000003\0".utf8), "container.size-malformed"),
    (124, Array("            ".utf8), "container.size-malformed"),
    (136, Array("00000000000\0".utf8), "container.not-ustar"),
    (157, Array("target".utf8), "container.not-ustar"),
    (257, Array("ustar  \0".utf8), "container.not-ustar"),  // GNU
    (257, [UInt8](repeating: 0, count: 8), "container.not-ustar"),  // before POSIX
    (265, Array("root".utf8), "container.not-ustar"),
    (345, Array("data".utf8), "container.name-forbidden"),  // a prefix that was not needed
    (500, [1], "container.not-ustar"),
    (0, [0], "container.name-forbidden"),
    (0, Array("a\0b".utf8), "container.name-forbidden"),
    (0, Array("a\nb".utf8), "container.name-forbidden"),
    (0, Array("\u{202E}".utf8), "container.name-forbidden"),
  ])
  func headersHaveOneForm(offset: Int, bytes: [UInt8], expected: String) throws {
    let archive = try altered { $0.replaceSubrange(offset..<offset + bytes.count, with: bytes) }
    #expect(code { _ = try unpack(archive) } == expected)
  }

  @Test func numbersMayEndInBlankAndNul() throws {
    let archive = try altered { $0.replaceSubrange(100..<108, with: Array("000644 \0".utf8)) }
    #expect(try unpack(archive).count == 1)
  }

  @Test func damageAndTails() throws {
    let good = try pack([("a", [1, 2, 3])])
    #expect(code { _ = try unpack(good + [0]) } == "container.trailing-data")
    #expect(code { _ = try unpack(good + good) } == "container.trailing-data")
    for length in 0..<good.count {
      #expect(
        code { _ = try unpack(Array(good[..<length])) } == "container.truncated", "\(length)")
    }
    for index in good.indices where !(512..<515).contains(index) {
      var bad = good
      bad[index] ^= 1
      #expect(code { _ = try unpack(bad) } != nil, "byte \(index)")
    }
  }

  @Test func bodiesMustBeRead() throws {
    let reader = UstarReader(source: ByteSources.bytes(try pack([("a", [1]), ("b", [2])])))
    _ = try reader.next()
    #expect(code { _ = try reader.next() } == "container.truncated")
    let small = UstarReader(
      largestEntry: 2, source: ByteSources.bytes(try pack([("a", [1, 2, 3])])))
    #expect(code { _ = try small.next() } == "container.entry-too-large")
  }

  /// Seed 20: random damage of a container never crashes the reader and never invents a file.
  @Test func fuzz() throws {
    var numbers = SeededNumbers(seed: 20)
    let good = try pack([("first", numbers.bytes(600)), (deepName, numbers.bytes(3))])
    for _ in 0..<3000 {
      var bad = good
      for _ in 0..<Int.random(in: 1...8, using: &numbers) {
        bad[Int.random(in: 0..<bad.count, using: &numbers)] = UInt8(
          truncatingIfNeeded: numbers.next())
      }
      if Bool.random(using: &numbers) { resum(&bad, at: 0) }
      if Bool.random(using: &numbers) {
        bad.removeLast(Int.random(in: 0..<bad.count, using: &numbers))
      }
      if let files = try? unpack(bad) { #expect(files.count <= 2) }
    }
  }

  @Test(.enabled(if: Tool.available("tar"))) func gnuTarReadsOurs() throws {
    let folder = try TemporaryFolder()
    try folder.write("ours.tar", pack([("one", Array("1\n".utf8)), (deepName, Array("2\n".utf8))]))
    #expect(try Tool.run("tar", ["-xf", "ours.tar"], in: folder).status == 0)
    #expect(try folder.read("one") == Array("1\n".utf8))
    #expect(try folder.read(deepName) == Array("2\n".utf8))
  }

  @Test(.enabled(if: Tool.available("tar"))) func weReadGnuTarsUstar() throws {
    let folder = try TemporaryFolder()
    try folder.write("one", "1\n")
    try folder.write(deepName, "2\n")
    let result = try Tool.run(
      "tar",
      [
        "-b1", "-cf", "gnu.tar", "--format=ustar", "--mtime=@315532800", "--owner=0", "--group=0",
        "--numeric-owner", "--mode=0644", "one", deepName,
      ], in: folder)
    #expect(result.status == 0, "\(result.text)")
    let files = try unpack(folder.read("gnu.tar"))
    #expect(files.map(\.0) == ["one", deepName])
    #expect(files.map(\.1) == [Array("1\n".utf8), Array("2\n".utf8)])
  }
}
