import FrunCrypto
import FrunDomain
import FrunExchange
import FrunStore

extension Office {
  /// Accepts the card of another team, called so.
  func accept(_ other: Office, as label: String) throws {
    let (team, identity) = (try other.directory, try other.identity)
    let key = try Ed25519SigningKey(seed: identity.signingSeed).publicKey
    let card = """
      {"team":"\(team.text)","members":[{"handle":"m","id":"\(identity.member.text)",\
      "signingKey":"\(Hexadecimal.text(key))"}]}
      """
    try write(
      directory,
      [
        (team.id, "partner", "label", .text(label)),
        (team.id, "partner", "status", .code("active")),
        (team.id, "partner", "card", .text(card)),
      ])
    try store.trust(key, of: identity.member, how: "card")
  }

  /// Makes an archive for a partner as the host does, and writes it down in ledger and case.
  @discardableResult
  func send(
    _ streams: [StreamID], _ purpose: ExportPurpose, to other: Office, called name: String,
    as path: String, isDelta: Bool = false
  ) throws -> ExportOutcome {
    let receiver = try other.directory.id
    var request = CaseExportRequest(
      streams: streams, directory: try directory, purpose: purpose,
      lock: .recipients([try other.recipient]))
    request.audience = [name]
    request.acknowledges = try store.acknowledgements(to: receiver).compactMap {
      ArchiveID(bytes: $0)
    }
    if purpose == .notice {
      for notice in try store.notices(on: .day("2026-11-21")) where notice.receiver == receiver {
        guard streams.contains(notice.stream) else { continue }
        if case .withdrawal(let decision) = notice.matter {
          request.told[notice.stream, default: []].insert(decision.record)
        }
        request.base[notice.stream] = try store.acknowledged(notice.stream, by: receiver)
      }
    }
    var export = CaseExport(
      source: store, schema: store.schema, signer: try signer, member: try identity.member,
      producer: "frun test")
    if isDelta {
      export.acknowledged = { try self.store.acknowledged($0, by: receiver, rules: $1) }
    }
    let outcome = try export.write(
      request, on: .day("2026-11-21"), toFile: path, random: random.bytes)
    try store.noteSent(
      SentArchive(
        id: outcome.header.id.bytes, receiver: receiver, at: outcome.header.newestAt ?? store.now,
        parts: outcome.rules.reduce(into: [:]) { parts, rule in
          parts[rule.key] = SentArchive.Part(
            contained: outcome.header.contained[rule.key] ?? .init(), rules: rule.value)
        }, purpose: purpose.rawValue))
    return outcome
  }

  /// Takes an archive in.
  @discardableResult
  func take(
    _ path: String, _ folder: TemporaryFolder, acceptsErasures: Bool = false, dry: Bool = false
  ) throws -> ImportOutcome {
    var request = try importRequest(isDryRun: dry)
    request.acceptsErasures = acceptsErasures
    return try CaseImport(sink: store, stagingFolder: folder.path, random: random.bytes)
      .run(file: path, request)
  }

  /// What is to be told, as `receiver: what state`, sorted.
  func told() throws -> [String] {
    try store.notices(on: .day("2026-11-21")).map { notice in
      let what =
        switch notice.matter {
        case .withdrawal(let decision): decision.purpose
        case .erasure(let answers): "\(answers) erased"
        case .confirmation: "confirmation"
        }
      return "\(notice.name): \(what) \(notice.state.rawValue)"
    }.sorted()
  }
}

extension CaseStore {
  fileprivate var now: Moment { Moment(utcMilliseconds: 1_790_000_000_000) }
}
