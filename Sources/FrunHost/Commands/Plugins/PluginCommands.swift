import FrunArguments
import FrunDomain
import FrunKit
import FrunWire

/// What the commands about plugins share.
enum PluginCommands {
  static let name = Positional<String>("name", help: "Name of the plugin")

  static func catalogue(_ session: Session) throws -> PluginCatalogue {
    PluginCatalogue(
      places: try PluginPlaces(
        environment: session.world.environment, executable: ProcessEnvironment.executable()))
  }

  /// The plugin of a name.
  static func plugin(
    _ name: String, _ catalogue: PluginCatalogue
  ) throws -> PluginCatalogue.Plugin {
    guard let plugin = try catalogue.plugin(named: name) else { throw notFound() }
    return plugin
  }

  static func notFound() -> Failure {
    Failure(
      .notFound, "plugin.notFound", "there is no plugin of this name",
      hints: ["'frun plugin list' shows those that are there"])
  }

  /// What a plugin asks for, a line for each capability.
  static func wishes(_ manifest: PluginManifest) -> [String] {
    manifest.capabilities.sorted { $0.key < $1.key }.map { capability, reason in
      var meaning = capability.meaning
      if capability == .readCases {
        meaning +=
          " (\(manifest.kinds.joined(separator: ", ")); purpose: \(manifest.purpose?.rawValue ?? "none"))"
      }
      return "\(capability.rawValue): \(meaning). Its reason: \(reason)"
    }
  }
}
