import FrunArguments
import FrunCrypto
import FrunDomain
import FrunKit
import FrunSQLite
import FrunStore
import FrunTerminal

/// Finds the key of the vault, opens it, and compares it with its anchor.
struct VaultOpening {
  private let session: Session

  init(_ session: Session) {
    self.session = session
  }

  /// What to do when the history is not the one that was anchored.
  enum Rollback {
    /// Refuse to open.
    case refuse
    /// Open: the command accepts it.
    case allow
    /// Open whatever is found: the command looks at the evidence itself and changes nothing.
    case examine
  }

  /// Opens the vault with the remembered key, else with `--passphrase-file`,
  /// else by asking.
  func open(_ rollback: Rollback = .refuse) throws -> OpenVault {
    let facts = try Vault.inspect(session.paths.vault)
    return try open(with: try key(facts), rollback)
  }

  /// Opens the vault with a key.
  func open(with key: VaultKey, _ rollback: Rollback = .refuse) throws -> OpenVault {
    let doubt = VaultDoubt(path: session.paths.doubt(of: key.vaultID))
    let connection = try connect(with: key, noting: doubt)
    do {
      if connection.needsFullCheck { try doubt.raise() }
      let now = session.now
      let store = try CaseStore(
        connection: connection, clock: { now }, random: session.world.random)
      if rollback != .examine { try doubt.settle(connection, store) }
      try LocalMembers(connection).act(as: session.arguments[GlobalOptions.asMember], in: store)
      let file = HeadAnchorFile(path: session.paths.anchor(of: key.vaultID))
      try Files.makeDirectory(session.paths.state + "/anchors")
      let anchored = try Self.anchored(file, store, key, rollback)
      return OpenVault(
        key: key, store: store, connection: connection, anchor: file, anchored: anchored)
    } catch {
      connection.close()
      if let problem = error as? FileProblem {
        throw problem.failure(writing: session.paths.state)
      }
      throw error
    }
  }

  /// Opens the file. What it finds out by itself about a side file must not be forgotten either.
  private func connect(with key: VaultKey, noting doubt: VaultDoubt) throws -> Connection {
    do {
      return try Vault.open(path: session.paths.vault, key: key)
    } catch {
      if case .inconsistent = error { try doubt.raise() }
      throw error
    }
  }

  /// What the anchor says; throws when it says that the vault was put back.
  private static func anchored(
    _ file: HeadAnchorFile, _ store: CaseStore, _ key: VaultKey, _ rollback: Rollback
  ) throws -> HeadAnchor? {
    switch try file.read(key: key) {
    case .absent: return nil
    case .foreign:
      guard rollback != .refuse else { throw Self.evidence("the anchor file is not this vault's") }
      return nil
    case .anchor(let anchor):
      let comparison = try Self.comparison(anchor, store)
      guard comparison.isRollbackEvidence, rollback == .refuse else { return anchor }
      throw evidence(
        comparison == .entryMissing
          ? "the history ends before an entry this laptop has seen"
          : "the history differs from what this laptop has seen")
    }
  }

  /// Compares the anchor with the history.
  static func comparison(
    _ anchor: HeadAnchor, _ store: CaseStore
  ) throws -> HeadAnchor.Comparison {
    try anchor.compare(head: UInt64(store.anchorHead().sequence)) { sequence in
      guard let number = Int(exactly: sequence) else { return nil }
      return try store.journalHash(at: number)
    }
  }

  private static func evidence(_ cause: String) -> Failure {
    Failure(
      .data, "vault.rollback", "an older state of the vault was put back", causes: [cause],
      hints: [
        "find out why: a restored backup, a synchronised folder, or somebody else",
        "'frun vault verify' checks what is there",
        "'frun vault accept' goes on from this state; what came later is lost on this laptop",
      ])
  }

  // MARK: The key

  /// The key: remembered, from the passphrase file, or asked for.
  func key(_ facts: VaultFacts) throws -> VaultKey {
    let cache = UnlockMemory(session)
    if let key = cache.load(facts.vaultID) { return key }
    if let file = session.arguments[GlobalOptions.passphraseFile] {
      let text = try PassphraseSource(session).read(file.path)
      return try Vault.unlock(path: session.paths.vault, with: .passphrase(text))
    }
    guard session.prompter.canAsk else { throw Self.locked }
    let key = try ask()
    if cache.store(key) {
      try session.presenter.emit(.message(Message(.info, cache.sentence)))
    }
    return key
  }

  /// Whether the key is at hand, so that opening asks nobody.
  var opensByItself: Bool {
    guard let facts = try? Vault.inspect(session.paths.vault) else { return false }
    return UnlockMemory(session).load(facts.vaultID) != nil
      || session.arguments[GlobalOptions.passphraseFile] != nil
  }

  /// Asks for the passphrase, three times at most.
  func ask() throws -> VaultKey {
    for attempt in 1...3 {
      let text = try session.ask(Prompt(.secret, "Passphrase", option: "--passphrase-file"))
      do throws(VaultError) {
        return try Vault.unlock(path: session.paths.vault, with: .passphrase(text))
      } catch {
        guard error == .wrongCredential, attempt < 3 else { throw error }
      }
      try session.presenter.emit(.message(Message(.warning, "This does not open the vault.")))
    }
    throw VaultError.wrongCredential
  }

  static let locked = Failure(
    .denied, "vault.locked", "the vault is locked",
    hints: ["'frun unlock' opens it", "or give --passphrase-file"])
}
