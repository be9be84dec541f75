import FrunDomain
import Glibc
import Testing

@testable import FrunExchange

/// Documents from others: changes, lists, papers, keys, shares, names of parts. Every reader gets the
/// inputs of the corpus, whole and changed, and good documents changed by chance: it reads them or refuses them with
/// an error of its own, and never crashes.
@Suite struct DocumentFuzzTests {
  private static let file = SourceFolder.fixtures + "/Fuzz/documents.txt"

  private static let corpus: [DocumentReader: [[UInt8]]] = {
    guard let input = try? InputFile(path: file) else { return [:] }
    var bytes: [UInt8] = []
    while let next = try? input.read(), !next.isEmpty { bytes += next }
    var corpus: [DocumentReader: [[UInt8]]] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 2, let reader = DocumentReader(rawValue: String(words[0])) else {
        continue
      }
      corpus[reader, default: []].append(
        words[1] == "-" ? [] : Hexadecimal.bytes(String(words[1])) ?? [])
    }
    return corpus
  }()

  @Test(arguments: DocumentReader.allCases) func theCorpus(reader: DocumentReader) {
    let cases = Self.corpus[reader] ?? []
    #expect(cases.count >= 3, "\(reader)")
    for (index, bytes) in cases.enumerated() {
      #expect(reader.signature(bytes) != nil, "\(reader), case \(index)")
    }
  }

  @Test(arguments: DocumentReader.allCases) func goodDocumentsAreRead(reader: DocumentReader) throws
  {
    for bytes in try DocumentSeeds().good(reader) {
      do {
        let outcome = try reader.outcome(bytes)
        #expect(outcome != "changed" && outcome != "read otherwise")
      } catch let error as ExchangeError where reader == .part {
        #expect(error.code == .envelopePartMissing)
      }
    }
  }

  @Test(arguments: DocumentReader.allCases, [UInt64(11), 2_027])
  func changedByChance(reader: DocumentReader, seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let seeds = try DocumentSeeds()
    let cases = try seeds.good(reader) + (Self.corpus[reader] ?? [])
    for round in 0..<200 {
      guard let start = cases.randomElement(using: &numbers) else { return }
      var bytes = DocumentSeeds.spoiled(start, with: cases, &numbers)
      if round % 2 == 0 { bytes = seeds.signed(bytes, reader) ?? bytes }
      let signature = reader.signature(bytes)
      #expect(signature != nil && signature != "changed", "\(reader), seed \(seed), round \(round)")
    }
  }

  /// Writes the corpus anew: inputs that took a reader where no earlier one did. `FRUN_GROW_CORPUS=1`.
  @Test(.enabled(if: getenv("FRUN_GROW_CORPUS") != nil)) func grow() throws {
    var text = """
      # Documents that readers meet in bad dreams, one a line: reader, bytes in hexadecimal (- for none). Found by
      # changing good documents until a reader answered otherwise than ever before; see DocumentFuzzTests.

      """
    let seeds = try DocumentSeeds()
    for reader in DocumentReader.allCases {
      var numbers = SeededNumbers(seed: 99)
      var pool = try seeds.good(reader)
      // The same answer at quite another length is another branch, too.
      func answer(_ bytes: [UInt8]) -> String {
        "\(reader.signature(bytes) ?? "foreign") \(bytes.count / 48)"
      }
      var known = Set(pool.map(answer))
      var found: [[UInt8]] = [[]]
      let most = reader == .directory ? 8 : 24
      for round in 0..<6_000 where found.count < most {
        guard let start = pool.randomElement(using: &numbers) else { break }
        var bytes = DocumentSeeds.spoiled(start, with: pool, &numbers)
        if round % 2 == 0 { bytes = seeds.signed(bytes, reader) ?? bytes }
        guard bytes.count < 3_000, known.insert(reader.signature(bytes) ?? "foreign").inserted
        else {
          continue
        }
        pool.append(bytes)
        found.append(bytes)
      }
      for bytes in found {
        text += "\(reader.rawValue) \(bytes.isEmpty ? "-" : Hexadecimal.text(bytes))\n"
      }
    }
    let file = try DurableFile(path: Self.file, replacing: true)
    try Array(text.utf8).withUnsafeBytes { try file.write($0) }
    try file.commit()
  }
}

/// Where the tests keep their fixtures.
private enum SourceFolder {
  static let fixtures: String = {
    var path = Substring("\(#filePath)")
    while let slash = path.lastIndex(of: "/") {
      path = path[..<slash]
      if access(String(path) + "/Fixtures/Fuzz", R_OK) == 0 { return String(path) + "/Fixtures" }
    }
    return "."
  }()
}
