import FrunArguments
import FrunCrypto
import FrunKit
import FrunSQLite
import FrunTerminal
import FrunText

extension HostCommand {
  /// `frun unlock`: remembers the key for a while.
  static let unlock = HostCommand(
    CommandSpec(
      "unlock", summary: "Open the vault for a while",
      arguments: [
        Unlocking.recovery, Unlocking.identity,
        OptionRule.exclusive(Unlocking.recovery, Unlocking.identity),
      ]
    ).with {
      $0.group = HostCommands.Group.vault
      $0.synonyms = ["login", "open"]
      $0.discussion = """
        Asks for the passphrase and remembers the key, split between the kernel's keyring and a \
        file that is gone after logout. The vault locks again after some minutes without use, \
        after a working day, at logout, and with 'frun lock'.
        """
      $0.examples = [
        Example("frun unlock", "Type the passphrase once for the morning"),
        Example("frun unlock --recovery", "Open it with the code on paper"),
      ]
      $0.exitStatuses = [ExitStatusSpec(77, "the passphrase, code or identity does not open it")]
      $0.seeAlso = ["lock", "vault passphrase"]
    }
  ) { _, session in
    try Unlocking(session).run()
  }

  /// `frun lock`: forgets the key at once.
  static let lock = HostCommand(
    CommandSpec(
      "lock", summary: "Lock the vault at once", arguments: [Unlocking.all]
    ).with {
      $0.group = HostCommands.Group.vault
      $0.synonyms = ["logout", "close"]
      $0.examples = [Example("frun lock", "Before you leave the laptop")]
    }
  ) { _, session in
    if session.arguments[Unlocking.all] {
      UnlockMemory(session).clearAll()
    } else {
      UnlockMemory(session).clear(try Vault.inspect(session.paths.vault).vaultID)
    }
    try session.presenter.emit(.message(Message(.done, "Locked.")))
    return .success(schema: "frun.lock/1", ["locked": true])
  }
}

/// The steps of `frun unlock`.
struct Unlocking {
  static let recovery = Flag("recovery", help: "Ask for the recovery code")
  static let identity = Option<PathText?>(
    "identity", short: "i", value: "file", help: "Open it with an age identity")

  static let all = Flag("all", help: "Lock every vault of yours, also those in other directories")

  private let session: Session

  init(_ session: Session) {
    self.session = session
  }

  func run() throws -> Outcome {
    let facts = try Vault.inspect(session.paths.vault)
    let key = try key(facts)
    // Opens the database too: a key without a sound vault is no success.
    let vault = try VaultOpening(session).open(with: key)
    session.adopt(vault)
    let memory = UnlockMemory(session)
    guard memory.store(key) else {
      throw Failure(
        .unavailable, "unlock.noMemory", "this system cannot remember the key",
        causes: ["there is no keyring or no private runtime directory"],
        hints: ["every command will ask for the passphrase", "'frun doctor' says what is missing"])
    }
    try session.presenter.emit(.message(Message(.done, memory.sentence)))
    return .success(schema: "frun.unlock/1", ["unlocked": true])
  }

  private func key(_ facts: VaultFacts) throws -> VaultKey {
    let path = session.paths.vault
    if session.arguments[Self.recovery] {
      let text = try session.ask(Prompt(.secret, "Recovery code"))
      return try Vault.unlock(path: path, with: .recoveryCode(try RecoveryCode(text)))
    }
    if let file = session.arguments[Self.identity] {
      let identity = try IdentityFile.read(file.path, session)
      return try Vault.unlock(path: path, with: .identity(identity))
    }
    if let file = session.arguments[GlobalOptions.passphraseFile] {
      let text = try PassphraseSource(session).read(file.path)
      return try Vault.unlock(path: path, with: .passphrase(text))
    }
    guard session.prompter.canAsk else {
      throw FailureMapping.prompt(.notInteractive, option: "--passphrase-file")
    }
    return try VaultOpening(session).ask()
  }
}

/// A file with an age identity: comments and one `AGE-SECRET-KEY-1…` line.
enum IdentityFile {
  static func read(_ name: String, _ session: Session) throws -> X25519PrivateKey {
    let bytes: [UInt8]
    do {
      guard let found = try Files.read(name, limit: 65_536) else {
        throw Failure(.notFound, "file.notFound", "no such file", place: name)
      }
      bytes = found
    } catch let problem as FileProblem {
      throw problem.failure(reading: name)
    }
    let reader = InputReader(MemorySource(bytes))
    while let line = try reader.line() {
      let text = String(decoding: line, as: UTF8.self)
      if text.hasPrefix("AGE-SECRET-KEY-") { return try AgeKeyText.identity(text) }
    }
    throw Failure(.data, "identity.none", "the file holds no age identity", place: name)
  }
}
