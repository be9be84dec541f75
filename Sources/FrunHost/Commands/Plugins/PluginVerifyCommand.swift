import FrunArguments
import FrunKit
import FrunText

extension HostCommand {
  private static let names = Positional<[String]>(
    "name", count: .any, help: "Names of plugins; all of them when none is given")

  /// `frun plugin verify`.
  static let pluginVerify = HostCommand(
    below: ["plugin"],
    CommandSpec(
      "verify", summary: "Check that plugins are what was installed", arguments: [names]
    ).with {
      $0.discussion = """
        Compares every file with what was written down at the installation, and looks at who could \
        write to the folder. The same is checked before every run.
        """
    }
  ) { invocation, session in
    let catalogue = try PluginCommands.catalogue(session)
    let wanted = invocation[names]
    let entries = catalogue.entries()
    for name in wanted where !entries.contains(where: { $0.name == name }) {
      throw PluginCommands.notFound()
    }
    let rows = entries.filter { wanted.isEmpty || wanted.contains($0.name) }
      .map { PluginState($0, catalogue) }
    var outcome = try HostServices(session).list(
      rows,
      as: Listing(
        "frun.plugin.verify/1", whenEmpty: "no plugins",
        [
          .init("name", "Plugin", isWhole: true) { Cell($0.entry.name, .name) },
          .init("good", "Good", json: { .bool($0.failure == nil) }) {
            Cell($0.failure == nil ? "yes" : "no", $0.failure == nil ? .good : .bad)
          },
          .init("problem", "What is wrong") { Cell($0.failure?.message ?? "") },
          .init("place", "Where", dropPriority: 1) { Cell($0.failure?.place ?? "") },
        ]))
    if rows.contains(where: { $0.failure != nil }) { outcome.status = ExitStatus.negative.rawValue }
    return outcome
  }
}
