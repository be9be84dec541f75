import FrunArguments
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
  private var role: Role?

  private struct LoggedAccess: Hashable {
    var stream: StreamID?
    var action: String
  }

  init(_ session: Session) {
    self.session = session
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
      throw Failure(.denied, "role.denied", Self.lowered(refusal.message))
    }
    return store
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
      throw Failure(
        .configuration, "vault.noIdentity", "the vault does not know who you are",
        hints: ["'frun init' sets a vault up"])
    }
    guard let member = try store.member(identity.member), member.isActive, let role = member.role
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
    guard logged.insert(LoggedAccess(stream: stream, action: action)).inserted else { return }
    try session.vault().store.logAccess(
      command: session.invocation.commandName, stream: stream, action: action)
  }

  static func lowered(_ sentence: String) -> String {
    sentence.prefix(1).lowercased() + sentence.dropFirst()
  }

  // MARK: Interaction

  func ask(_ prompt: Prompt) throws -> String { try session.ask(prompt) }

  func emit(_ event: Event) throws {
    try session.checkInterruption()
    try session.presenter.emit(event)
  }
}
