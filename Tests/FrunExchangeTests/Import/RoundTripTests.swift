import FrunCrypto
import FrunDomain
import FrunStore
import Testing

@testable import FrunExchange

@Suite struct RoundTripTests {
  private let day = "2026-11-21"

  @Test func aCaseGoesToAColleague() throws {
    let folder = try TemporaryFolder()
    let sender = try Office(seed: 1)
    let receiver = try sender.colleague(seed: 2)
    let (stream, _) = try sender.openCase("Amina Yusuf", consent: ["tracing"])
    try sender.attach([1, 2, 3], to: stream)
    let path = folder.path + "/a.tar.zst.age"
    let outcome = try sender.export.write(
      sender.request(stream, to: [receiver]), on: .day(day), toFile: path,
      random: sender.random.bytes)
    #expect(outcome.header.operationCount > 2)
    #expect(folder.names() == ["a.tar.zst.age"])

    let dry = try receiver.importer(folder).run(
      file: path, receiver.importRequest(isDryRun: true))
    #expect(try receiver.store.record(stream.id) == nil)
    let report = try receiver.importer(folder).run(file: path, receiver.importRequest())
    #expect(report.changes == dry.changes)
    #expect(report.attachments.stored == 1 && dry.attachments.stored == 1)
    #expect(report.archive.bagDigest == outcome.bagDigest)
    #expect(report.changes.new > 0)
    guard case .known(let known) = report.archive.sender else {
      Issue.record("the sender is not known")
      return
    }
    #expect(try known.member == sender.identity.member)
    #expect(receiver.attachments.contents.values.contains([1, 2, 3]))
    let name = try receiver.store.records(RecordQuery(kind: "name", stream: stream))
    #expect(name.first?.text("text") == "Amina Yusuf")

    // Again: nothing new, nothing changes.
    let before = try receiver.store.canonicalDump()
    let again = try receiver.importer(folder).run(file: path, receiver.importRequest())
    #expect(again.isUnchanged)
    #expect(try receiver.store.canonicalDump() == before)
    #expect(folder.names() == ["a.tar.zst.age"], "staging is gone")
  }

  @Test func whatWasImportedExportsToTheSameBag() throws {
    let folder = try TemporaryFolder()
    let sender = try Office(seed: 3)
    let receiver = try sender.colleague(seed: 4)
    let (stream, _) = try sender.openCase(consent: ["tracing"])
    let path = folder.path + "/copy"
    var request = try sender.request(stream, .copy, to: [receiver])
    request.staysInTeam = true
    try sender.export.write(request, on: .day(day), toFile: path, random: sender.random.bytes)
    _ = try receiver.importer(folder).run(file: path, receiver.importRequest())
    // Same selection, same signer: the receiver's copy of the history is the sender's.
    func bag(_ office: Office) throws -> String {
      let export = CaseExport(
        source: Shelf(office: office), schema: office.store.schema, signer: try sender.signer,
        member: try sender.identity.member, producer: "frun test")
      return try export.write(request, on: .day(day)) { _ in }.bagDigest
    }
    #expect(try bag(sender) == bag(receiver))
  }

  @Test func sameExportGivesSameBytesBelowTheEnvelope() throws {
    let sender = try Office(seed: 5)
    let (stream, _) = try sender.openCase(consent: ["tracing"])
    func bytes() throws -> [UInt8] {
      var bytes: [UInt8] = []
      _ = try sender.export.write(sender.request(stream, to: [sender]), on: .day(day)) {
        bytes.append(contentsOf: $0)
      }
      return bytes
    }
    #expect(try bytes() == bytes())
  }

  @Test func aDeltaHoldsOnlyWhatIsNew() throws {
    let folder = try TemporaryFolder()
    let sender = try Office(seed: 6)
    let receiver = try sender.colleague(seed: 7)
    let third = try sender.colleague(seed: 8)
    let (stream, person) = try sender.openCase(consent: ["tracing"])
    let full = try sender.export.write(
      sender.request(stream, to: [receiver]), on: .day(day), toFile: folder.path + "/full",
      random: sender.random.bytes)
    try sender.write(stream, [(person, "person", "sex", .code("female"))])
    var request = try sender.request(stream, to: [receiver, third])
    request.base = full.header.contained
    let delta = try sender.export.write(
      request, on: .day(day), toFile: folder.path + "/delta", random: sender.random.bytes)
    // The third member entered the directory before both exports.
    #expect(delta.header.operationCount == 1)

    _ = try receiver.importer(folder).run(file: folder.path + "/full", receiver.importRequest())
    let report = try receiver.importer(folder).run(
      file: folder.path + "/delta", receiver.importRequest())
    #expect(report.changes.new == 1 && report.changes.missing.isEmpty)
    #expect(try receiver.store.record(person)?.code("sex") == "female")

    // Without its base the delta waits, and the report says what is missing.
    let early = try third.importer(folder).run(
      file: folder.path + "/delta", third.importRequest())
    #expect(early.changes.new == 0 && !early.changes.missing.isEmpty)
    #expect(try third.store.record(person) == nil)
  }

  @Test func anUnknownSenderIsQuarantinedUntilConfirmed() throws {
    let folder = try TemporaryFolder()
    let sender = try Office(seed: 9)
    let stranger = try Office(seed: 10)
    let (stream, person) = try sender.openCase(consent: ["sharing"])
    let path = folder.path + "/a"
    try sender.export.write(
      sender.request(stream, .transfer, to: [stranger]), on: .day(day), toFile: path,
      random: sender.random.bytes)
    #expect(
      code { _ = try stranger.importer(folder).run(file: path, stranger.importRequest()) }
        == "signer.unknown")
    #expect(try stranger.store.record(person) == nil)

    let seen = try stranger.importer(folder).inspect(
      file: path, identities: [stranger.ageIdentity], depth: .complete)
    #expect(seen.sender == .unknown)
    #expect(try seen.signer.text == sender.signer.publicKey.text)

    let report = try stranger.importer(folder).run(
      file: path, stranger.importRequest(confirming: sender))
    #expect(report.changes.new > 0)
    #expect(try stranger.store.record(person)?.code("role") == "client")
    // Now the sender is known.
    #expect(
      code { _ = try stranger.importer(folder).run(file: path, stranger.importRequest()) } == nil)
  }

  @Test func passphraseArchives() throws {
    let folder = try TemporaryFolder()
    let sender = try Office(seed: 11)
    let receiver = try sender.colleague(seed: 12)
    let (stream, person) = try sender.openCase(consent: ["tracing"])
    var request = try sender.request(stream, to: [])
    request.lock = .passphrase(Array("six words of a list".utf8), logN: 10)
    let path = folder.path + "/p"
    try sender.export.write(request, on: .day(day), toFile: path, random: sender.random.bytes)
    let wrong = CaseImportRequest(identities: [.scrypt(passphrase: Array("other".utf8))])
    #expect(
      code { _ = try receiver.importer(folder).run(file: path, wrong) }
        == "envelope.wrong-passphrase"
    )
    let right = CaseImportRequest(
      identities: [.scrypt(passphrase: Array("six words of a list".utf8))])
    _ = try receiver.importer(folder).run(file: path, right)
    #expect(try receiver.store.record(person) != nil)
  }

  @Test func severalCasesInOneArchive() throws {
    let folder = try TemporaryFolder()
    let sender = try Office(seed: 13)
    let receiver = try sender.colleague(seed: 14)
    let first = try sender.openCase("One", consent: ["tracing"]).stream
    let second = try sender.openCase("Two", consent: ["tracing"]).stream
    var request = try sender.request(first, to: [receiver])
    request.streams = [first, second]
    let path = folder.path + "/two"
    try sender.export.write(request, on: .day(day), toFile: path, random: sender.random.bytes)
    _ = try receiver.importer(folder).run(file: path, receiver.importRequest())
    #expect(try receiver.store.record(first.id) != nil && receiver.store.record(second.id) != nil)

    let third = try sender.openCase("Three").stream
    request.streams = [first, third]
    #expect(
      code { _ = try sender.export.write(request, on: .day(day)) { _ in } }
        == "policy.consent-missing")
  }

  @Test func aPartnerWhoseCardWasAcceptedIsKnown() throws {
    let folder = try TemporaryFolder()
    let partner = try Office(seed: 15)
    let receiver = try Office(seed: 16)
    let (stream, person) = try partner.openCase(consent: ["sharing"])
    let path = folder.path + "/a"
    try partner.export.write(
      partner.request(stream, .transfer, to: [receiver]), on: .day(day), toFile: path,
      random: partner.random.bytes)
    let key = try Ed25519SigningKey(seed: partner.identity.signingSeed).publicKey
    let member = try partner.identity.member
    let team = try partner.directory
    let card = team.id
    try receiver.write(
      receiver.directory,
      [
        (card, "partner", "label", .text("Team North")),
        (card, "partner", "status", .code("active")),
        (
          card, "partner", "card",
          .text(
            "{\"team\":\"\(team.text)\",\"members\":[{\"handle\":\"noor\",\"id\":\"\(member.text)\","
              + "\"signingKey\":\"\(Hexadecimal.text(key))\"}]}")
        ),
      ])
    try receiver.store.trust(key, of: member, how: "card of a partner team")
    let seen = try receiver.importer(folder).inspect(
      file: path, identities: [receiver.ageIdentity], depth: .header)
    guard case .known(let signer) = seen.sender else {
      Issue.record("the partner is not known")
      return
    }
    #expect(signer.handle == "noor" && signer.isActive)
    _ = try receiver.importer(folder).run(file: path, receiver.importRequest())
    #expect(try receiver.store.record(person) != nil)

    // A partner that is no longer in use is refused, whatever its own directory says.
    try receiver.write(receiver.directory, [(card, "partner", "status", .code("suspended"))])
    #expect(
      code { _ = try receiver.importer(folder).run(file: path, receiver.importRequest()) }
        == "signer.revoked")
  }

  @Test func aDirectoryAloneIsNoExport() throws {
    let office = try Office(seed: 17)
    var request = try office.request(office.openCase(consent: ["tracing"]).stream, to: [office])
    request.streams = []
    #expect(
      code { _ = try office.export.write(request, on: .day(day)) { _ in } }
        == "policy.nothing-to-export")
  }

  /// Whether a commit of a new device, signed with `key` in the name of `member`, is taken.
  private func trusts(
    _ office: Office, _ key: Ed25519SigningKey, as member: RecordID
  ) throws -> Bool {
    let stream = StreamID(kind: .case, id: try office.newRecord())
    let commit = Commit(
      stream: stream, device: try DeviceID(random: office.random.bytes), sequence: 1,
      previous: [UInt8](repeating: 0, count: 32), context: VersionVector(),
      at: Moment(utcMilliseconds: 1_790_000_000_000), author: member, command: "forged",
      digests: [])
    let hash = SHA256.hash(commit.hashedBytes)
    let signed = SignedHead.signedBytes(
      stream: stream, device: commit.device, sequence: 1, hash: hash, author: member)
    let head = SignedHead(
      stream: stream, device: commit.device, sequence: 1, hash: hash, author: member,
      signature: try key.sign(signed))
    let report = try? office.store.ingest(
      [CommitBundle(commit: commit, assertions: [])], heads: [head],
      options: IngestOptions(isDryRun: true))
    return (report?.new ?? 0) > 0
  }

  /// Somebody whom we confirmed once puts our own member, with a key of their own, into their
  /// directory.
  @Test func aPartnerCannotSpeakAsOneOfUs() throws {
    let folder = try TemporaryFolder()
    let partner = try Office(seed: 18)
    let receiver = try Office(seed: 19)
    let (stream, _) = try partner.openCase(consent: ["sharing"])
    let victim = try receiver.identity.member
    let impostor = try Ed25519SigningKey(seed: [UInt8](repeating: 9, count: 32))
    try partner.store.commit(
      ChangeSet(
        stream: partner.directory, command: "team add",
        assertions: partner.store.memberAssertions(
          id: victim, handle: "AAA", name: nil, role: .dataProtectionOfficer,
          signingKey: impostor.publicKey, recipient: "age1none")))
    let path = folder.path + "/a"
    try partner.export.write(
      partner.request(stream, .transfer, to: [receiver]), on: .day(day), toFile: path,
      random: partner.random.bytes)
    #expect(
      code {
        _ = try receiver.importer(folder).run(
          file: path, receiver.importRequest(confirming: partner))
      } == "content.foreign-case")
    let signers = try receiver.store.knownSigners()
    #expect(signers.filter { $0.member == victim }.map(\.handle) == ["m19"])
    #expect(!signers.contains { $0.keys.contains(impostor.publicKey) })
    // Nor did the confirmation make the key trusted.
    let own = try Ed25519SigningKey(seed: receiver.identity.signingSeed)
    #expect(try trusts(receiver, own, as: victim), "the check itself works")
    #expect(try !trusts(receiver, impostor, as: victim))
  }

  @Test func aNewKeyInTheNameOfAKnownMemberIsRefused() throws {
    let folder = try TemporaryFolder()
    let sender = try Office(seed: 20)
    let receiver = try sender.colleague(seed: 21)
    let (stream, _) = try sender.openCase(consent: ["tracing"])
    let impostor = try Ed25519SigningKey(seed: [UInt8](repeating: 9, count: 32))
    let export = CaseExport(
      source: Shelf(office: sender), schema: .standard, signer: ArchiveSigner(key: impostor),
      member: try sender.identity.member, producer: "frun test")
    let path = folder.path + "/a"
    try export.write(
      sender.request(stream, to: [receiver]), on: .day(day), toFile: path,
      random: sender.random.bytes)
    var request = try receiver.importRequest()
    request.confirmedSender = MinisignPublicKey(impostor).text
    #expect(
      code { _ = try receiver.importer(folder).run(file: path, request) }
        == "signer.context-mismatch")
  }
}
