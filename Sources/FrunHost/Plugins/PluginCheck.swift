import FrunKit
import FrunWire

/// Whether a plugin is still what was installed, and what it may ask for.
struct PluginCheck {
  let catalogue: PluginCatalogue
  let plugin: PluginCatalogue.Plugin

  /// What the plugin was given.
  ///
  /// - Parameter copy: a folder to put what was checked into; nil to check alone.
  /// - Throws: ``Failure`` when it was never agreed to, when anything in its folder changed, when
  ///   somebody else may write there, or when it asks for more than was agreed to.
  func receipt(copyingTo copy: String? = nil) throws -> PluginReceipt {
    let manifest = plugin.manifest
    let again = ["'frun plugin show \(manifest.name)' shows what it asks for"]
    try plugin.folder.checkOwner()
    guard let receipt = try catalogue.receipt(of: manifest.name) else {
      throw Failure(
        .denied, "plugin.notInstalled", "the plugin lies here, and nobody agreed to run it",
        hints: again + ["'frun plugin install \(manifest.name)' asks you"])
    }
    let digests = try plugin.folder.digests(copyingTo: copy)
    guard digests[manifest.executable] == manifest.sha256 else {
      throw Failure(
        .denied, "plugin.changed", "the program of the plugin is not the one its manifest names",
        place: manifest.executable, hints: ["install the plugin again from where you had it"])
    }
    let changed = Set(digests.keys).union(receipt.files.keys)
      .filter { digests[$0] != receipt.files[$0] }.sorted()
    guard changed.isEmpty else {
      throw Failure(
        .denied, "plugin.changed", "the plugin changed since it was installed",
        place: changed.prefix(3).joined(separator: ", "),
        hints: ["if you know why, 'frun plugin install' takes the new one"])
    }
    let more = receipt.additions(in: manifest)
    guard more.isEmpty else {
      throw Failure(
        .denied, "plugin.wantsMore", "the plugin asks for more than you agreed to", causes: more,
        hints: again)
    }
    return receipt
  }
}
