import FrunArguments
import FrunDomain
import FrunKit
import FrunText
import FrunWire

extension HostCommand {
  /// `frun plugin show`.
  static let pluginShow = HostCommand(
    below: ["plugin"],
    CommandSpec(
      "show", summary: "Show a plugin and what it may do", arguments: [PluginCommands.name])
  ) { invocation, session in
    let catalogue = try PluginCommands.catalogue(session)
    let plugin = try PluginCommands.plugin(invocation[PluginCommands.name], catalogue)
    let manifest = plugin.manifest
    let receipt = try catalogue.receipt(of: manifest.name)
    var fields: [FieldsEvent.Field] = [
      .init("name", "Plugin", Cell(manifest.name.text, .name)),
      .init("summary", "What it does", Cell(manifest.summary)),
      .init("publisher", "Publisher", Cell(manifest.publisher)),
      .init("version", "Version", Cell(manifest.version)),
      .init("homepage", "Homepage", Cell(manifest.homepage)),
      .init("origin", "Where", Cell(plugin.origin.rawValue)),
      .init(
        "installedOn", "Agreed to", Cell(receipt.map { "on \($0.installedOn)" } ?? "not yet")),
    ]
    let wishes = PluginCommands.wishes(manifest)
    for wish in wishes { fields.append(.init("capability", "May", Cell(wish))) }
    if wishes.isEmpty { fields.append(.init("capability", "May", Cell("nothing but show text"))) }
    try session.presenter.emit(.fields(FieldsEvent(fields: fields)))
    try session.presenter.emit(
      .text(
        "A plugin is a program, and frun gives it only what is listed here. "
          + session.world.probes.confinement.sentence(
            network: manifest.capabilities[.network] != nil)))
    return .success(
      schema: "frun.plugin.show/1",
      [
        "name": .string(manifest.name.text), "summary": .string(manifest.summary),
        "publisher": .string(manifest.publisher), "version": .string(manifest.version),
        "homepage": .string(manifest.homepage), "origin": .string(plugin.origin.rawValue),
        "installedOn": receipt.map { .string($0.installedOn) } ?? .null,
        "capabilities": .array(
          manifest.capabilities.sorted { $0.key < $1.key }.map {
            ["name": .string($0.key.rawValue), "reason": .string($0.value)]
          }),
        "purpose": manifest.purpose.map { .string($0.rawValue) } ?? .null,
        "kinds": .array(manifest.kinds.map { .string($0) }),
      ])
  }
}
