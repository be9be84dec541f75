import FrunArchive
import FrunCrypto
import Glibc
import Testing

@testable import FrunExchange

/// Every reader of foreign bytes gets the inputs of the corpus, whole and changed: it reads them or refuses them
/// with an error of its own, never crashes, and gives nothing beyond what it was allowed.
@Suite struct CorpusReplayTests {
  struct Case: Sendable {
    let reader: String
    let bytes: [UInt8]
  }

  static let readers = [
    "age", "armor", "ustar", "manifest", "bagit", "baginfo", "minisig", "zstd",
  ]

  static let corpus: [Case] = {
    var path = Substring("\(#filePath)")
    while let slash = path.lastIndex(of: "/") {
      path = path[..<slash]
      let file = String(path) + "/Fixtures/Fuzz/archives.txt"
      guard access(file, R_OK) == 0, let input = try? InputFile(path: file) else { continue }
      var bytes: [UInt8] = []
      while let next = try? input.read(), !next.isEmpty { bytes += next }
      return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        guard words.count == 2, words[0] != "#" else { return nil }
        let digits = Array(words[1].utf8)
        let contents = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
          UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
        }
        return Case(reader: String(words[0]), bytes: words[1] == "-" ? [] : contents)
      }
    }
    return []
  }()

  /// 1 MiB is more than any input here unpacks to without meaning harm.
  private static let budget: UInt64 = 1 << 20

  private func read(_ item: Case) throws {
    let bytes = item.bytes
    switch item.reader {
    case "age", "armor":
      let identity = AgeIdentity.x25519(
        try X25519PrivateKey(seed: [UInt8](repeating: 3, count: 32)))
      // A passphrase costs what the file asks for, so the fuzzer's readers allow next to nothing.
      let limits = AgeLimits(scryptLogN: 4)
      _ = try? Age.header(of: bytes, limits: limits)
      _ = try Age.decrypt(
        bytes, with: [identity, .scrypt(passphrase: Array("x".utf8))], limits: limits)
    case "ustar":
      let reader = UstarReader(largestEntry: 4096, source: ByteSources.bytes(bytes, piece: 100))
      while let entry = try reader.next() {
        #expect(entry.name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && entry.size <= 4096)
        _ = try reader.contents(limit: 4096)
      }
    case "manifest":
      let manifest = try BagManifest(parsing: bytes, algorithm: .sha256, name: "m")
      for entry in manifest.entries {
        #expect(!entry.path.hasPrefix("/") && !entry.path.split(separator: "/").contains(".."))
      }
    case "bagit": _ = try BagDeclaration(parsing: bytes)
    case "baginfo":
      let text = try BagTextEncoding.utf8.text(bytes, at: "bag-info.txt")
      let info = try BagInfo(parsing: text, name: "bag-info.txt")
      _ = info.values("Payload-Oxum").map { PayloadOxum(parsing: $0) }
    case "minisig": _ = try MinisignSignature(contents: bytes)
    case "zstd":
      let decoder = try ZstdDecoder(
        budget: Self.budget, source: ByteSources.bytes(bytes, piece: 7))
      var count: UInt64 = 0
      while try decoder.next({ count += UInt64($0.count) }) {}
      #expect(count <= Self.budget)
    default: Issue.record("no reader \(item.reader)")
    }
  }

  /// Fails when an error is not one that a caseworker gets a sentence for.
  private func check(_ item: Case, _ place: String) {
    do { try read(item) } catch {
      let isOurs =
        error is ExchangeError || error is AgeError || error is ArchiveError
        || error is MinisignError
      #expect(isOurs, "\(item.reader), \(place): \(error)")
    }
  }

  @Test(arguments: readers) func theCorpus(reader: String) {
    let cases = Self.corpus.filter { $0.reader == reader }
    #expect(cases.count >= 10)
    for (index, item) in cases.enumerated() { check(item, "case \(index)") }
  }

  @Test(arguments: readers, [UInt64(1), 2_026]) func changedByChance(reader: String, seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let cases = Self.corpus.filter { $0.reader == reader }
    for round in 0..<150 {
      guard var item = cases.randomElement(using: &numbers)?.bytes else { return }
      for _ in 0...Int(numbers.next() % 3) {
        let at = Int(numbers.next() % UInt64(item.count + 1))
        switch numbers.next() % 5 {
        case 0: item.insert(UInt8(truncatingIfNeeded: numbers.next()), at: at)
        case 1: item.removeSubrange(at...)
        case 2 where at < item.count: item[at] ^= 1 << UInt8(numbers.next() % 8)
        case 3:
          if let other = cases.randomElement(using: &numbers)?.bytes { item += other.prefix(2000) }
        default: item.insert(contentsOf: item[at...].prefix(100), at: at)
        }
      }
      check(Case(reader: reader, bytes: item), "seed \(seed), round \(round)")
    }
  }

  /// What looks for frames in a damaged archive ends, whatever the bytes.
  @Test(arguments: [UInt64(5), 6]) func salvageEndsOnAnything(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let identity = AgeIdentity.x25519(X25519PrivateKey())
    let recipient = try #require(identity.recipient)
    for round in 0..<8 {
      let folder = try TemporaryFolder()
      var plain: [UInt8] = []
      while plain.count < 3_000 {
        plain += Self.corpus.randomElement(using: &numbers)?.bytes ?? [0]
      }
      try folder.write("a", try Age.encrypt(plain, to: [recipient]))
      let report = try ArchiveSalvage(signers: []).run(
        file: folder.path + "/a", identities: [identity], into: folder.path + "/out")
      #expect(report.count(.verified) == 0, "seed \(seed), round \(round)")
      #expect(folder.names() == ["a", "out"])
    }
  }
}
