import FrunArchive
import Testing

@Suite struct ZipArchiveTests {
  private func code(
    _ file: [UInt8], limits: ZipLimits = ZipLimits(), wanted: (String) -> Bool = { _ in true }
  ) -> ArchiveError.Code? {
    do {
      _ = try ZipArchive.parts(of: file, limits: limits, wanted: wanted)
      return nil
    } catch {
      return error.code
    }
  }

  @Test func readsStoredAndDeflatedPartsInOrder() throws {
    var zip = ZipBuilder()
    zip.store("[Content_Types].xml", "<Types/>")
    zip.deflateZeros("xl/sharedStrings.xml", count: 1000)
    zip.store("xl/", "")
    zip.store("xl/worksheets/sheet1.xml", "<s>ŝ</s>")
    let parts = try ZipArchive.parts(of: zip.bytes)
    #expect(
      parts.map(\.name) == [
        "[Content_Types].xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml",
      ])
    #expect(parts[0].bytes == Array("<Types/>".utf8))
    #expect(parts[1].bytes == [UInt8](repeating: 0, count: 1000))
    #expect(parts[2].bytes == Array("<s>ŝ</s>".utf8))
  }

  @Test func unpacksOnlyWantedParts() throws {
    var zip = ZipBuilder()
    zip.store("a", "1")
    zip.deflateZeros("bomb", count: 1 << 20)
    zip.store("c", "3")
    let limits = ZipLimits(bytesPerPart: 10, totalBytes: 10)
    let parts = try ZipArchive.parts(of: zip.bytes, limits: limits) { $0 != "bomb" }
    #expect(parts.map(\.name) == ["a", "c"])
    #expect(code(zip.bytes, limits: limits) == .zipPartTooLarge)
  }

  @Test func aPartMayBeExactlyAsLargeAsTheLimit() throws {
    var zip = ZipBuilder()
    zip.deflateZeros("a", count: 5000)
    #expect(code(zip.bytes, limits: ZipLimits(bytesPerPart: 5000, totalBytes: 5000)) == nil)
    #expect(code(zip.bytes, limits: ZipLimits(bytesPerPart: 4999)) == .zipPartTooLarge)
    #expect(code(zip.bytes, limits: ZipLimits(totalBytes: 4999)) == .zipTooLarge)
  }

  @Test func totalCountsAllWantedParts() {
    var zip = ZipBuilder()
    for index in 0..<5 { zip.deflateZeros("p\(index)", count: 1000) }
    #expect(code(zip.bytes, limits: ZipLimits(totalBytes: 5000)) == nil)
    #expect(code(zip.bytes, limits: ZipLimits(totalBytes: 4999)) == .zipTooLarge)
    #expect(code(zip.bytes, limits: ZipLimits(parts: 4)) == .zipTooManyParts)
    #expect(code(zip.bytes, limits: ZipLimits(packedBytes: 100)) == .zipTooLarge)
  }

  @Test func aPartThatUnpacksToMoreThanDeclaredIsRefused() {
    var zip = ZipBuilder()
    zip.deflateZeros("a", count: 100_000)
    zip.parts[0].size = 10
    let found = code(zip.bytes, limits: ZipLimits(bytesPerPart: 1000))
    #expect(found == .zipPartDamaged || found == .zipPartTooLarge)
  }

  @Test(arguments: [
    "../evil", "a/../../evil", "/etc/passwd", "a//b", "./a", "a/.", "a\\..\\..\\b", "a\u{1B}[2J",
    "a\nb",
    String(repeating: "a", count: 1025),
  ])
  func namesThatReachOutAreRefused(name: String) {
    var zip = ZipBuilder()
    zip.store(name, "x")
    #expect(code(zip.bytes) == .zipNameForbidden)
    #expect(code(zip.bytes, wanted: { _ in false }) == .zipNameForbidden)
  }

  @Test func sameNameTwiceIsRefused() {
    var zip = ZipBuilder()
    zip.store("a", "1")
    zip.store("a", "2")
    #expect(code(zip.bytes) == .zipNameDuplicate)
  }

  @Test func symbolicLinksAreNotParts() throws {
    var zip = ZipBuilder()
    zip.store("link", "/etc/passwd")
    zip.parts[0].mode = 0o120777
    #expect(try ZipArchive.parts(of: zip.bytes).isEmpty)
  }

  @Test func otherMethodsAndPasswordsAreRefused() {
    var bzip = ZipBuilder()
    bzip.store("a", "BZh9 not really")
    bzip.parts[0].method = 12
    #expect(code(bzip.bytes) == .zipMethodForbidden)
    var locked = ZipBuilder()
    locked.store("a", "0123456789abcdef")
    locked.parts[0].flags = 1
    #expect(code(locked.bytes) == .zipEncrypted)
  }

  @Test func wrongCheckSumIsRefused() {
    var zip = ZipBuilder()
    zip.store("a", "text")
    zip.parts[0].checksum ^= 1
    #expect(code(zip.bytes) == .zipPartDamaged)
  }

  @Test(arguments: ["", "P", "PK\u{3}\u{4}", "plain text, not an archive at all"])
  func otherFilesAreRefused(text: String) {
    #expect(code(Array(text.utf8)) == .zipMalformed)
  }

  /// No flip may crash; what still reads must be one of the names and contents we know or differ
  /// only where the format has no check (names, attributes).
  @Test func damageNeverCrashesNorChangesContents() {
    var zip = ZipBuilder()
    zip.store("a.xml", "first contents")
    zip.deflateZeros("b.xml", count: 300)
    let good = zip.bytes
    let contents: Set<[UInt8]> = [Array("first contents".utf8), [UInt8](repeating: 0, count: 300)]
    for index in good.indices {
      for mask: UInt8 in [0x01, 0x80, 0xFF] {
        var bad = good
        bad[index] ^= mask
        guard let parts = try? ZipArchive.parts(of: bad) else { continue }
        #expect(parts.allSatisfy { contents.contains($0.bytes) }, "byte \(index) xor \(mask)")
      }
    }
    for length in 0..<good.count {
      #expect((try? ZipArchive.parts(of: Array(good[..<length]))) == nil, "length \(length)")
    }
  }
}
