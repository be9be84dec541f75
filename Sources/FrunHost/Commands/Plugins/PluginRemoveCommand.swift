import FrunArguments
import FrunKit
import FrunText

extension HostCommand {
  /// `frun plugin remove`.
  static let pluginRemove = HostCommand(
    below: ["plugin"],
    CommandSpec(
      "remove", summary: "Remove a plugin and what you agreed to",
      arguments: [PluginCommands.name, CommonOptions.yes]
    ).with {
      $0.discussion = """
        Works for broken plugins too. A plugin of the system stays where it is and does not run any \
        more.
        """
    }
  ) { invocation, session in
    let catalogue = try PluginCommands.catalogue(session)
    let name = invocation[PluginCommands.name]
    guard let entry = catalogue.entries().last(where: { $0.name == name }) else {
      throw PluginCommands.notFound()
    }
    guard try session.ask(Prompt(.yesNo, "Remove the plugin \(name)?", option: "--yes")) == "yes"
    else { throw Failure.cancelled }
    // The receipt first: without it nothing runs.
    Files.remove("\(catalogue.places.receipts)/\(name).json")
    if entry.origin == .user { Files.removeTree("\(catalogue.places.user)/\(name)") }
    session.hasChanged = true
    try session.presenter.emit(.message(Message(.done, "Removed \(name)")))
    return .success(schema: "frun.plugin.remove/1", ["name": .string(name)])
  }
}
