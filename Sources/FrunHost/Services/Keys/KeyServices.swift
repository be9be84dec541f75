import FrunCrypto
import FrunDomain
import FrunExchange
import FrunKit
import FrunStore

/// The keys of the team and of this laptop's member, over the store and the exchange.
final class KeyServices: TeamKeys {
  let services: HostServices

  init(_ services: HostServices) {
    self.services = services
  }

  var session: Session { services.session }

  var store: CaseStore {
    get throws {
      try session.checkInterruption()
      return try session.vault().store
    }
  }

  /// Runs a change as one, or as if.
  func changing<T>(_ body: () throws -> T) throws -> T {
    let store = try store
    if session.invocation.context.dryRun { return try store.dryRun(body) }
    let answer = try store.transaction(body)
    services.noteChange()
    return answer
  }

  func requiredIdentity() throws -> LocalIdentity {
    guard let identity = try store.identity else { throw Self.away(try store) }
    return identity
  }

  /// The vault knows nobody who writes: before it was set up, or while its member travels.
  static func away(_ store: CaseStore) -> Failure {
    // A vault that belongs to a team was set up: its member's keys were taken away.
    guard (try? store.directoryStream()) != nil else {
      return Failure(
        .configuration, "vault.noIdentity", "no member's keys are on this laptop",
        hints: ["'frun init' sets a new vault up"])
    }
    let isSealed = (try? store.sealedIdentities().isEmpty) == false
    return Failure(
      .configuration, "vault.noIdentity",
      "this laptop travels: the keys of its member were removed until they are back",
      hints: [
        isSealed ? "'frun identity import --shares' takes them from the shares on paper" : nil,
        "'frun identity import FILE' takes them from the identity file",
        "'frun identity show' tells what is here",
      ].compactMap(\.self))
  }

  func team() throws -> StreamID {
    guard let team = try store.directoryStream() else {
      throw StoreError(.identity, "the vault belongs to no team yet")
    }
    return team
  }

  // MARK: The directory

  func directory() throws -> DirectoryStatus {
    let store = try store
    let state = try store.directoryState(of: try team())
    guard let profile = CaseStore.profileRecord(of: state.team) else {
      throw StoreError(.damaged, "a team without identifier")
    }
    return DirectoryStatus(
      team: state.team, profile: profile, name: state.name, serial: state.serial,
      newestOn: state.newestOn,
      ageDays: state.newestOn.map { services.today.dayNumber - $0.dayNumber },
      recovery: state.recovery, recoveryScheme: state.recoveryScheme,
      recoverySince: state.recoverySince, drilledOn: state.drilledOn)
  }

  func fingerprint(of member: RecordID) throws -> KeyFingerprint {
    guard let known = try store.teamMember(member), let key = known.signingKey,
      let recipient = known.recipients.last
    else { throw Failure.notFound("key", hints: ["'frun team list' shows the members"]) }
    var fingerprint = try Self.fingerprint(signingKey: key, recipient: recipient)
    fingerprint.signingWords = try Fingerprint(of: key).words
    return fingerprint
  }

  static func fingerprint(signingKey: [UInt8], recipient: String) throws -> KeyFingerprint {
    KeyFingerprint(
      try Fingerprint(of: SHA256.hash(Array("frun-member/1\n\(recipient)\n".utf8) + signingKey)))
  }

  func rotate() throws -> CommitReceipt {
    let identity = try requiredIdentity()
    guard identity.opensArchives else {
      throw Failure(
        .denied, "identity.signingOnly", "this laptop has only the signing key",
        hints: ["'frun identity import FILE' brings the other one back first"])
    }
    let random = session.world.random
    return try changing {
      let receipt = try self.store.rotateKeys(
        signingSeed: random(32), agreementSecret: random(32),
        command: self.session.invocation.commandName)
      let members = try LocalMembers(self.session.vault().connection)
      let isUsual = try members.isUsual(identity.member)
      try members.add(try self.requiredIdentity(), isUsual: isUsual)
      return receipt
    }
  }
}

extension KeyFingerprint {
  /// The fingerprint as modules see it.
  init(_ fingerprint: Fingerprint) {
    self.init(words: fingerprint.words, digits: fingerprint.groups, code: fingerprint.code)
  }
}

extension HostServices {
  func teamKeys() throws -> any TeamKeys { KeyServices(self) }
}
