import FrunArguments
import FrunKit
import FrunSQLite
import FrunText

extension HostCommand {
  /// `frun vault slot list`.
  static let slotList = HostCommand(
    below: ["vault", "slot"],
    CommandSpec("list", summary: "List the secrets that open the vault")
  ) { _, session in
    let facts = try Vault.inspect(session.paths.vault)
    let services = HostServices(session)
    return try services.list(facts.slots, as: SlotListing.listing)
  }

  /// `frun vault slot add`.
  static let slotAdd = HostCommand(
    below: ["vault", "slot"],
    CommandSpec(
      "add", summary: "Let one more secret open the vault",
      arguments: [
        SlotListing.newRecipient, SlotListing.newRecovery, SlotListing.newPassphrase,
        SlotListing.newPassphraseFile,
        OptionRule.exactlyOne(
          SlotListing.newRecipient, SlotListing.newRecovery, SlotListing.newPassphrase),
      ]
    ).with {
      $0.examples = [
        Example("frun vault slot add --recovery", "Print a new recovery code"),
        Example("frun vault slot add --recipient age1…", "Let the organisation's key open it"),
      ]
      $0.seeAlso = ["vault slot remove"]
    }
  ) { _, session in
    let vault = try session.vault()
    let path = session.paths.vault
    var code: RecoveryCode?
    let slot: NewSlot
    if let text = session.arguments[SlotListing.newRecipient] {
      slot = .recipient(try AgeKeyText.recipient(text))
    } else if session.arguments[SlotListing.newRecovery] {
      let new = RecoveryCode(random: session.world.random)
      code = new
      slot = .recoveryCode(new)
    } else {
      slot = .passphrase(
        try PassphraseSource(session).new(
          from: session.arguments[SlotListing.newPassphraseFile]?.path,
          option: "--new-passphrase-file"), session.world.passphraseCost())
    }
    let key = vault.key
    // The slots are changed over a connection of their own.
    try session.close()
    let id = HomePaths.hexadecimal(
      try Vault.addSlot(path: path, key: key, slot: slot, random: session.world.random))
    var result = JSONObject()
    result["slot"] = .string(id)
    if let code {
      result["recoveryCode"] = .string(code.printed)
      try session.presenter.emit(
        .fields(
          FieldsEvent(fields: [
            .init("slot", "Slot", Cell(id, .name)),
            .init("recoveryCode", "Recovery code", Cell(code.printed, .caution)),
          ])))
      try session.presenter.emit(
        .message(Message(.warning, "Write the code on paper now; it is not shown again.")))
    }
    try session.presenter.emit(.message(Message(.done, "Added slot \(id)")))
    return .success(
      schema: "frun.vault.slot.add/1", .object(result), next: ["frun vault slot list"])
  }

  /// `frun vault slot remove`.
  static let slotRemove = HostCommand(
    below: ["vault", "slot"],
    CommandSpec(
      "remove", summary: "Take a secret its power over the vault",
      arguments: [SlotListing.slot, CommonOptions.confirm]
    ).with {
      $0.discussion = """
        Whoever has an old copy of the vault file and the secret can still open that copy. When \
        a secret fell into wrong hands, replace the vault's key too: write a backup with new \
        secrets and work on with it.
        """
      $0.exitStatuses = [ExitStatusSpec(77, "it is the last slot")]
    }
  ) { _, session in
    let path = session.paths.vault
    let facts = try Vault.inspect(path)
    let typed = session.arguments[SlotListing.slot].lowercased()
    let found = facts.slots.filter { HomePaths.hexadecimal($0.id).hasPrefix(typed) }
    guard typed.count >= 4, let slot = found.first else { throw VaultError.noSuchSlot }
    guard found.count == 1 else { throw Failure.ambiguous("slot") }
    guard facts.slots.count > 1 else { throw VaultError.lastSlot }
    let id = HomePaths.hexadecimal(slot.id)
    _ = try session.ask(
      Prompt(
        .confirmation(expected: String(id.prefix(8))),
        "This \(slot.kind.word) will not open the vault any more.", option: "--confirm"))
    let key = try session.vault().key
    try session.close()
    try Vault.removeSlot(path: path, key: key, id: slot.id)
    try session.presenter.emit(.message(Message(.done, "Removed slot \(id)")))
    return .success(schema: "frun.vault.slot.remove/1", ["slot": .string(id)])
  }

  /// `frun vault passphrase`.
  static let vaultPassphrase = HostCommand(
    below: ["vault"],
    CommandSpec(
      "passphrase", summary: "Change the passphrase",
      arguments: [SlotListing.newPassphraseFile]
    ).with {
      $0.discussion = """
        Replaces the slot of the old passphrase. Whoever has an old copy of the vault file and \
        the old passphrase can still open that copy, and with its key every later one.
        """
      $0.seeAlso = ["vault slot list"]
    }
  ) { _, session in
    let path = session.paths.vault
    _ = try Vault.inspect(path)
    let source = PassphraseSource(session)
    let old: String
    if let file = session.arguments[GlobalOptions.passphraseFile] {
      old = try source.read(file.path)
    } else {
      old = try session.ask(Prompt(.secret, "Present passphrase", option: "--passphrase-file"))
    }
    // Checked before the new one is asked for.
    _ = try Vault.unlock(path: path, with: .passphrase(old))
    let new = try source.new(
      from: session.arguments[SlotListing.newPassphraseFile]?.path,
      option: "--new-passphrase-file")
    let id = try Vault.changePassphrase(
      path: path, from: old, to: new, cost: session.world.passphraseCost(),
      random: session.world.random)
    try session.presenter.emit(.message(Message(.done, "Changed the passphrase.")))
    return .success(
      schema: "frun.vault.passphrase/1", ["slot": .string(HomePaths.hexadecimal(id))])
  }
}

/// How slots are listed, and the arguments about them.
enum SlotListing {
  static let slot = Positional<String>("slot", help: "Identifier of the slot, or its beginning")
  static let newRecipient = Option<String?>(
    "recipient", short: "r", value: "age1…", help: "An age key")
  static let newRecovery = Flag("recovery", help: "A new recovery code, printed once")
  static let newPassphrase = Flag("passphrase", help: "A new passphrase")
  static let newPassphraseFile = Option<PathText?>(
    "new-passphrase-file", value: "file", help: "Read the new passphrase from a file")

  /// A public list of what opens the vault; nothing in it is secret.
  static var listing: Listing<SlotFacts> {
    Listing(
      "frun.vault.slot.list/1",
      [
        .init("slot", "Slot", isWhole: true) { Cell(HomePaths.hexadecimal($0.id), .name) },
        .init("kind", "Opened by") { Cell($0.kind.word) },
        .init(
          "cost", "Cost", dropPriority: 1,
          json: { $0.cost.map { .integer(Int64($0.logN)) } ?? .null }
        ) { Cell($0.cost.map { "scrypt 2^\($0.logN)" } ?? "") },
      ])
  }
}

extension FileProblem {
  /// The name is taken.
  static let exists = FileProblem(17)
}
