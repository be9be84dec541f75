import FrunArguments
import FrunKit
import Testing
import Training

@Suite("Manifest of the training module")
struct ManifestTests {
  @Test("the specs are clean")
  func specs() {
    let commands = TrainingModule().manifest.commands
    #expect(commands.map(\.name) == ["train"])
    let program = CommandSpec("frun", summary: "Test", subcommands: commands)
    #expect(program.problems().map { "\($0)" } == [])
  }
}
