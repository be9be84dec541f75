public import FrunArguments

/// What a module is and which commands it has.
public struct ModuleManifest: Codable, Sendable, Hashable {
  /// Name, equal to the folder name: letters a to z, digits and hyphens.
  public var name: String
  /// One line in the imperative, without a full stop.
  public var summary: String
  /// Semantic version of the module.
  public var version: String
  /// The commands at the top level; usually one noun with verbs below it.
  public var commands: [CommandSpec]
  /// What the user can set for it, read with ``Services/setting(_:)``.
  public var settings: [Setting]

  /// A manifest.
  public init(
    name: String, summary: String, version: String, commands: [CommandSpec],
    settings: [Setting] = []
  ) {
    self.settings = settings
    self.name = name
    self.summary = summary
    self.version = version
    self.commands = commands
  }
}
