import Cases
import FrunArguments
import FrunKit
import Testing

@Suite struct SpecTests {
  @Test func treeIsValid() {
    let root = CommandSpec(
      "frun", summary: "Test", subcommands: CasesModule().manifest.commands)
    #expect(root.problems() == [])
  }

  @Test func everyCommandExplainsItself() {
    for command in CasesModule().manifest.commands.flatMap(\.subcommands) {
      #expect(!command.requires.isEmpty, "\(command.name)")
      #expect(command.summary.count <= 60, "\(command.name)")
    }
  }

  @Test func commandsArePinned() {
    #expect(
      CasesModule().manifest.commands.flatMap(\.subcommands).map(\.name) == [
        "new", "list", "show", "find", "edit", "note", "person", "check", "consent", "assign",
        "close", "reopen", "log", "conflicts", "decide", "undo", "timeline", "attach",
        "attachments", "save", "detach", "erase",
      ])
  }
}
