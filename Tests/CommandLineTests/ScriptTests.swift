import CommandLineSupport
import Testing

/// Every script in `Scripts`, each in a world of its own.
@Suite struct ScriptTests {
  static let scripts = TemporaryDirectory.names(
    in: SourceTree.root() + "/Tests/CommandLine/Scripts"
  ).filter { $0.hasSuffix(".frt") }

  @Test func thereAreScripts() {
    #expect(!Self.scripts.isEmpty)
  }

  @Test(arguments: scripts) func script(_ name: String) throws {
    let root = SourceTree.root()
    let bytes = try #require(TemporaryDirectory.read("\(root)/Tests/CommandLine/Scripts/\(name)"))
    let runner = TranscriptRunner(TestHost(data: root))
    runner.run(Transcript(String(decoding: bytes, as: UTF8.self)))
    for complaint in runner.complaints { Issue.record("\(name) \(complaint)") }
  }
}
