import FrunArguments
import FrunText
import Testing

@Suite struct HelpTests {
  @Test(arguments: [60, 80, 120]) func wholeTree(columns: Int) throws {
    var text = ""
    Sample.root.forEach { command, path in
      guard !command.isHidden else { return }
      for detail in [HelpRequest.Detail.short, .full] {
        let name = (["frun"] + path).joined(separator: " ")
        text += "$ \(name) \(detail == .short ? "-h" : "--help")\n"
        text +=
          Sample.root.help(
            HelpRequest(path: path, detail: detail), style: HelpStyle(columns: columns)) + "\n"
      }
    }
    text += "$ frun help privacy\n"
    text += Sample.root.help(
      HelpRequest(path: [], topic: "privacy"), style: HelpStyle(columns: columns))
    for line in text.split(separator: "\n") where !line.hasPrefix("    frun ") {
      #expect(DisplayWidth.of(line) <= min(columns, 100), "\(line)")
    }
    try Golden.check(text, "help-\(columns).txt")
  }

  @Test func colourIsAppliedToHeadingsAndLabelsOnly() throws {
    let style = HelpStyle(columns: 80, heading: { "<h>\($0)</h>" }, label: { "<l>\($0)</l>" })
    try Golden.check(
      Sample.root.help(HelpRequest(path: ["case", "list"]), style: style), "help-styled.txt")
    let plain = Sample.root.help(HelpRequest(path: ["case", "list"]))
    let stripped = ["<h>", "</h>", "<l>", "</l>"].reduce(
      Sample.root.help(HelpRequest(path: ["case", "list"]), style: style)
    ) {
      $0.replacing($1, with: "")
    }
    #expect(stripped == plain)
  }

  @Test func hiddenThingsAreShownOnlyWhenAskedFor() {
    var request = HelpRequest(path: [])
    #expect(!Sample.root.help(request).contains("inspect"))
    #expect(!Sample.root.help(request).contains("__complete"))
    request.includesHidden = true
    #expect(Sample.root.help(request).contains("inspect"))
    request.path = ["case"]
    #expect(Sample.root.help(request).contains("remove"))
    #expect(!Sample.root.help(HelpRequest(path: ["case"])).contains("remove"))
    #expect(!Sample.root.help(HelpRequest(path: ["case", "list"])).contains("--label"))
  }

  @Test func unknownPathsGiveTheNearestCommand() {
    let text = Sample.root.help(HelpRequest(path: ["case", "nothing", "more"]))
    #expect(text == Sample.root.help(HelpRequest(path: ["case"])))
  }

  @Test func manyOptionsCollapse() {
    let options = (0..<13).map {
      Flag("flag-\(Character(Unicode.Scalar(UInt8(97 + $0))))", help: "F")
    }
    let required = Option<String>(required: "who", value: "name", help: "Who")
    let twelve = CommandSpec("tool", summary: "Do it", arguments: Array(options.prefix(12)))
    let many = CommandSpec("tool", summary: "Do it", arguments: options + [required])
    #expect(twelve.usage(of: [])?.contains("[--flag-a] [--flag-b]") == true)
    #expect(many.usage(of: []) == "tool --who <name> [options]")
  }

  @Test(
    arguments: [
      (["case", "show"], "frun case show <case>"),
      (["plugin", "run"], "frun plugin run <plugin> [<arguments>...]"),
      (["archive", "verify"], "frun archive verify <file>..."), (["case"], "frun case <command>"),
      (["case", "new"], "frun case new [--name <name>] [--born <date>] --language <code>"),
      (
        ["case", "ls"],
        "frun case list [--limit <count>] [--[no-]archived] [--tag <tag>]... [--since <date>] [--until <date>] [--mine | --team <team>] [--fields <field>]... [--columns <column>,...]"
      ),
      (["nothing"], nil),
    ] as [([String], String?)])
  func usage(path: [String], expected: String?) {
    #expect(Sample.root.usage(of: path) == expected)
  }

  @Test func whatIsNearerHidesWhatIsInherited() throws {
    let own = CommandSpec("go", summary: "Go", arguments: [Flag("json", help: "My own JSON")])
    let root = CommandSpec("tool", summary: "Do it", arguments: [Sample.json], subcommands: [own])
    let help = root.help(HelpRequest(path: ["go"]))
    #expect(help.contains("My own JSON"))
    #expect(!help.contains("Write JSON"))
    #expect(help.split(separator: "--json").count == 3)
  }

  @Test func narrowScreensKeepFortyColumns() {
    let text = Sample.root.help(HelpRequest(path: ["case", "list"]), style: HelpStyle(columns: 5))
    #expect(
      text == Sample.root.help(HelpRequest(path: ["case", "list"]), style: HelpStyle(columns: 40)))
  }

  @Test func superCommandNamesOfPluginsReadWell() {
    // A process plugin names its root after the program that starts it.
    let tool = CommandSpec(
      "frun shout", summary: "Shout", arguments: [Flag("loud", help: "Louder")])
    #expect(tool.usage(of: []) == "frun shout [--loud]")
  }
}

@Suite struct ManualTests {
  @Test func pages() throws {
    let pages = ManualPage.pages(of: Sample.root, date: "2026-11-21")
    #expect(
      pages.map(\.fileName).prefix(4) == [
        "frun.1", "frun-case.1", "frun-case-list.1", "frun-case-new.1",
      ])
    #expect(
      !pages.contains { $0.fileName.contains("inspect") || $0.fileName.contains("__complete") })
    let text = pages.map { "==> \($0.fileName) <==\n\($0.text)" }.joined(separator: "\n")
    try Golden.check(text, "manual.txt")
  }

  @Test func reference() throws {
    try Golden.check(MarkdownReference(Sample.root).text, "reference.md")
  }

  @Test func troffIsEscaped() {
    let command = CommandSpec("tool", summary: "Do it").with {
      $0.discussion = ".hidden\n'quoted\nback\\slash\n  kept  as-is\n\nnext"
    }
    let text = ManualPage(chain: [command], date: "2026-01-01").text
    #expect(text.contains("\n\\&.hidden\n\\&\\(aqquoted\nback\\eslash\n.EX\n  kept  as\\-is\n"))
    #expect(text.contains(".EE\n"))
  }
}
