import FrunCrypto
import FrunDomain
import FrunExchange
import FrunKit
import FrunStore

extension KeyServices {
  func identity() throws -> IdentityStatus {
    let store = try store
    let sealed = try store.sealedIdentities()
    guard let identity = store.identity else {
      let last = try sealed.first?.member ?? store.membersAway().first
      return IdentityStatus(
        member: last, handle: try handle(last, store), keys: .none,
        hasSealed: !sealed.isEmpty, fingerprint: nil)
    }
    let recipient = try store.member(identity.member)?.recipients.last
    return IdentityStatus(
      member: identity.member, handle: try handle(identity.member, store),
      keys: identity.opensArchives ? .both : .signing,
      hasSealed: sealed.contains { $0.member == identity.member },
      fingerprint: try recipient.map {
        try Self.fingerprint(signingKey: try store.publicKey(), recipient: $0)
      })
  }

  private func handle(_ member: RecordID?, _ store: CaseStore) throws -> String {
    try member.flatMap { try store.member($0)?.handle } ?? ""
  }

  func identityFile() throws -> [UInt8] {
    let text = try ownText()
    return try locked(Array(text.text().utf8))
  }

  /// Everything secret that the acting member has here.
  private func ownText() throws -> IdentityText {
    let store = try store
    let identity = try requiredIdentity()
    guard identity.opensArchives else {
      throw Failure(
        .denied, "identity.signingOnly", "this laptop has only the signing key",
        hints: ["the identity file that was made before has both"])
    }
    return IdentityText(
      member: identity.member, handle: try handle(identity.member, store),
      team: try store.directoryStream(), signingSeed: identity.signingSeed,
      secrets: [identity.agreementSecret] + (try store.formerSecrets(of: identity.member)))
  }

  // MARK: Bringing keys back

  func takeIdentity(_ file: [UInt8]) throws -> IdentityStatus {
    var plain = try unlocked(file)
    defer { ConstantTime.wipe(&plain) }
    return try take(try IdentityText(String(decoding: plain, as: UTF8.self)))
  }

  func takeIdentity(shares: [String]) throws -> IdentityStatus {
    let store = try store
    let key = try RecoveryKey.recover(shares)
    for (_, sealed) in try store.sealedIdentities() {
      do {
        var plain = try Age.decrypt(sealed, with: [try AgeIdentity(text: key.secretText)])
        defer { ConstantTime.wipe(&plain) }
        return try take(try IdentityText(String(decoding: plain, as: UTF8.self)))
      } catch let error as AgeError where error.code == .noMatchingIdentity {
        continue
      }
    }
    throw Failure(
      .denied, "identity.otherShares", "these shares open no identity in this vault",
      hints: ["are they the shares of the recovery key? 'frun team recover' takes those"])
  }

  private func take(_ text: IdentityText) throws -> IdentityStatus {
    let store = try store
    let members = try LocalMembers(session.vault().connection)
    guard let secret = text.secrets.first else { throw Failure.notFound("key") }
    let present = try members.all()
    try checkOwner(text, present, store)
    try checkKeys(text, store)
    let device =
      try present.first?.device ?? store.lastDevice()
      ?? DeviceID(random: session.world.random)
    let identity = LocalIdentity(
      member: text.member, device: device, signingSeed: text.signingSeed, agreementSecret: secret)
    try changing {
      for former in text.secrets.dropFirst() {
        try store.keepFormerSecret(former, of: text.member)
      }
      try members.add(identity, isUsual: false)
      try members.makeUsual(text.member)
      try store.take(identity)
      try store.dropSealedIdentity(of: text.member)
    }
    return try self.identity()
  }

  /// A laptop takes back the keys of whoever had theirs on it. Somebody's further laptop, fresh from
  /// 'frun init' and in no team with others, takes any.
  private func checkOwner(
    _ text: IdentityText, _ present: [LocalIdentity], _ store: CaseStore
  ) throws {
    var known = Set(present.map(\.member))
    known.formUnion(try store.membersAway())
    known.formUnion(try store.sealedIdentities().map(\.member))
    if known.isEmpty || known.contains(text.member) { return }
    if !present.isEmpty {
      let others = try store.members().filter { $0.isActive && !known.contains($0.id) }
      if others.isEmpty { return }
    }
    throw Failure(
      .denied, "identity.otherMember", "the file holds the keys of somebody else",
      hints: [
        "take the file of a member of this laptop: 'frun identity show' names the last one",
        "on a laptop of your own: 'frun init' first, then this",
      ])
  }

  /// An old file brings no key back that was replaced since.
  private func checkKeys(_ text: IdentityText, _ store: CaseStore) throws {
    guard let member = try store.teamMember(text.member) else { return }
    let key = try Ed25519SigningKey(seed: text.signingSeed).publicKey
    guard member.signingKey == nil || member.signingKey == key else {
      throw Failure(
        .denied, "identity.replaced", "the file holds keys that were replaced since",
        hints: ["take the file that was made after the keys were changed"])
    }
    guard member.isActive, !member.lostKeys.contains(key) else {
      throw Failure(
        .denied, "identity.revoked", "the member's rights were taken away, or the key was lost",
        hints: ["ask your supervisor"])
    }
  }

  // MARK: Setting keys aside

  func setAside(checking file: [UInt8], keepsSigning: Bool) throws {
    let own = try ownText()
    var plain = try unlocked(file)
    defer { ConstantTime.wipe(&plain) }
    let kept = try IdentityText(String(decoding: plain, as: UTF8.self))
    guard kept.member == own.member, kept.signingSeed == own.signingSeed,
      Set(kept.secrets).isSuperset(of: own.secrets)
    else {
      throw Failure(
        .denied, "identity.otherFile", "the file does not hold the keys that are here now",
        hints: ["make a new one: 'frun identity export FILE'"])
    }
    try changing { try remove(own.member, keepsSigning: keepsSigning) }
  }

  func setAside(sealedTo recipient: String, sheets: SheetFolder?, keepsSigning: Bool) throws {
    let own = try ownText()
    let sealed = try Age.encrypt(
      Array(own.text().utf8), to: [try AgeRecipient(text: recipient)],
      random: session.world.random)
    try services.writing(sheets) {
      try changing {
        try self.store.keepSealedIdentity(sealed, of: own.member)
        try remove(own.member, keepsSigning: keepsSigning)
      }
    }
  }

  private func remove(_ member: RecordID, keepsSigning: Bool) throws {
    let store = try store
    let members = try LocalMembers(session.vault().connection)
    try store.forgetSecrets(of: member, keepsSigning: keepsSigning)
    let isUsual = try members.isUsual(member)
    try members.remove(member)
    if keepsSigning, let identity = store.identity {
      try members.add(identity, isUsual: isUsual)
    }
  }
}
