import FrunCrypto
import FrunDomain
import FrunExchange
import FrunKit
import FrunStore

extension KeyServices {
  // MARK: The laptop that wants to join

  func writeRequest(handle: String?, name: String?, office: String?) throws -> JoinForm {
    let store = try store
    let identity = try requiredIdentity()
    guard identity.opensArchives else {
      throw Failure(
        .denied, "identity.signingOnly", "this laptop has only the signing key",
        hints: ["the answer would be sealed to the other one: 'frun identity import FILE'"])
    }
    let known = try store.member(identity.member)?.handle
    // What the person typed when the vault was made need not be typed again.
    let own = try store.record(identity.member)
    let device = try store.record(RecordID(identity.device.identifier))
    let document = try JoinRequest.document(
      handle: handle ?? known ?? "", name: name ?? own?.text("name"),
      office: office ?? own?.text("office"), identity: identity,
      deviceLabel: device?.text("label"), madeAt: services.now.utcText,
      nonce: session.world.random(16))
    let request = try JoinRequest(document)
    if !session.invocation.context.dryRun {
      try store.noteRequest(request.digest)
      services.noteChange()
    }
    return try JoinForm(request, document)
  }

  func readDirectory(_ file: [UInt8]) throws -> OpenedDirectory {
    let store = try store
    let paper = try open(file)
    return OpenedDirectory(
      team: paper.team, label: paper.label, serial: paper.serial, madeAt: paper.madeAt,
      signerHandle: paper.signerHandle, isOwnTeam: paper.team == (try store.directoryStream()),
      answersUs: try paper.answers.map { try store.notedRequests().contains($0) } ?? false,
      fingerprint: KeyFingerprint(try paper.fingerprint()), file: file)
  }

  func enter(_ directory: OpenedDirectory) throws -> DirectoryEntryReport {
    let paper = try open(directory.file)
    let store = try store
    let before = try requiredIdentity()
    let isOwn = paper.team == (try store.directoryStream())
    let members = try LocalMembers(session.vault().connection)
    if !isOwn { try checkFreeToJoin(store, members) }
    return try changing {
      let report =
        try isOwn
        ? DirectoryEntry.update(paper, in: store) : DirectoryEntry.join(paper, in: store)
      if let now = store.identity, now != before {
        let isUsual = try members.isUsual(before.member)
        try members.remove(before.member)
        try members.add(now, isUsual: isUsual)
      }
      let strangers = try members.all().count { try store.teamMember($0.member) == nil }
      return DirectoryEntryReport(
        new: report.new, handle: report.member.handle, role: report.member.role,
        hasJoined: report.hasJoined, strangers: strangers)
    }
  }

  /// A team that others belong to is not left by opening a file.
  private func checkFreeToJoin(_ store: CaseStore, _ members: LocalMembers) throws {
    let here = Set(try members.all().map(\.member))
    let others = try store.members().count { $0.isActive && !here.contains($0.id) }
    guard others == 0 else {
      throw Failure(
        .denied, "team.hasMembers", "this laptop belongs to a team of \(others) other members",
        hints: [
          "a laptop belongs to one team; make a vault of its own for another: "
            + "'frun init --home DIRECTORY'"
        ])
    }
  }

  private func open(_ file: [UInt8]) throws -> DirectoryPaper {
    let identity = try requiredIdentity()
    guard identity.opensArchives else {
      throw Failure(
        .denied, "identity.signingOnly", "this laptop has only the signing key",
        hints: ["'frun identity import FILE' brings the other one back"])
    }
    let secrets = [identity.agreementSecret] + (try store.formerSecrets(of: identity.member))
    let plain: [UInt8]
    do {
      plain = try Age.decrypt(
        file, with: try secrets.map { .x25519(try X25519PrivateKey(seed: $0)) })
    } catch let error as AgeError where error.code == .noMatchingIdentity {
      throw Failure(
        .denied, "team.otherLaptop", "this directory was not sealed to this laptop",
        hints: [
          "the answer to another laptop's request opens there only; ask for one with 'frun team join'"
        ])
    } catch let error as AgeError {
      throw ExchangeError(error)
    }
    return try DirectoryPaper(plain)
  }

  // MARK: The administrator

  func readRequest(_ document: [UInt8]) throws -> JoinForm {
    try JoinForm(JoinRequest(document), document)
  }

  func writeDirectory() throws -> DirectoryLetter {
    let recipients = try store.members().filter(\.isActive).compactMap(\.recipients.last)
    return try letter(answering: nil, to: recipients)
  }

  func admit(
    _ form: JoinForm, _ admission: Admission, to output: String, replace: Bool
  ) throws -> DirectoryLetter {
    let request = try JoinRequest(form.document)
    let store = try services.store(to: .administer, in: .directory, kind: "member")
    try check(request, admission, store)
    let isDryRun = session.invocation.context.dryRun
    try services.flushLog()
    var isWritten = false
    func admitted() throws -> DirectoryLetter {
      let known = try store.teamMember(request.member)
      if known?.signingKey != request.signingKey {
        try store.commit(
          ChangeSet(
            stream: try self.team(), command: self.session.invocation.commandName,
            assertions: try self.assertions(request, admission, store)))
      }
      let letter = try self.letter(answering: request.digest, to: [request.recipient])
      // Whoever stands in the directory has their answer: a file that cannot be written undoes it.
      if !isDryRun {
        try services.writeOutput(output, letter.bytes, replace: replace)
        isWritten = true
      }
      return letter
    }
    do {
      return try changing(admitted)
    } catch {
      // An answer for somebody who does not stand in the directory.
      if isWritten, output != "-" { Files.remove(output) }
      throw error
    }
  }

  private func check(
    _ request: JoinRequest, _ admission: Admission, _ store: CaseStore
  ) throws {
    let own = try requiredIdentity()
    let here = try LocalMembers(session.vault().connection).all()
    let isOwn = try here.contains {
      try $0.member == request.member
        || Ed25519SigningKey(seed: $0.signingSeed).publicKey == request.signingKey
    }
    guard !isOwn, request.member != own.member, admission.replaces != own.member else {
      throw Failure(.denied, "team.ownRequest", "nobody takes themselves into the team")
    }
    let members = try store.members()
    let holders = members.filter { member in
      member.signingKeys.contains(request.signingKey)
        || member.lostKeys.contains(request.signingKey)
    }
    guard holders.allSatisfy({ $0.id == request.member && $0.signingKey == request.signingKey })
    else {
      throw Failure(
        .denied, "member.keyKnown", "the key of the request is another member's, or was lost",
        hints: ["do not send anything to this key; ask the person face to face"])
    }
    if let known = members.first(where: { $0.id == request.member }), holders.isEmpty {
      throw Failure(
        .denied, "member.keyChanged", "this member has another key than before",
        place: known.handle,
        hints: [
          "meet the person; if the old laptop is lost: "
            + "'frun team approve FILE --replaces \(known.handle)' with a request from a new vault"
        ])
    }
    if let replaced = admission.replaces {
      guard members.contains(where: { $0.id == replaced && $0.isActive }) else {
        throw Failure(.denied, "member.inactive", "only an active member gets new keys")
      }
    } else if members.contains(where: {
      $0.handle == admission.handle && $0.id != request.member
    }) {
      throw Failure(
        .cannotCreate, "member.exists", "a member has this short name already",
        hints: [
          "give another one with --handle, or --replaces \(admission.handle) if it is the same "
            + "person with a new laptop"
        ])
    }
    let device = try store.record(RecordID(request.device.identifier))
    let mainUser: FieldValue? = device?.fields["member"]?.value
    let isOurs = device?.stream == (try team())
    guard !isOurs || mainUser == .reference(request.member) else {
      throw Failure(
        .denied, "device.known", "the request names a laptop that is another member's")
    }
  }

  private func assertions(
    _ request: JoinRequest, _ admission: Admission, _ store: CaseStore
  ) throws -> [Assertion] {
    let member = admission.replaces ?? request.member
    let device = try store.record(RecordID(request.device.identifier))
    let laptop =
      device == nil
      ? store.deviceAssertions(request.device, label: request.deviceLabel, member: member) : []
    guard let replaced = try admission.replaces.flatMap({ try store.teamMember($0) }) else {
      return store.memberAssertions(
        id: member, handle: admission.handle, name: request.name, role: admission.role,
        signingKey: request.signingKey, recipient: request.recipient)
        + [request.office].compactMap(\.self).map {
          Assertion(record: member, kind: "member", field: "office", change: .set(.text($0)))
        } + laptop
    }
    let lost = replaced.signingKeys.filter { !replaced.lostKeys.contains($0) }
    let keys =
      lost.map { ("lostKey", Hexadecimal.text($0)) } + [
        ("signingKey", Hexadecimal.text(request.signingKey)), ("recipient", request.recipient),
      ]
    return keys.map {
      Assertion(record: member, kind: "member", field: $0.0, change: .append(.text($0.1)))
    } + laptop
  }

  private func letter(answering digest: [UInt8]?, to recipients: [String]) throws -> DirectoryLetter
  {
    let store = try store
    let identity = try requiredIdentity()
    let handle = try store.teamMember(identity.member)?.handle ?? ""
    let document = try DirectoryPaper.document(
      of: store, label: try label(store, identity.member), handle: handle, answers: digest,
      madeAt: services.now.utcText)
    let paper = try DirectoryPaper(document)
    let keys = try Set(recipients).sorted().map { try AgeRecipient(text: $0) }
    return DirectoryLetter(
      bytes: try Age.encrypt(document, to: keys, random: session.world.random),
      serial: paper.serial, fingerprint: KeyFingerprint(try paper.fingerprint()))
  }

  /// What the team is called: its name, else the office of the acting member.
  private func label(_ store: CaseStore, _ member: RecordID) throws -> String {
    try store.directoryState()?.name ?? store.record(member)?.text("office") ?? ""
  }
}

extension JoinForm {
  /// The request as modules see it.
  init(_ request: JoinRequest, _ document: [UInt8]) throws {
    self.init(
      member: request.member, handle: request.handle, name: request.name,
      office: request.office,
      deviceLabel: request.deviceLabel, madeAt: request.madeAt,
      fingerprint: KeyFingerprint(try request.fingerprint()), document: document)
  }
}
