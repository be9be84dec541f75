import FrunArguments
import FrunKit
import FrunWire

extension HostCommand {
  /// `frun plugin list`.
  static let pluginList = HostCommand(
    below: ["plugin"],
    CommandSpec("list", summary: "List plugins and whether they can run").with {
      $0.discussion = """
        Reads the manifests in the two folders plugins live in and starts nothing. Plugins that a \
        built-in command or one of the system hides are listed too.
        """
    }
  ) { _, session in
    let catalogue = try PluginCommands.catalogue(session)
    let rows = catalogue.entries().map { PluginState($0, catalogue) }
    return try HostServices(session).list(
      rows,
      as: Listing(
        "frun.plugin.list/1", whenEmpty: "no plugins",
        [
          .init("name", "Plugin", isWhole: true) { Cell($0.entry.name, .name) },
          .init("version", "Version") { Cell($0.manifest?.version ?? "") },
          .init("publisher", "Publisher", dropPriority: 2) { Cell($0.manifest?.publisher ?? "") },
          .init("origin", "Where", dropPriority: 1) { Cell($0.entry.origin.rawValue) },
          .init("state", "State") {
            Cell($0.failure?.message ?? "ready", $0.failure == nil ? .good : .caution)
          },
        ]))
  }
}

/// A folder as the list shows it, and why it does not run.
struct PluginState {
  let entry: PluginCatalogue.Entry
  let manifest: PluginManifest?
  let failure: Failure?

  init(_ entry: PluginCatalogue.Entry, _ catalogue: PluginCatalogue) {
    self.entry = entry
    switch entry.plugin {
    case .failure(let failure):
      manifest = nil
      self.failure = failure
    case .success(let plugin):
      manifest = plugin.manifest
      if entry.isShadowed {
        failure = Failure(.denied, "plugin.shadowed", "hidden by the system's plugin of this name")
      } else {
        failure = Self.failure {
          _ = try PluginCheck(catalogue: catalogue, plugin: plugin).receipt()
        }
      }
    }
  }

  private static func failure(_ check: () throws -> Void) -> Failure? {
    do {
      try check()
      return nil
    } catch {
      return FailureMapping.failure(error)
    }
  }
}
