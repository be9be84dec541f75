import FrunCrypto
import FrunDomain
import FrunKit
import FrunStore

extension HostServices {
  func acting() throws -> Acting {
    let store: CaseStore
    // Some commands work without a vault; they have to be able to tell that there is none.
    do { store = try session.vault().store } catch { throw FailureMapping.failure(error) }
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
    let label = card.label
    let card = try TeamCardDocument.read(Array(card.document.utf8))
    let store = try store(to: .administer, in: .directory, kind: "partner")
    guard let stream = try store.directoryStream() else {
      throw StoreError(.identity, "the vault belongs to no team yet")
    }
    guard card.team != stream else {
      throw Failure.usage("this is the card of your own team")
    }
    try checkName(label, of: card.team, store)
    let record = card.team.id
    var values: [(String, Change)] = [
      ("label", .set(.text(label))), ("status", .set(.code("active"))),
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

  /// Members are called `handle@team`: a second team of one name would speak as the first.
  private func checkName(_ label: String, of team: StreamID, _ store: CaseStore) throws {
    guard !TeamName.folded(label).isEmpty, !label.contains("@") else {
      throw Failure.usage("a team needs a name, without @", hints: ["give one with --label"])
    }
    var taken = try store.partnerTeams().filter { $0.team != team }.map {
      (name: $0.label, is: "a team that you know", identifier: $0.team.id.text)
    }
    if let own = try store.directoryState(), let name = own.name {
      taken.append((name, "this team", own.team.id.text))
    }
    guard let other = taken.first(where: { TeamName.isSame($0.name, label) }) else { return }
    throw Failure(
      .denied, "partner.nameTaken", "the card bears the name of another team", place: other.name,
      causes: ["\(other.identifier) is \(other.is)", "\(team.id.text) is the team on the card"],
      hints: [
        "somebody may pass for the other team: ask them on a number you know",
        "if both are genuine, give this one a name of its own with --label",
      ])
  }
}
