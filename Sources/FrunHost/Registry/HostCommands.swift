import FrunArguments

/// Every command of the host, and how they are grouped.
enum HostCommands {
  /// The commands, in the order help shows them.
  static let all: [HostCommand] =
    [.initialise, .unlock, .lock] + vault + config + plugin + [
      .doctor, .completion, .complete, .manual,
    ]

  static let vault: [HostCommand] = [
    .vaultStatus, .vaultVerify, .vaultBackup, .vaultPassphrase, .vaultAccept, .slotList, .slotAdd,
    .slotRemove,
  ]

  static let config: [HostCommand] = [
    .configList, .configGet, .configSet, .configUnset, .configPath,
  ]

  static let plugin: [HostCommand] = [
    .pluginList, .pluginShow, .pluginInstall, .pluginRemove, .pluginVerify, .pluginRun,
  ]

  /// The declarations as a tree.
  static let specs: [CommandSpec] = {
    var specs: [CommandSpec] = []
    for command in all where command.path.count == 1 { specs.append(command.spec) }
    let slot = CommandSpec(
      "slot", summary: "Manage the secrets that open the vault",
      subcommands: children(of: ["vault", "slot"]))
    specs.insert(
      CommandSpec(
        "vault", summary: "Check, back up and protect the vault",
        subcommands: children(of: ["vault"]) + [slot]
      ).with { $0.group = Group.vault }, at: 3)
    specs.insert(
      CommandSpec(
        "config", summary: "Show and change settings", subcommands: children(of: ["config"])
      ).with {
        $0.group = Group.setup
        $0.synonyms = ["settings", "configure", "preferences"]
      }, at: 4)
    specs.insert(
      CommandSpec(
        "plugin", summary: "Install and check commands from outside",
        subcommands: children(of: ["plugin"])
      ).with {
        $0.group = Group.setup
        $0.synonyms = ["extension", "addon", "plugins"]
      }, at: 5)
    return specs
  }()

  /// Titles of the groups in help.
  enum Group {
    static let vault = "Vault"
    static let setup = "Setup"
  }

  private static func children(of path: [String]) -> [CommandSpec] {
    all.filter { $0.path.dropLast() == path[...] }.map(\.spec)
  }
}
