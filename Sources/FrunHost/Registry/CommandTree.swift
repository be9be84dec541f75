package import FrunArguments
package import FrunKit
import FrunWire

/// The whole tree of commands and who runs each.
package struct CommandTree: Sendable {
  /// The program with everything below it.
  package let root: CommandSpec
  /// Everything that may be set in the configuration.
  package let settings: [Setting]
  private let modules: [any FrunModule]
  private let plugins: [ProcessModule]

  /// Commands that are also reached by a shorter way.
  private static let shortcuts: [String: [String]] = [
    "export": ["archive", "export"], "import": ["archive", "import"],
  ]

  /// Builds the tree of the host and the modules.
  package init(modules: [any FrunModule]) {
    self.init(modules: modules, plugins: [])
  }

  /// Builds the tree with plugins; a built-in command of the same name wins.
  init(modules: [any FrunModule], plugins: [ProcessModule], isPluginAlone: Bool = false) {
    self.modules = modules
    let manifests = modules.map(\.manifest)
    settings = HostSettings.all + manifests.flatMap(\.settings)
    var commands = manifests.flatMap(\.commands).map { command in
      command.with { $0.group = $0.group ?? "Casework" }
    }
    for (name, path) in Self.shortcuts.sorted(by: { $0.key < $1.key }) {
      let program = CommandSpec("frun", summary: "", subcommands: commands)
      guard let target = program.commands(along: path)?.last else { continue }
      commands.append(
        target.with {
          $0.name = name
          $0.group = program.subcommand(path[0])?.group
        })
    }
    let builtIn = isPluginAlone ? [] : commands + HostCommands.specs
    self.plugins = plugins.filter { plugin in
      let name = plugin.plugin.manifest.name.text
      return !builtIn.contains { $0.name == name || $0.aliases.contains(name) }
    }
    root = CommandSpec(
      "frun", summary: "Bring separated families back together",
      arguments: GlobalOptions.all,
      subcommands: builtIn + self.plugins.flatMap(\.manifest.commands)
    ).with {
      $0.discussion = """
        Casework for separated families on one laptop, offline: cases, forms, care plans, visits, \
        training, and archives that pass between teams. Everything personal is kept in an \
        encrypted vault.
        """
      $0.examples = [
        Example("frun init", "Make your vault; once on each laptop"),
        Example("frun help", "Show the commands by task"),
        Example("frun doctor", "Check that this laptop is safe to use"),
      ]
      $0.version = Version.text
      $0.topics = HelpTopics.all
      $0.exitStatuses = ExitStatus.allCases.map { ExitStatusSpec($0.rawValue, $0.meaning) }
    }
  }

  /// The path without shortcuts.
  func resolved(_ path: [String]) -> [String] {
    path.count == 1 ? Self.shortcuts[path[0]] ?? path : path
  }

  /// The host's own command of this path.
  func hostCommand(_ path: [String]) -> HostCommand? {
    HostCommands.all.first { $0.path == path }
  }

  /// Whether frun itself answers to this word.
  func isBuiltIn(_ word: String) -> Bool {
    root.subcommands.contains { $0.plugin == nil && ($0.name == word || $0.aliases.contains(word)) }
  }

  /// The plugin that has this command.
  func plugin(of path: [String]) -> ProcessModule? {
    plugins.first { $0.plugin.manifest.name.text == path.first }
  }

  /// The module that has this command.
  func module(of path: [String]) -> (any FrunModule)? {
    modules.first { module in
      module.manifest.commands.contains { $0.name == path.first }
    }
  }
}
