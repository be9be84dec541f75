import Testing

@testable import FrunHost

@Suite struct PluginWordsTests {
  private func words(_ text: String) -> PluginWords {
    PluginWords(
      text.split(separator: " ").map(String.init),
      isBuiltIn: { ["case", "help", "plugin", "__complete"].contains($0) },
      exists: { ["donor", "case"].contains($0) })
  }

  @Test(
    "built-in commands read no manifest, whatever is installed",
    arguments: [
      ("case list", PluginWords.Need.none), ("--vault donor2 case donor", .none),
      ("plugin list", .none), ("donor --month 1", .one("donor")), ("-q donor", .one("donor")),
      ("", .all), ("--help", .all), ("help donor", .all), ("__complete -- d", .all),
      ("dnoor", .all), ("plugin run other", .none), ("-- donor", .all),
    ])
  func needs(line: String, need: PluginWords.Need) {
    #expect(words(line).need == need)
    #expect(!words(line).isPluginAlone)
  }

  @Test("plugin run reaches the plugin even behind a built-in command of its name")
  func run() {
    let found = words("-q plugin run case list")
    #expect(found.need == .one("case") && found.isPluginAlone)
    #expect(found.words == ["-q", "case", "list"])
  }
}
