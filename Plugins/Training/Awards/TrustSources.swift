import FrunDomain
import FrunKit
import FrunText

/// Whose certificates count here and which were taken back, gathered from everything at hand: the
/// list of signers that is shipped, files, and the vault where there is one.
struct TrustSources {
  private(set) var trusted = TrustedIssuers()
  private(set) var known = KnownRevocations()
  /// Lists that were given and count.
  private(set) var lists: [RevocationList] = []
  /// Whether a vault took part.
  private(set) var hasVault = false
  /// Whether there is a vault that was not asked because nobody unlocked it.
  private(set) var isVaultLocked = false
  private let services: any Services

  /// - Parameters:
  ///   - signers: a file like `Training/signers.csv`, beside the one that is shipped.
  ///   - lists: files with revocation lists.
  ///   - withVault: whether the vault is asked, when there is one.
  ///   - asking: whether a locked vault is unlocked first. A certificate is verified without.
  ///   - certificate: the identifier to look up in the register of the vault; nil for none.
  init(
    _ services: any Services, signers: String?, lists files: [String], withVault: Bool,
    asking: Bool = true, certificate: String? = nil
  ) throws {
    self.services = services
    if let bytes = try? services.data("Training/signers.csv") {
      try take(signers: bytes, "Training/signers.csv")
    }
    if let signers {
      try take(signers: services.readInput(signers, limit: 1 << 20), signers)
    }
    if withVault { try readVault(asking: asking, certificate) }
    let time = BadgeTime(endOf: services.today)
    for file in files {
      let list = try Self.list(
        services.readInput(file, limit: RevocationList.largest), file, services)
      try refuseOlder(list, file)
      guard known.add(list, trusted: trusted, at: time) else {
        throw Failure(
          .denied, "revocations.signer", "nobody here vouches for the signer of the list",
          place: file, hints: ["add the key to a list of signers: --signers FILE"])
      }
      lists.append(list)
    }
  }

  /// Reads and verifies a list.
  static func list(
    _ bytes: [UInt8], _ name: String, _ services: any Services
  ) throws -> RevocationList {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.data, "revocations.malformed", "the file is not text", place: name)
    }
    do { return try RevocationList(verifying: text, services.credentialCryptography) } catch {
      throw Failure(.data, "revocations.\(error.check.rawValue)", error.reason, place: name)
    }
  }

  private mutating func take(signers bytes: [UInt8], _ name: String) throws {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.data, "signers.malformed", "the list of signers is not UTF-8", place: name)
    }
    do { trusted = trusted.adding(try TrustedIssuers(csv: text, name: name)) } catch {
      throw Failure(
        .data, "signers.malformed", "the list of signers cannot be read", place: name,
        causes: ["\(error)"], hints: ["mend the line that is named"])
    }
  }

  private mutating func readVault(asking: Bool, _ certificate: String?) throws {
    if !asking, services.vaultAccess != .open {
      isVaultLocked = services.vaultAccess == .locked
      return
    }
    do { _ = try services.acting() } catch let failure as Failure
      where failure.code == "vault.missing"
    {
      return
    }
    hasVault = true
    try readMembers()
    let time = BadgeTime(endOf: services.today)
    for stored in IssuedRevocations.all(
      in: try services.records(RecordQuery(kind: IssuedRevocations.kind)))
    {
      guard let text = stored.list,
        let list = try? RevocationList(verifying: text, services.credentialCryptography)
      else { continue }
      known.add(list, trusted: trusted, at: time)
    }
    if let certificate { try readRegister(certificate) }
  }

  /// The keys of this team and of partners whose words were compared. Those who may not write a
  /// training register vouch for nothing.
  private mutating func readMembers() throws {
    var entries: [TrustedIssuers.Entry] = []
    let members = try services.records(
      RecordQuery(kind: "member", stream: services.ownDirectory()))
    for member in members
    where ["trainer", "supervisor", "dataProtectionOfficer"].contains(member.code("role")) {
      for text in member.texts("signingKey") {
        guard let key = Hexadecimal.bytes(text).flatMap({ IssuerKey(bytes: $0) }) else { continue }
        entries.append(
          TrustedIssuers.Entry(
            issuer: key.did, key: key,
            status: member.code("status") == "revoked" ? .revoked : .active,
            name: member.text("organisation") ?? member.text("office")))
      }
    }
    for (record, card) in try services.partners() where record.code("status") == "active" {
      for member in card.members {
        guard let key = Hexadecimal.bytes(member.signingKey).flatMap({ IssuerKey(bytes: $0) })
        else { continue }
        entries.append(TrustedIssuers.Entry(issuer: key.did, key: key, name: card.label))
      }
    }
    trusted = trusted.adding(TrustedIssuers(entries))
  }

  /// A certificate of this register: it knows itself whether it was taken back.
  private mutating func readRegister(_ identifier: String) throws {
    for (_, standing) in try RegisteredCredentials(services: services).standings(of: identifier) {
      known.add(
        credential: identifier, isRevoked: [.revoked, .surrendered].contains(standing),
        isSuspended: standing == .suspended)
    }
  }

  /// Refuses a list that is older than one of the same signer that was seen before.
  func refuseOlder(_ list: RevocationList, _ file: String) throws {
    guard list.age(at: BadgeTime(endOf: services.today)) >= -1 else {
      throw Failure(
        .denied, "revocations.future", "the list was signed on a day that is to come", place: file,
        hints: ["is the clock of this computer right?"])
    }
    guard hasVault else { return }
    let seen = IssuedRevocations.all(
      in: try services.records(
        RecordQuery(
          kind: IssuedRevocations.kind,
          conditions: [Condition("issuer", .equals(.text(list.issuer)))]))
    ).max { ($0.sequence ?? 0, $0.id) < ($1.sequence ?? 0, $1.id) }
    guard let seen, let sequence = seen.sequence,
      let time = seen.issuedAt.flatMap({ BadgeTime($0) }), let digest = seen.digest
    else { return }
    switch list.order(sequence: sequence, issuedAt: time, digest: digest) {
    case .newer, .same: return
    case .older:
      throw Failure(
        .denied, "revocations.older",
        "the list has number \(list.sequence), and number \(sequence) was seen before",
        place: file,
        hints: ["an old list brings back what was revoked: ask the issuer for the newest"])
    case .contradicts:
      throw Failure(
        .denied, "revocations.contradicts",
        "its signer signed another list with number \(sequence), or a later time", place: file,
        hints: ["ask the issuer on another channel"])
    }
  }
}

/// The certificates that this register issued, with what their awards are today.
struct RegisteredCredentials {
  let services: any Services

  /// The certificates of an identifier: what a single one is verified with.
  func standings(
    of identifier: String
  ) throws -> [(IssuedCredential, AwardHistory.Standing)] {
    try standings(
      IssuedCredential.all(
        in: try services.records(
          RecordQuery(
            kind: IssuedCredential.kind,
            conditions: [Condition("identifier", .equals(.text(identifier)))]))))
  }

  /// Who signed certificates of this register: one question for each.
  func issuers() throws -> [String] {
    var found: [String] = []
    while true {
      var query = RecordQuery(
        kind: IssuedCredential.kind, order: [QueryOrder("issuer")], limit: 1)
      if let last = found.last { query.conditions = [Condition("issuer", .after(.text(last)))] }
      guard let next = try services.records(query).first?.text("issuer"), !found.contains(next)
      else { return found }
      found.append(next)
    }
  }

  /// The certificates whose awards do not count any more: what a revocation list says. Begins with
  /// what happened to awards, so that it costs what was taken back and not what was issued.
  func takenBack() throws -> [(IssuedCredential, AwardHistory.Standing)] {
    var awards = Set(
      AwardEvent.all(in: try services.records(RecordQuery(kind: AwardEvent.kind)))
        .compactMap(\.award))
    // Registers of older versions say it in the award itself.
    for status in ["revoked", "suspended"] {
      awards.formUnion(
        try services.records(
          RecordQuery(
            kind: Award.kind, conditions: [Condition("status", .equals(.code(status)))])
        ).map(\.id))
    }
    var credentials: [IssuedCredential] = []
    let ids = awards.sorted()
    for start in stride(from: 0, to: ids.count, by: 400) {
      let page = ids[start..<min(start + 400, ids.count)]
      credentials += IssuedCredential.all(
        in: try services.records(
          RecordQuery(
            kind: IssuedCredential.kind,
            conditions: [Condition("award", .oneOf(page.map { .reference($0) }))])))
    }
    return try standings(credentials)
  }

  private func standings(
    _ credentials: [IssuedCredential]
  ) throws -> [(IssuedCredential, AwardHistory.Standing)] {
    let book = AwardBook(services: services)
    var awards: [RecordID: Award] = [:]
    let ids = Set(credentials.compactMap(\.award)).sorted()
    for id in ids { awards[id] = try services.record(id).flatMap { Award($0) } }
    let events = Dictionary(
      grouping: try book.events(of: Array(awards.values)), by: { $0.award })
    return credentials.compactMap { credential in
      guard let id = credential.award, let award = awards[id] else { return nil }
      let history = AwardHistory(award, events: events[id] ?? [])
      return (credential, history.standing(on: services.today))
    }
  }
}
