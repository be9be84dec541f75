import FrunCrypto
import FrunDomain
import Glibc
import Testing

@testable import FrunExchange

/// Every byte changed, every length cut: never a success that is not the archive, never a crash.
///
/// In a debug build a sample of the bytes is enough for every run; `FRUN_THOROUGH=1` takes all.
@Suite struct DamageTests {
  private static let isThorough = getenv("FRUN_THOROUGH") != nil

  private func sample(_ range: Range<Int>, every step: Int) -> StrideTo<Int> {
    stride(from: range.lowerBound, to: range.upperBound, by: Self.isThorough ? 1 : step)
  }

  private func scene() throws -> (office: Office, forge: Forge, folder: TemporaryFolder) {
    let office = try Office(seed: 90)
    let (stream, _) = try office.openCase("A", consent: ["tracing"])
    var request = try office.request(stream, to: [office])
    request.directory = nil
    return (office, try Forge(office, request), try TemporaryFolder())
  }

  /// Reads a container as the importer does below the envelope.
  private func read(
    _ source: @escaping ByteSource, _ office: Office
  ) throws -> ArchiveReader.Description {
    let key = try office.signer.publicKey
    let reader = ArchiveReader(source: source, limits: ArchiveLimits())
    _ = try reader.readSignature { $0 == key.identifier ? key : nil }
    let description = try reader.readHeader(addressedTo: [office.recipientText])
    try reader.readPayload(begin: { _ in }, write: { _ in }, end: { _ in })
    try reader.finish()
    #expect(reader.stage == .complete)
    return description
  }

  @Test func everyByteOfTheContainer() throws {
    let (office, forge, _) = try scene()
    let good = try forge.tar()
    _ = try read(ByteSources.bytes(good), office)
    for index in sample(good.indices, every: 37) {
      var bad = good
      bad[index] ^= index % 2 == 0 ? 0x01 : 0x80
      let code = code { _ = try read(ByteSources.bytes(bad), office) }
      #expect(code != nil && code?.hasPrefix("other") != true, "byte \(index): \(code ?? "none")")
    }
    for length in sample(good.indices, every: 397) {
      #expect(
        code { _ = try read(ByteSources.bytes(Array(good[..<length])), office) } != nil,
        "length \(length)")
    }
  }

  /// zstd has bits without meaning, so a flip may survive; then the contents must be the same.
  @Test func everyByteOfTheCompressedStream() throws {
    let (office, forge, _) = try scene()
    let tar = try forge.tar()
    let good = try Forge.pack(tar)
    for index in sample(good.indices, every: 11) {
      var bad = good
      bad[index] ^= index % 2 == 0 ? 0x01 : 0x80
      if let bytes = try? Forge.unpack(bad), bytes != tar {
        #expect(code { _ = try read(ByteSources.bytes(bytes), office) } != nil, "byte \(index)")
      }
    }
    for length in sample(0..<good.count, every: 7) {
      #expect((try? Forge.unpack(Array(good[..<length]))) == nil, "length \(length)")
    }
  }

  @Test func everyByteOfTheFile() throws {
    let (office, forge, folder) = try scene()
    let good = try forge.file()
    let importer = office.importer(folder)
    let identities = [try office.ageIdentity]
    func code(_ bytes: [UInt8]) throws -> String? {
      try folder.write("damaged", bytes)
      return FrunExchangeTests.code {
        _ = try importer.inspect(
          file: folder.path + "/damaged", identities: identities, depth: .complete)
      }
    }
    #expect(try code(good) == nil)
    for index in sample(good.indices, every: 13) {
      var bad = good
      bad[index] ^= index % 2 == 0 ? 0x01 : 0x80
      let found = try code(bad)
      #expect(found?.hasPrefix("envelope.") == true, "byte \(index): \(found ?? "none")")
    }
    #expect(try code([]) == "store.empty")
    for length in sample(good.indices, every: 97) where length > 0 {
      let found = try code(Array(good[..<length]))
      #expect(found?.hasPrefix("envelope.") == true, "length \(length): \(found ?? "none")")
    }
  }

  /// Seed 91: the header as an insider might write it never crashes the reader.
  @Test func fuzzedHeaders() throws {
    let (office, forge, _) = try scene()
    var numbers = SeededNumbers(seed: 91)
    let pieces = ["{", "}", "[", "]", ",", ":", "\"", "0", "9007199254740993", "-1", "null", "1e9"]
    for _ in 0..<150 {
      var changed = forge
      let path =
        ["frun/archive.json", "frun/heads.json", "bag-info.txt"].randomElement(
          using: &numbers) ?? ""
      var text = Array(changed[path])
      for _ in 0..<Int.random(in: 1...3, using: &numbers) where !text.isEmpty {
        let place = Int.random(in: 0..<text.count, using: &numbers)
        let piece = pieces.randomElement(using: &numbers) ?? ""
        text.replaceSubrange(
          place..<min(place + Int.random(in: 0...5, using: &numbers), text.count), with: piece)
      }
      changed[path] = String(text)
      try changed.sign(comment: forge.trustedComment)
      let bytes = try changed.tar()
      let code = code { _ = try read(ByteSources.bytes(bytes), office) }
      #expect(code?.hasPrefix("other") != true)
    }
  }
}
