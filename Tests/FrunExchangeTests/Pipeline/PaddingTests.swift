import FrunArchive
import FrunCrypto
import Testing

@testable import FrunExchange

@Suite struct PaddingTests {
  /// Values computed by hand from the definition: 9 = 2^3 + 1 keeps 2 bits of length.
  @Test(
    arguments: [
      (0, 0), (1, 1), (2, 2), (8, 8), (9, 10), (100, 104), (1_000, 1_024), (1_000_000, 1_015_808),
      (1_048_576, 1_048_576), (1_048_577, 1_081_344),
    ] as [(UInt64, UInt64)])
  func padme(size: UInt64, padded: UInt64) {
    #expect(Padding.padded(size) == padded)
  }

  @Test func neverLessAndAtMostAnEighthMore() {
    var numbers = SeededNumbers(seed: 12)
    for _ in 0..<10_000 {
      let size = numbers.next() >> (numbers.next() % 60 + 2)
      let padded = Padding.padded(size)
      #expect(padded >= size && padded - size <= size / 8, "\(size)")
      #expect(Padding.padded(padded) == padded)
    }
    #expect(Padding.padded(.max) == .max)
  }

  @Test(arguments: [1, 5_000, 200_000])
  func theFrameIsSkipped(size: Int) throws {
    let bytes = [UInt8](repeating: 7, count: size)
    var packed = try Forge.pack(bytes)
    let before = packed.count
    try Padding.write(after: UInt64(before)) { packed.append(contentsOf: $0) }
    #expect(UInt64(packed.count) == Padding.padded(UInt64(before) + Padding.headerSize))
    #expect(try Forge.unpack(packed) == bytes)
  }

  /// Two archives of different contents and one size class cannot be told apart by their size.
  @Test func paddedArchivesAreReadAndRounded() throws {
    let folder = try TemporaryFolder()
    let sender = try Office(seed: 31)
    let (stream, _) = try sender.openCase("Amina", consent: ["tracing"])
    var request = try sender.request(stream, to: [sender])
    request.isPadded = true
    let outcome = try sender.export.write(
      request, on: .day("2026-11-21"), toFile: folder.path + "/a", random: sender.random.bytes)
    let plain = try Age.decrypt(try folder.read("a"), with: [sender.ageIdentity])
    #expect(UInt64(plain.count) == Padding.padded(UInt64(plain.count)))
    let seen = try sender.importer(folder).inspect(
      file: folder.path + "/a", identities: [sender.ageIdentity], depth: .complete)
    #expect(seen.bagDigest == outcome.bagDigest)
    request.isPadded = false
    let other = try sender.export.write(
      request, on: .day("2026-11-21"), toFile: folder.path + "/b", random: sender.random.bytes)
    #expect(other.bagDigest == outcome.bagDigest && other.bytes < outcome.bytes)
  }

  @Test func armoredArchivesAreRead() throws {
    let folder = try TemporaryFolder()
    let sender = try Office(seed: 32)
    let (stream, _) = try sender.openCase("Amina", consent: ["tracing"])
    var request = try sender.request(stream, to: [sender])
    request.isArmored = true
    try sender.export.write(
      request, on: .day("2026-11-21"), toFile: folder.path + "/a", random: sender.random.bytes)
    let text = String(decoding: try folder.read("a"), as: UTF8.self)
    #expect(text.hasPrefix("-----BEGIN AGE ENCRYPTED FILE-----\n"))
    let seen = try sender.importer(folder).inspect(
      file: folder.path + "/a", identities: [sender.ageIdentity], depth: .complete)
    #expect(seen.files.count == seen.header.payload.files)
  }
}
