import Foundation
import Testing

@Suite("Source rules")
struct SourceRuleTests {
  /// Words that would put code beyond the compiler's checks, and so need a sentence above them.
  private static let escapes = ["@unchecked Sendable", "nonisolated(unsafe)"]

  @Test("every escape from the concurrency checks says why it is true")
  func escapesAreExplained() throws {
    for folder in ["Sources", "Plugins"] {
      for file in try Project.swiftFiles(under: folder) {
        let lines = try Project.text(of: file).split(
          separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated()
        where Self.escapes.contains(where: line.contains) && !isComment(line) {
          let near = lines[max(0, index - 4)...min(lines.count - 1, index + 1)]
          #expect(
            near.contains(where: { isComment($0) || $0.contains("//") }), "\(file):\(index + 1)")
        }
      }
    }
  }

  @Test("no file forces a try, a cast or an unfinished path")
  func nothingForced() throws {
    let words = ["try" + "!", "as" + "! ", "// TO" + "DO", "FIX" + "ME", "not implemented"]
    for folder in ["Sources", "Plugins"] {
      for file in try Project.swiftFiles(under: folder) {
        let text = try Project.text(of: file)
        for word in words { #expect(!text.contains(word), "\(file) holds \(word)") }
      }
    }
  }

  @Test("files fit in the head: median under 150 lines, none but tables above 500")
  func sizes() throws {
    var sizes: [(lines: Int, file: String)] = []
    for folder in ["Sources", "Plugins"] {
      for file in try Project.swiftFiles(under: folder) {
        sizes.append(
          (
            try Project.text(of: file).split(separator: "\n", omittingEmptySubsequences: false)
              .count, file
          ))
      }
    }
    sizes.sort { $0.lines < $1.lines }
    #expect(sizes[sizes.count / 2].lines <= 150)
    for entry in sizes where entry.lines > 500 {
      // Only declarative tables may be longer; they say so in their first lines.
      let head = try Project.text(of: entry.file).prefix(400)
      #expect(head.contains("table"), "\(entry.file): \(entry.lines) lines")
    }
  }

  private func isComment(_ line: Substring) -> Bool {
    line.drop { $0 == " " }.hasPrefix("//")
  }
}
