import FrunArguments
import FrunKit

extension HostCommand {
  private static let words = Positional<[String]>("word", help: "Words for the plugin")
    .with { $0.count = .rest }

  /// `frun plugin run`: the host hands the words to the plugin before this is reached, see
  /// ``PluginWords``; here ends only what names no plugin.
  static let pluginRun = HostCommand(
    below: ["plugin"],
    CommandSpec(
      "run", summary: "Run a plugin by its name", arguments: [PluginCommands.name, words]
    ).with {
      $0.discussion = """
        The same as 'frun NAME', for scripts that must never reach a command of another origin, \
        whatever frun will be called to do one day.
        """
      $0.examples = [Example("frun plugin run donor-table --month 2026-10", "The same")]
    }
  ) { _, _ in throw PluginCommands.notFound() }
}
