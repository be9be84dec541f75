import FrunKit
import FrunText
import FrunWire

/// The plugins of this computer. Reads manifests and receipts, and never runs anything.
struct PluginCatalogue {
  let places: PluginPlaces

  /// Where a plugin lies.
  enum Origin: String {
    case system, user
  }

  /// A folder with a valid manifest.
  struct Plugin {
    var manifest: PluginManifest
    var folder: PluginFolder
    var origin: Origin
  }

  /// A folder as the list shows it.
  struct Entry {
    var name: String
    var origin: Origin
    /// The plugin, or what is wrong with it.
    var plugin: Result<Plugin, Failure>
    /// Whether a plugin of the system has the same name and wins.
    var isShadowed: Bool
  }

  /// Every folder, by name.
  func entries() -> [Entry] {
    var found: [Entry] = []
    for (directory, origin) in directories {
      for name in Files.names(in: directory) where name.hasSuffix("/") {
        let name = String(name.dropLast())
        found.append(
          Entry(
            name: name, origin: origin, plugin: plugin(at: "\(directory)/\(name)", origin),
            isShadowed: found.contains { $0.name == name }))
      }
    }
    return found.sorted { ($0.name, $0.origin.rawValue) < ($1.name, $1.origin.rawValue) }
  }

  /// The plugins that have a command, by name: those of the system win over the person's own.
  func plugins() -> [Plugin] {
    entries().compactMap { $0.isShadowed ? nil : try? $0.plugin.get() }
  }

  /// The plugin of a name, without looking at any other; nil when there is none.
  func plugin(named name: String) throws -> Plugin? {
    guard let name = PluginName(name) else { return nil }
    for (directory, origin) in directories where Files.isDirectory("\(directory)/\(name)") {
      return try plugin(at: "\(directory)/\(name)", origin).get()
    }
    return nil
  }

  /// Whether a folder of this name lies where plugins live.
  func hasFolder(named name: String) -> Bool {
    guard PluginName(name) != nil else { return false }
    return directories.contains { Files.isDirectory("\($0.0)/\(name)") }
  }

  /// What was agreed to; nil when nothing was.
  func receipt(of name: PluginName) throws -> PluginReceipt? {
    let path = receiptPath(of: name)
    do {
      return try Files.read(path, limit: 1 << 20).map { try PluginReceipt(parsing: $0) }
    } catch let problem as FileProblem {
      throw problem.failure(reading: path)
    } catch is JSONShapeError, is JSONError {
      throw Failure(
        .data, "plugin.receipt", "the receipt of the plugin cannot be read", place: path,
        hints: ["'frun plugin install' writes it again"])
    }
  }

  func receiptPath(of name: PluginName) -> String { "\(places.receipts)/\(name).json" }

  private var directories: [(String, Origin)] {
    (places.system.map { [($0, Origin.system)] } ?? []) + [(places.user, .user)]
  }

  private func plugin(at path: String, _ origin: Origin) -> Result<Plugin, Failure> {
    Result {
      let folder = PluginFolder(path: path)
      return Plugin(manifest: try folder.manifest(), folder: folder, origin: origin)
    }.mapError { $0 as? Failure ?? FailureMapping.failure($0) }
  }
}
