import FrunCrypto
import FrunDomain
import FrunKit
import FrunStore

extension HostServices {
  func acting() throws -> Acting {
    let store = try session.vault().store
    let role = try actingRole(store)
    guard let identity = store.identity else { throw StoreError(.identity, "no identity") }
    return Acting(
      member: identity.member, handle: try store.member(identity.member)?.handle ?? "", role: role,
      device: identity.device)
  }

  func addMember(_ member: NewMember) throws -> RecordID {
    try session.checkInterruption()
    let vault = try session.vault()
    let store = vault.store
    guard let stream = try store.directoryStream(), let own = store.identity else {
      throw StoreError(.identity, "the vault belongs to no team yet")
    }
    guard try !store.members().contains(where: { $0.handle == member.handle }) else {
      throw Failure(
        .cannotCreate, "member.exists", "a member has this short name already",
        hints: ["choose another one"])
    }
    let fresh = try LocalIdentity(random: session.world.random)
    // The same laptop: one chain of changes, whoever sits at it.
    let identity = LocalIdentity(
      member: fresh.member, device: own.device, signingSeed: fresh.signingSeed,
      agreementSecret: fresh.agreementSecret)
    let key = try Ed25519SigningKey(seed: identity.signingSeed).publicKey
    // They sit in the same office.
    let office = try store.record(own.member)?.text("office").map {
      Assertion(
        record: identity.member, kind: "member", field: "office", change: .set(.text($0)))
    }
    let add = {
      try store.commit(
        ChangeSet(
          stream: stream, command: self.session.invocation.commandName,
          assertions: store.memberAssertions(
            id: identity.member, handle: member.handle, name: member.name, role: member.role,
            signingKey: key,
            recipient: try CaseStore.recipient(ofSecret: identity.agreementSecret))
            + [office].compactMap(\.self)))
      try store.trust(key, of: identity.member, how: "made on this laptop")
      try LocalMembers(vault.connection).add(identity, isUsual: false)
    }
    if session.invocation.context.dryRun {
      try store.dryRun(add)
    } else {
      try store.transaction(add)
      noteChange()
    }
    return identity.member
  }

  func teamCard(label: String) throws -> TeamCard {
    let store = try session.vault().store
    guard let team = try store.directoryStream(), let identity = store.identity else {
      throw StoreError(.identity, "the vault belongs to no team yet")
    }
    let members = try store.members().filter(\.isActive).compactMap { member -> TeamCard.Member? in
      guard let key = member.signingKeys.last, let recipient = member.recipients.last else {
        return nil
      }
      return TeamCard.Member(
        id: member.id, handle: member.handle, signingKey: Hexadecimal.text(key),
        recipient: recipient)
    }
    return try TeamCardDocument.sign(
      team: team, label: label, members: members, madeAt: now.utcText, signer: identity.member,
      key: Ed25519SigningKey(seed: identity.signingSeed))
  }

  func acceptedCard(_ document: String) throws -> TeamCard {
    try TeamCardDocument.read(Array(document.utf8), showsWords: false)
  }

  func readCard(_ bytes: [UInt8]) throws -> TeamCard { try TeamCardDocument.read(bytes) }

  func trust(_ card: TeamCard) throws -> CommitReceipt {
    // Read again from the signed document: what is trusted is what was signed.
    let card = try TeamCardDocument.read(Array(card.document.utf8))
    let store = try store(to: .administer, in: .directory, kind: "partner")
    guard let stream = try store.directoryStream() else {
      throw StoreError(.identity, "the vault belongs to no team yet")
    }
    guard card.team != stream else {
      throw Failure.usage("this is the card of your own team")
    }
    let record = card.team.id
    var values: [(String, Change)] = [
      ("label", .set(.text(card.label))), ("status", .set(.code("active"))),
      ("card", .append(.text(card.document))),
      ("fingerprint", .set(.text(card.words.joined(separator: " ")))),
      ("acceptedOn", .set(.date(today))),
    ]
    if let member = store.identity?.member {
      values.append(("acceptedBy", .set(.reference(member))))
    }
    let assertions = values.map {
      Assertion(record: record, kind: "partner", field: $0.0, change: $0.1)
    }
    let change = ChangeSet(
      stream: stream, command: session.invocation.commandName, assertions: assertions)
    let accept = {
      for member in card.members {
        guard let key = Hexadecimal.bytes(member.signingKey) else { continue }
        try store.trust(key, of: member.id, how: "card of a partner team, words compared")
      }
      return try store.commit(change)
    }
    if session.invocation.context.dryRun { return try store.dryRun(accept) }
    let receipt = try store.transaction(accept)
    noteChange()
    return receipt
  }
}
