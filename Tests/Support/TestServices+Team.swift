import FrunCrypto
package import FrunDomain
package import FrunKit
import FrunSQLite
import FrunStore
import FrunText

extension LocalIdentity {
  /// The same member on a device.
  func on(_ device: DeviceID) -> LocalIdentity {
    LocalIdentity(
      member: member, device: device, signingSeed: signingSeed, agreementSecret: agreementSecret)
  }

  /// What is asserted to write the member into the directory.
  func assertions(_ new: NewMember, in store: CaseStore) throws -> [Assertion] {
    store.memberAssertions(
      id: member, handle: new.handle, name: new.name, role: new.role,
      signingKey: try Ed25519SigningKey(seed: signingSeed).publicKey,
      recipient: try CaseStore.recipient(ofSecret: agreementSecret))
  }
}

extension TestServices {
  /// Who acts.
  package func acting() throws -> Acting {
    try mapped {
      try permit(.read, .directory, nil)
      guard let identity = store.identity, let member = try store.member(identity.member),
        let role = member.role
      else { throw StoreError(.identity, "nobody acts") }
      return Acting(
        member: member.id, handle: member.handle, role: role, device: identity.device)
    }
  }

  /// Adds a member of this laptop.
  @discardableResult
  package func addMember(_ member: NewMember) throws -> RecordID {
    try kept {
      guard let own = store.identity, let stream = try store.directoryStream() else {
        throw StoreError(.identity, "there is no team")
      }
      guard try !store.members().contains(where: { $0.handle == member.handle }) else {
        throw Failure(.cannotCreate, "member.exists", "a member has this short name already")
      }
      let identity = try LocalIdentity(random: randomness.bytes).on(own.device)
      try store.commit(
        ChangeSet(
          stream: stream, command: "team new",
          assertions: try identity.assertions(member, in: store)))
      if !dryRun { members[identity.member] = identity }
      return identity.member
    }
  }

  /// The team's card. Its form is this test double's own; signature and words are real.
  package func teamCard(label: String) throws -> TeamCard {
    try mapped {
      guard let own = store.identity, let team = try store.directoryStream() else {
        throw StoreError(.identity, "there is no team")
      }
      var object = JSONObject()
      object["team"] = .string(team.text)
      object["label"] = .string(label)
      object["signer"] = .string(own.member.text)
      object["members"] = .array(
        try store.members().filter(\.isActive).map { member in
          [
            "id": .string(member.id.text), "handle": .string(member.handle),
            "signingKey": .string(Hexadecimal.text(member.signingKeys.last ?? [])),
            "recipient": .string(member.recipients.last ?? ""),
          ]
        })
      let bytes = Array(JSONValue.object(object).canonicalText().utf8)
      let signature = try Ed25519SigningKey(seed: own.signingSeed).sign(bytes)
      object["signature"] = .string(Hexadecimal.text(signature))
      return try readCard(Array(JSONValue.object(object).canonicalText().utf8))
    }
  }

  /// A card of this team on which the acting member has another key, signed with that key: what
  /// somebody would send who wants to be taken for the member.
  package func forgedCard(label: String) throws -> TeamCard {
    guard var own = store.identity else { throw StoreError(.identity, "nobody acts") }
    let seed = randomness.bytes(32)
    own = LocalIdentity(
      member: own.member, device: own.device, signingSeed: seed,
      agreementSecret: own.agreementSecret)
    let key = Hexadecimal.text(try Ed25519SigningKey(seed: seed).publicKey)
    let card = try teamCard(label: label)
    guard var object = try JSONValue(parsing: card.document).object else { return card }
    object["members"] = .array(
      card.members.map { member in
        [
          "id": .string(member.id.text), "handle": .string(member.handle),
          "signingKey": .string(member.id == own.member ? key : member.signingKey),
          "recipient": .string(member.recipient),
        ]
      })
    object["signature"] = nil
    let bytes = Array(JSONValue.object(object).canonicalText().utf8)
    let signature = try Ed25519SigningKey(seed: seed).sign(bytes)
    object["signature"] = .string(Hexadecimal.text(signature))
    return try readCard(Array(JSONValue.object(object).canonicalText().utf8))
  }

  /// Changes a stored commit behind the store's back.
  package func damageHistory() throws {
    try connection.execute("UPDATE history SET command = 'case show' WHERE command = 'case new'")
  }

  /// Reads a card and verifies its signature.
  package func readCard(_ bytes: [UInt8]) throws -> TeamCard {
    guard var object = (try? JSONValue(parsing: bytes))?.object,
      let team = object["team"]?.string.flatMap({ StreamID(text: $0) }),
      let label = object["label"]?.string,
      let signer = object["signer"]?.string.flatMap({ RecordID(text: $0) }),
      let list = object["members"]?.array,
      let signature = object["signature"]?.string.flatMap({ Hexadecimal.bytes($0) })
    else { throw Failure(.data, "card.malformed", "this is not a team card") }
    let members = list.compactMap { member -> TeamCard.Member? in
      guard let id = member["id"]?.string.flatMap({ RecordID(text: $0) }) else { return nil }
      return TeamCard.Member(
        id: id, handle: member["handle"]?.string ?? "",
        signingKey: member["signingKey"]?.string ?? "",
        recipient: member["recipient"]?.string ?? "")
    }
    object["signature"] = nil
    let signed = Array(JSONValue.object(object).canonicalText().utf8)
    guard let key = members.first(where: { $0.id == signer })?.signingKey,
      let publicKey = Hexadecimal.bytes(key),
      Ed25519.verify(signature: signature, message: signed, publicKey: publicKey)
    else { throw Failure(.data, "card.signature", "the signature of the card does not fit") }
    object["signer"] = nil
    let fingerprint = try Fingerprint(
      of: SHA256.hash(Array(JSONValue.object(object).canonicalText().utf8)))
    return TeamCard(
      team: team, label: label, members: members, madeAt: now.utcText, signer: signer,
      words: fingerprint.words, digits: fingerprint.groups, code: fingerprint.code,
      document: String(decoding: bytes, as: UTF8.self))
  }

  /// Trusts a card's keys and writes the partner.
  package func trust(_ card: TeamCard) throws -> CommitReceipt {
    try kept {
      try permit(.administer, .directory, "partner")
      guard let stream = try store.directoryStream() else {
        throw StoreError(.identity, "there is no team")
      }
      guard card.team != stream else {
        throw Failure.usage("this is the card of your own team")
      }
      for member in card.members {
        guard let key = Hexadecimal.bytes(member.signingKey) else { continue }
        try store.trust(key, of: member.id, how: "card of a partner team, words compared")
      }
      let values: [(String, Change)] = [
        ("label", .set(.text(card.label))), ("status", .set(.code("active"))),
        ("card", .append(.text(card.document))),
        ("fingerprint", .set(.text(card.words.joined(separator: " ")))),
        ("acceptedOn", .set(.date(today))), ("acceptedBy", .set(.reference(actor))),
      ]
      return try store.commit(
        ChangeSet(
          stream: stream, command: "team trust",
          assertions: values.map {
            Assertion(record: card.team.id, kind: "partner", field: $0.0, change: $0.1)
          }))
    }
  }
}
