import FrunArguments
import FrunCrypto
import FrunDomain
import FrunKit
import FrunStore

/// What modules may use, over the store, the exchange and the terminal.
///
/// Everything passes here: permission to read, the access log, and the chance to
/// stop when the user asked for it.
final class HostServices: Services {
  let session: Session
  private var logged: Set<LoggedAccess> = []
  /// Noted, and not in the vault yet: written in one transaction before anything
  /// is shown, so that a list of a thousand cases costs one wait for the disk.
  private var waiting: [LoggedAccess] = []
  private var role: Role?
  /// What opens archives, by where it came from: nobody types a passphrase twice in a run.
  var openingKeys: [String: [AgeIdentity]] = [:]

  private struct LoggedAccess: Hashable {
    var stream: StreamID?
    var action: String
  }

  init(_ session: Session) {
    self.session = session
    // Keeps these services until the vault is closed; closing lets go of them.
    session.beforeClose = { try self.flushLog() }
  }

  /// The invocation, with who acts when the command declares that it needs the
  /// vault (`requires` names `vault.read` or `vault.write`).
  func invocation() throws -> Invocation {
    var invocation = session.invocation
    let spec = session.tree.root.commands(along: invocation.path)?.last
    guard spec?.requires.contains(where: { $0.hasPrefix("vault.") }) ?? false else {
      return invocation
    }
    let acting = try acting()
    invocation.context.member = acting.member
    invocation.context.role = acting.role
    invocation.context.device = acting.device
    return invocation
  }

  var now: Moment { session.now }
  var today: CivilDate { session.today }
  var present: Moment { session.world.clock.now() }
  var vaultAccess: VaultAccess {
    if session.hasOpenVault { return .open }
    guard Files.exists(session.paths.vault) else { return .missing }
    return VaultOpening(session).opensByItself ? .open : .locked
  }
  func random(_ count: Int) -> [UInt8] { session.world.random(count) }
  func setting(_ key: String) -> String? { session.configuration.value(key)?.text }

  /// The store, for a member who may do this.
  func store(
    to operation: FrunDomain.Operation = .read, in stream: StreamKind = .case, kind: String? = nil
  ) throws -> CaseStore {
    try session.checkInterruption()
    let store = try session.vault().store
    let role = try actingRole(store)
    if let refusal = Permissions.standard.check(role, operation, in: stream, kind: kind) {
      throw Failure(.denied, "role.denied", FailureMapping.sentence(refusal.message))
    }
    return store
  }

  /// Does something whose refusal a module must be able to tell from other ends: modules know
  /// ``Failure`` alone, so errors of the store become failures here already.
  func failing<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch { throw FailureMapping.failure(error) }
  }

  /// What the acting member may do.
  func actingRole(_ store: CaseStore) throws -> Role {
    if let role { return role }
    let found = try readRole(store)
    role = found
    return found
  }

  /// Notes that something changed; the directory may have changed too.
  func noteChange() {
    session.hasChanged = true
    role = nil
  }

  private func readRole(_ store: CaseStore) throws -> Role {
    guard let identity = store.identity else {
      throw KeyServices.away(store)
    }
    guard let member = try store.teamMember(identity.member), member.isActive,
      let role = member.role
    else {
      throw Failure(
        .denied, "member.inactive", "you are not an active member of the team",
        hints: ["ask your supervisor"])
    }
    return role
  }

  /// Writes down that something was read: once for each stream, action and run.
  func log(_ action: String, _ stream: StreamID?) throws {
    // The directory and the office settings are no personal files of clients.
    if let stream, stream.kind == .directory || stream.kind == .office { return }
    let access = LoggedAccess(stream: stream, action: action)
    if logged.insert(access).inserted { waiting.append(access) }
  }

  /// Writes down what was read. Called before anything leaves: a reading that
  /// cannot be written down is not shown.
  func flushLog() throws {
    guard !waiting.isEmpty else { return }
    let store = try session.vault().store
    try store.transaction {
      for access in waiting {
        try store.logAccess(
          command: session.invocation.commandName, stream: access.stream, action: access.action)
      }
    }
    waiting = []
  }

  // MARK: Interaction

  func ask(_ prompt: Prompt) throws -> String {
    try flushLog()
    return try session.ask(prompt)
  }

  func converse(_ turn: Turn) throws -> TurnReply {
    try flushLog()
    return try session.converse(turn)
  }

  func emit(_ event: Event) throws {
    try session.checkInterruption()
    try flushLog()
    session.pauseConversation()
    try session.presenter.emit(event)
  }
}
