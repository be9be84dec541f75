import FrunArguments
import FrunDomain
import FrunKit
import FrunText
import FrunWire

extension HostCommand {
  private static let source = Positional<String>(
    "source", help: "Folder with a plugin.json, or the name of a plugin that is there already")

  /// `frun plugin install`.
  static let pluginInstall = HostCommand(
    below: ["plugin"],
    CommandSpec(
      "install", summary: "Take a plugin in after asking you",
      arguments: [source, CommonOptions.yes]
    ).with {
      $0.discussion = """
        Copies the folder to your own plugins, shows what the plugin asks for, and writes down what \
        you agreed to and how every file looked. Nothing of it is run. Any change to the files later \
        makes frun refuse the plugin; a newer version that asks for more asks you again, and --yes \
        does not answer that.
        """
      $0.examples = [
        Example("frun plugin install ./donor-table", "From a folder"),
        Example("frun plugin install donor-table", "One that the system brings"),
      ]
      $0.seeAlso = ["plugin show", "plugin remove"]
    }
  ) { invocation, session in
    let catalogue = try PluginCommands.catalogue(session)
    let installation = PluginInstallation(catalogue: catalogue, session: session)
    let receipt = try installation.install(invocation[source])
    try session.presenter.emit(
      .message(Message(.done, "Installed \(receipt.name) \(receipt.version)")))
    return .success(
      schema: "frun.plugin.install/1",
      [
        "name": .string(receipt.name.text), "version": .string(receipt.version),
        "files": .integer(Int64(receipt.files.count)),
      ], next: ["frun \(receipt.name) --help"])
  }
}

/// Takes a plugin in: checks, asks, copies, and writes the receipt.
struct PluginInstallation {
  let catalogue: PluginCatalogue
  let session: Session

  func install(_ source: String) throws -> PluginReceipt {
    if PluginName(source) != nil, !Files.isDirectory(source) {
      return try agree(PluginCommands.plugin(source, catalogue))
    }
    let origin = try PluginStaging(source: source, user: catalogue.places.user)
    defer { origin.discard() }
    let manifest = try origin.folder.manifest()
    try refuseTaken(manifest)
    let receipt = try agree(manifest, digests: origin.folder.digests())
    try origin.moveIn(as: manifest.name)
    try write(receipt)
    return receipt
  }

  /// Agrees to a plugin that lies where it belongs.
  private func agree(_ plugin: PluginCatalogue.Plugin) throws -> PluginReceipt {
    try plugin.folder.checkOwner()
    let receipt = try agree(plugin.manifest, digests: plugin.folder.digests())
    try write(receipt)
    return receipt
  }

  private func agree(
    _ manifest: PluginManifest, digests: [String: [UInt8]]
  ) throws -> PluginReceipt {
    guard digests[manifest.executable] == manifest.sha256 else {
      throw Failure(
        .data, "plugin.changed", "the program is not the one the manifest names",
        place: manifest.executable, hints: ["ask \(manifest.publisher) for a whole copy"])
    }
    let needed = manifest.minimumHost
    guard !(PluginManifest.numbers(Version.text) ?? [0, 0, 0]).lexicographicallyPrecedes(needed)
    else {
      throw Failure(
        .unavailable, "plugin.needsNewer",
        "the plugin needs frun \(needed.map(String.init).joined(separator: ".")) or newer")
    }
    let old = try? catalogue.receipt(of: manifest.name)
    try show(manifest)
    let question = "Let \(manifest.name) \(manifest.version) of \(manifest.publisher) run?"
    if let old, !old.additions(in: manifest).isEmpty {
      // A change of what was agreed to: only a person at a terminal can answer, by the name.
      _ = try session.ask(
        Prompt(
          .confirmation(expected: manifest.name.text),
          "It asks for more than before: \(old.additions(in: manifest).joined(separator: ", ")). "
            + "Type its name to agree"))
    } else {
      guard try session.ask(Prompt(.yesNo, question, option: "--yes")) == "yes" else {
        throw Failure.cancelled
      }
    }
    return PluginReceipt(manifest, files: digests, on: session.today)
  }

  private func show(_ manifest: PluginManifest) throws {
    let wishes = PluginCommands.wishes(manifest)
    try session.presenter.emit(
      .message(
        Message(
          .warning,
          "\(manifest.name) is a program. "
            + session.world.probes.confinement.sentence(
              network: manifest.capabilities[.network] != nil))))
    for wish in wishes {
      try session.presenter.emit(.message(Message(.info, "It asks to: \(wish)")))
    }
    if wishes.isEmpty {
      try session.presenter.emit(.message(Message(.info, "It asks for nothing of the vault.")))
    }
  }

  /// A built-in command or a plugin of the system would hide it for ever.
  private func refuseTaken(_ manifest: PluginManifest) throws {
    guard session.tree.isBuiltIn(manifest.name.text) == false else {
      throw Failure(
        .denied, "plugin.builtIn", "frun has a command of this name", place: manifest.name.text)
    }
    if let existing = try? catalogue.plugin(named: manifest.name.text), existing.origin == .system {
      throw Failure(
        .denied, "plugin.system", "the system has a plugin of this name, which would win",
        place: manifest.name.text)
    }
  }

  private func write(_ receipt: PluginReceipt) throws {
    let path = catalogue.receiptPath(of: receipt.name)
    do {
      try Files.makeDirectory(catalogue.places.receipts)
      try Files.write(path, receipt.bytes(), replace: true)
      session.hasChanged = true
    } catch {
      throw error.failure(writing: path)
    }
  }
}
