import FrunArguments
import FrunKit
import Governance
import Testing

@Suite struct SpecTests {
  @Test func treeIsValid() {
    let root = CommandSpec(
      "frun", summary: "Test", subcommands: GovernanceModule().manifest.commands)
    #expect(root.problems() == [])
  }
}
