import CommandLineSupport
import FrunArguments
import FrunHost
import FrunKit
import FrunText
import Testing

@Suite struct CommandTreeTests {
  private let tree = CommandTree(modules: Modules.all)

  @Test func everyDeclarationIsSound() {
    for problem in tree.root.problems() { Issue.record("\(problem)") }
    #expect(!CommandSpec("x", summary: "").problems().isEmpty)
  }

  /// The whole help in one file: the reference of the command line, and the
  /// proof that nothing changed by accident.
  @Test func helpOfEveryCommand() {
    var text = ""
    tree.root.forEach { command, path in
      guard !command.isHidden else { return }
      let names = (["frun"] + path).joined(separator: " ")
      let page = HelpPage(HelpRequest(path: path), root: tree.root, style: HelpStyle(columns: 80))
      text += "$ \(names) --help\n\(page.page)\n"
    }
    if let difference = SourceTree.compare(text, toGolden: "help.txt") {
      Issue.record("\(difference)")
    }
  }

  @Test func theTreeAsADocument() throws {
    let document = tree.root.document()
    #expect(try CommandSpec(document: document).document() == document)
    let host = TestHost()
    #expect(host.run(["help", "--format", "json"]).output == document.indentedText() + "\n")
  }

  @Test func settingsHaveDistinctNamesAndHelp() {
    #expect(Set(tree.settings.map(\.key)).count == tree.settings.count)
    for setting in tree.settings {
      #expect(setting.key.split(separator: ".").count == 2)
      #expect(!setting.help.hasSuffix("."))
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func completionScripts(shell: String) {
    let result = TestHost().run(["completion", shell])
    #expect(result.status == 0)
    #expect(result.output.contains("frun __complete --"))
    #expect(!result.output.contains("eval"))
  }

  @Test func completionNeitherAsksNorOpens() {
    let host = TestHost()
    host.terminalColumns = 80
    let commands = host.run(["__complete", "--", "va"])
    #expect(commands.output.hasPrefix("vault\t"))
    let keys = host.run(["__complete", "--", "config", "get", "ui."])
    #expect(keys.output.contains("ui.color\t"))
    #expect(commands.error.isEmpty && keys.error.isEmpty)
  }

  @Test func manualPagesForEveryCommand() {
    let host = TestHost()
    let result = host.run(["manual-pages", host.directory.path + "/man", "--json"])
    #expect(result.status == 0)
    let names = TemporaryDirectory.names(in: host.directory.path + "/man")
    #expect(names.contains("frun.1") && names.contains("frun-vault-slot-add.1"))
  }

  @Test func aModuleIsFoundAndItsSettingsAreKnown() {
    let host = TestHost(modules: [SampleModule()])
    #expect(host.run(["config", "get", "sample.depth"]).output == "3\n")
    #expect(host.run(["sample"]).status == 64)
    #expect(host.run(["sampel", "list"]).error.contains("did you mean"))
  }
}
