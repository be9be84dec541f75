import FrunCrypto
import FrunDomain
import FrunStore
import Testing

@testable import FrunExchange

/// What is erased or taken back travels, is carried out where it arrives, and is confirmed.
@Suite struct ErasureTests {
  private let folder: TemporaryFolder
  private let sender: Office
  private let receiver: Office
  private let stream: StreamID
  private let person: RecordID
  private let photo: RecordID
  private let digest: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    sender = try Office(seed: 301)
    receiver = try sender.colleague(seed: 302)
    (stream, person) = try sender.openCase("Amina", consent: ["tracing"])
    photo = try sender.newRecord()
    let contents = sender.random.bytes(70_000)
    digest = SHA256.hash(contents)
    let (store, digest, photo, stream) = (sender.store, digest, photo, stream)
    try store.transaction {
      _ = try store.keepContent { use in try contents.withUnsafeBytes(use) }
      try store.commit(
        ChangeSet(
          stream: stream, command: "case attach",
          assertions: [
            Assertion(
              record: photo, kind: "attachment", field: "kind", change: .set(.code("photo"))),
            Assertion(
              record: photo, kind: "attachment", field: "content", change: .set(.digest(digest))),
          ]))
    }
  }

  @discardableResult
  private func export(
    _ name: String, from one: Office, to other: Office, acknowledging: [ArchiveID] = []
  ) throws -> ArchiveHeader {
    let export = CaseExport(
      source: one.store, schema: one.store.schema, signer: try one.signer,
      member: try one.identity.member, producer: "frun test")
    var request = try one.request(stream, to: [other])
    request.acknowledges = acknowledging
    return try export.write(
      request, on: .day("2026-11-21"), toFile: "\(folder.path)/\(name)", random: one.random.bytes
    ).header
  }

  @discardableResult
  private func take(_ name: String, at office: Office, dry: Bool = false) throws -> ImportOutcome {
    try CaseImport(
      sink: office.store, stagingFolder: folder.path, random: office.random.bytes
    ).run(file: "\(folder.path)/\(name)", office.importRequest(isDryRun: dry))
  }

  private func erase(_ record: RecordID) throws {
    try sender.store.commit(
      ChangeSet(
        stream: stream, command: "case erase",
        assertions: sender.store.erasureAssertions(of: record)))
  }

  @Test func answersAndBytesGoWhereTheErasureArrivesAndStayAway() throws {
    try export("before", from: sender, to: receiver)
    let first = try take("before", at: receiver)
    #expect(first.attachments.stored == 1)
    #expect(try receiver.store.contentState(of: digest) == .here(size: 70_000))
    let name = try #require(try receiver.store.records(RecordQuery(kind: "name")).first)
    try erase(photo)
    try erase(name.id)
    try export("after", from: sender, to: receiver)
    let dry = try take("after", at: receiver, dry: true)
    #expect(try receiver.store.contentState(of: digest) == .here(size: 70_000))
    let second = try take("after", at: receiver)
    #expect(second.changes == dry.changes && second.changes.new == 2)
    #expect(try receiver.store.record(name.id)?.isErased == true)
    #expect(try receiver.store.search(SearchQuery(text: "Amina")).isEmpty)
    #expect(try receiver.store.contentState(of: digest) == .unknown)
    // The archive from before is still on some stick.
    let old = try take("before", at: receiver)
    #expect(old.changes.new == 0 && old.attachments.stored == 0 && old.attachments.left == 1)
    #expect(try receiver.store.contentState(of: digest) == .unknown)
    #expect(try receiver.store.record(name.id)?.text("text") == nil)
    #expect(try receiver.store.verify().isClean)
    // A laptop that gets them in the other order holds neither.
    let third = try sender.colleague(seed: 303)
    try export("third", from: sender, to: third)
    try take("third", at: third)
    #expect(try third.store.contentState(of: digest) == .unknown)
  }

  @Test func theNextArchiveBackConfirmsIt() throws {
    try erase(photo)
    let header = try export("after", from: sender, to: receiver)
    let there = try receiver.identity.member
    try sender.store.noteSent(
      SentArchive(
        id: header.id.bytes, receiver: there, at: Moment(utcMilliseconds: 1_790_000_000_000),
        parts: [
          stream: SentArchive.Part(
            contained: header.contained[stream] ?? VersionVector(), rules: [1])
        ]))
    try take("after", at: receiver)
    let confirmed = try receiver.store.acknowledgements(to: sender.identity.member)
    #expect(confirmed == [header.id.bytes])
    try export("back", from: receiver, to: sender, acknowledging: [header.id])
    #expect(try take("back", at: sender, dry: true).acknowledged == 1)
    #expect(try sender.store.sentArchives().map(\.isAcknowledged) == [false])
    #expect(try take("back", at: sender).acknowledged == 1)
    #expect(try sender.store.sentArchives().map(\.isAcknowledged) == [true])
    #expect(try take("back", at: sender).isUnchanged)
  }

  @Test func anArchiveThatHadToWaitIsNotConfirmed() throws {
    var request = try sender.request(stream, to: [receiver])
    request.base = [stream: try sender.store.vector(of: stream)]
    try sender.write(stream, [(person, "person", "sex", .code("female"))])
    let export = CaseExport(
      source: sender.store, schema: sender.store.schema, signer: try sender.signer,
      member: try sender.identity.member, producer: "frun test")
    try export.write(
      request, on: .day("2026-11-21"), toFile: "\(folder.path)/delta", random: sender.random.bytes)
    let outcome = try take("delta", at: receiver)
    #expect(outcome.changes.waiting == 1)
    #expect(try receiver.store.acknowledgements(to: sender.identity.member).isEmpty)
  }

  @Test func consentTakenBackBindsWhereItArrives() throws {
    try export("before", from: sender, to: receiver)
    try take("before", at: receiver)
    let third = try sender.colleague(seed: 304)
    let onward = CaseExport(
      source: receiver.store, schema: receiver.store.schema, signer: try receiver.signer,
      member: try receiver.identity.member, producer: "frun test")
    let request = try receiver.request(stream, to: [third])
    #expect(try onward.preview(request, on: .day("2026-11-21")).refusal == nil)
    try sender.decide("withdrawn", "tracing", by: person, in: stream, on: "2026-11-20")
    // A withdrawal must reach those who have the case, also when nothing else may leave any more.
    _ = try receiver.store.ingest(
      sender.store.bundles(stream: stream), heads: sender.store.heads(of: stream))
    #expect(
      try onward.preview(request, on: .day("2026-11-21")).refusal?.code == .policyConsentRefused)
  }
}
