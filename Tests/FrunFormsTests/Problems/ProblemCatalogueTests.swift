import FoundationEssentials
import Testing

@testable import FrunForms

@Suite struct ProblemCatalogueTests {
  /// Codes written in the sources.
  static func codesInSources() throws -> Set<String> {
    let folder = ProjectFiles.root + "/Sources/FrunForms"
    var codes: Set<String> = []
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder)
    where name.hasSuffix(".swift") && !name.hasSuffix("ProblemCatalogue.swift") {
      let bytes = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
      let text = String(decoding: bytes, as: UTF8.self)
      // What stands between quotation marks and looks like a code.
      for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false)
        .enumerated()
      where index > 0 && part.utf8.count > 2 && part.utf8.count < 60 && isCode(part) {
        codes.insert(String(part))
      }
    }
    return codes
  }

  private static func isCode(_ part: Substring) -> Bool {
    if ["CYCLE", "PII", "UNREACHABLE"].contains(part) { return true }
    guard let line = part.utf8.firstIndex(of: UInt8(ascii: "_")) else { return false }
    let head = part.utf8[..<line]
    return head.count >= 2 && head.allSatisfy { (65...90).contains($0) }
      && part.utf8.allSatisfy {
        $0 == 95 || ($0 | 0x20) >= 97 && ($0 | 0x20) <= 122 || (48...57).contains($0)
      }
  }

  @Test func everyCodeIsExplainedAndEveryEntryIsUsed() throws {
    let used = try Self.codesInSources()
    let known = ProblemCatalogue.entries.map(\.code)
    #expect(Set(known).count == known.count, "no code twice")
    #expect(used.subtracting(known).sorted() == [])
    #expect(Set(known).subtracting(used).sorted() == [])
  }

  @Test func theDocumentationListsThemAll() throws {
    let page = ProjectFiles.root + "/Sources/FrunForms/Documentation.docc/Problems.md"
    let bytes = try #require(FileManager.default.contents(atPath: page))
    let text = String(decoding: bytes, as: UTF8.self)
    for entry in ProblemCatalogue.entries {
      #expect(
        text.contains("| \(entry.code) | ") || text.contains("| \(entry.code)* | "),
        "\(entry.code)")
      #expect(text.contains(entry.meaning), "\(entry.code)")
    }
  }
}
