import FoundationEssentials
import Testing

/// Compares text with a file that was read and approved by a person.
///
/// `FRUN_RECORD=1` writes the files anew; look at the difference before committing it. A missing
/// file fails, also when it has just been recorded for the first time.
enum Golden {
  static func check(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden").appending(path: name)
    let known = try? String(contentsOf: file, encoding: .utf8)
    if ProcessInfo.processInfo.environment["FRUN_RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
      if known == nil {
        Issue.record("recorded \(name) for the first time; read it", sourceLocation: sourceLocation)
      }
      return
    }
    guard let known else {
      Issue.record(
        "there is no \(name); record it with FRUN_RECORD=1", sourceLocation: sourceLocation)
      return
    }
    #expect(text == known, "differs from Golden/\(name)", sourceLocation: sourceLocation)
  }
}
