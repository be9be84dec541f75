import CarePlan
import FrunArguments
import FrunKit
import Testing

@Suite("Manifest of the care plan module")
struct ManifestTests {
  @Test("the specs are clean")
  func specs() {
    let commands = CarePlanModule().manifest.commands
    #expect(commands.map(\.name) == ["plan", "visit", "due", "caseload"])
    let program = CommandSpec("frun", summary: "Test", subcommands: commands)
    #expect(program.problems().map { "\($0)" } == [])
  }
}
