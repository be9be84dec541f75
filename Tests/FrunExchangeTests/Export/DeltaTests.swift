import CSystem
import FrunCrypto
import FrunDomain
import FrunStore
import Glibc
import Synchronization
import Testing

@testable import FrunExchange

/// Archives that build on what the receiver said it has.
@Suite struct DeltaTests {
  /// Two laptops of one team that send cases to and fro.
  private struct Exchange {
    let folder: TemporaryFolder
    let sender: Office
    let receiver: Office
    let stream: StreamID

    init(seed: UInt64, commits: Int = 40) throws {
      folder = try TemporaryFolder()
      sender = try Office(seed: seed)
      receiver = try sender.colleague(seed: seed + 1)
      stream = try sender.openCase("Amina", consent: ["tracing", "sharing"]).stream
      for number in 0..<commits {
        try sender.write(
          stream, [(stream.id, "case", "separationHistory", .text("heard \(number)"))])
      }
    }

    /// Writes an archive from one to the other as the host does, with what it may build on.
    @discardableResult
    func send(
      from office: Office, to other: Office, _ purpose: ExportPurpose = .tracing, as name: String
    ) throws -> ExportOutcome {
      let receiver = try other.identity.member
      var export = try office.export
      export.acknowledged = {
        try office.store.acknowledged($0, by: receiver, rules: $1)
      }
      var request = try office.request(stream, purpose, to: [other])
      request.acknowledges = try office.store.acknowledgements(to: receiver).compactMap {
        ArchiveID(bytes: $0)
      }
      let outcome = try export.write(
        request, on: .day("2026-11-21"), toFile: path(name), random: office.random.bytes)
      try office.store.noteSent(
        SentArchive(
          id: outcome.header.id.bytes, receiver: receiver,
          at: Moment(utcMilliseconds: 1_790_000_000_000),
          parts: outcome.rules.reduce(into: [:]) { parts, rule in
            parts[rule.key] = SentArchive.Part(
              contained: outcome.header.contained[rule.key] ?? .init(), rules: rule.value)
          }))
      return outcome
    }

    func path(_ name: String) -> String { folder.path + "/" + name }

    func take(_ name: String, into office: Office) throws -> ImportOutcome {
      try office.importer(folder).run(file: path(name), office.importRequest())
    }
  }

  @Test func afterAnAcknowledgementOnlyWhatIsNewGoes() throws {
    let exchange = try Exchange(seed: 201)
    let (sender, receiver, stream) = (exchange.sender, exchange.receiver, exchange.stream)
    let full = try exchange.send(from: sender, to: receiver, as: "1")
    #expect(!full.preview.isDelta && full.header.acknowledges.isEmpty)
    _ = try exchange.take("1", into: receiver)
    // Nobody said yet that it arrived.
    let again = try exchange.send(from: sender, to: receiver, as: "2")
    #expect(!again.preview.isDelta)

    // The answer acknowledges.
    try receiver.write(stream, [(stream.id, "case", "source", .text("told by an aunt"))])
    let answer = try exchange.send(from: receiver, to: sender, as: "3")
    #expect(answer.header.acknowledges == [full.header.id])
    _ = try exchange.take("3", into: sender)
    #expect(try sender.store.sentArchives().contains { $0.isAcknowledged })

    try sender.write(stream, [(stream.id, "case", "separationPlace", .text("Goma"))])
    let delta = try exchange.send(from: sender, to: receiver, as: "4")
    #expect(delta.preview.isDelta && delta.header.base[stream] != nil)
    #expect(delta.preview.sentences.contains { $0.contains("has not acknowledged") })
    #expect(delta.header.operationCount < 5 && full.header.operationCount > 40)
    #expect(delta.header.acknowledges == [answer.header.id])
    let report = try exchange.take("4", into: receiver)
    #expect(report.changes.missing.isEmpty && report.changes.waiting == 0)
    #expect(
      try receiver.store.record(stream.id)?["separationPlace"] == .text("Goma"))
    #expect(try receiver.store.verify().isClean)
  }

  @Test func aDeltaWithoutItsBaseSaysWhatIsMissing() throws {
    let exchange = try Exchange(seed: 205, commits: 10)
    let (sender, receiver, stream) = (exchange.sender, exchange.receiver, exchange.stream)
    var request = try sender.request(stream, to: [receiver])
    request.base = [stream: try sender.store.vector(of: stream)]
    try sender.write(stream, [(stream.id, "case", "separationPlace", .text("Goma"))])
    try sender.export.write(
      request, on: .day("2026-11-21"), toFile: exchange.path("x"), random: sender.random.bytes)
    let report = try exchange.take("x", into: receiver)
    #expect(report.changes.missing.map(\.count).reduce(0, +) > 10)
    #expect(try receiver.store.record(stream.id) == nil)
    // Such an archive is not acknowledged.
    #expect(try receiver.store.acknowledgements(to: sender.identity.member).isEmpty)
    let whole = try exchange.send(from: sender, to: receiver, as: "whole")
    #expect(!whole.preview.isDelta)
    _ = try exchange.take("whole", into: receiver)
    #expect(try receiver.store.record(stream.id)?["separationPlace"] == .text("Goma"))
  }

  @Test func underOtherRulesEverythingGoesAgain() throws {
    let exchange = try Exchange(seed: 209, commits: 10)
    let (sender, receiver, stream) = (exchange.sender, exchange.receiver, exchange.stream)
    try sender.write(stream, [(stream.id, "case", "childWishes", .text("to go home"))])
    try exchange.send(from: sender, to: receiver, .tracing, as: "1")
    _ = try exchange.take("1", into: receiver)
    try receiver.write(stream, [(stream.id, "case", "source", .text("an aunt"))])
    try exchange.send(from: receiver, to: sender, .tracing, as: "2")
    _ = try exchange.take("2", into: sender)
    #expect(try receiver.store.record(stream.id)?.texts("childWishes").isEmpty == true)
    // A transfer brings what the tracing archive left out, also of old changes.
    let transfer = try exchange.send(from: sender, to: receiver, .transfer, as: "3")
    #expect(transfer.header.base[stream] == nil)
    let report = try exchange.take("3", into: receiver)
    #expect(report.changes.filled > 0)
    #expect(try receiver.store.record(stream.id)?.texts("childWishes") == ["to go home"])
    // And so it does when a consent changes what may leave.
    try receiver.write(stream, [(stream.id, "case", "separationPlace", .text("Goma"))])
    try exchange.send(from: receiver, to: sender, .tracing, as: "4")
    _ = try exchange.take("4", into: sender)
    let relative = try sender.newRecord()
    try sender.write(stream, [(relative, "person", "role", .code("relative"))])
    try sender.decide("refused", "tracing", by: relative, in: stream)
    #expect(try !exchange.send(from: sender, to: receiver, .tracing, as: "5").preview.isDelta)
  }

  @Test func anAcknowledgementCountsOnlyFromTheReceiver() throws {
    let exchange = try Exchange(seed: 213, commits: 1)
    let (sender, receiver) = (exchange.sender, exchange.receiver)
    let outcome = try exchange.send(from: sender, to: receiver, as: "1")
    let stranger = try sender.newRecord()
    #expect(try sender.store.acknowledge([outcome.header.id.bytes], by: stranger) == 0)
    #expect(try sender.store.acknowledge([[1, 2, 3]], by: receiver.identity.member) == 0)
    #expect(
      try sender.store.acknowledge([outcome.header.id.bytes], by: receiver.identity.member) == 1)
    #expect(
      try sender.store.acknowledge([outcome.header.id.bytes], by: receiver.identity.member) == 0)
  }

  @Test func severalCasesAndTheDirectoryGoInOneArchive() throws {
    let exchange = try Exchange(seed: 217, commits: 2)
    let (sender, receiver) = (exchange.sender, exchange.receiver)
    let second = try sender.openCase("Hodan", consent: ["tracing"]).stream
    let without = try sender.openCase("Selam").stream
    var request = try sender.request(exchange.stream, to: [receiver])
    request.streams = [exchange.stream, second].sorted()
    try sender.export.write(
      request, on: .day("2026-11-21"), toFile: exchange.path("two"), random: sender.random.bytes)
    _ = try exchange.take("two", into: receiver)
    #expect(try receiver.store.streams(.case) == request.streams)
    let page = try OpenedArchive(exchange.path("two"), [receiver.ageIdentity])
      .text("data/dossier.html")
    #expect(page.contains("Amina") && page.contains("Hodan"))
    // One case without consent holds all of them back, and is named.
    request.streams = (request.streams + [without]).sorted()
    let refusal = try sender.export.preview(request, on: .day("2026-11-21")).refusal
    #expect(refusal?.code == .policyConsentMissing)
    #expect(refusal?.place == CaseNumber(of: without.id).description)
    // A directory that is asked for is an export of its own.
    var directory = try sender.request(exchange.stream, .copy, to: [receiver])
    directory.streams = [try sender.directory]
    directory.staysInTeam = true
    let outcome = try sender.export.write(
      directory, on: .day("2026-11-21"), toFile: exchange.path("directory"),
      random: sender.random.bytes)
    #expect(outcome.header.operationCount > 0)
    let report = try exchange.take("directory", into: receiver)
    #expect(report.changes.missing.isEmpty)
  }

  @Test func theFileTellsNothingByNameOrTime() throws {
    let exchange = try Exchange(seed: 221, commits: 1)
    let name = ArchiveFileName.random(exchange.sender.random.bytes)
    #expect(name.hasPrefix("frun-") && name.hasSuffix(".tar.zst.age") && name.utf8.count == 29)
    try exchange.send(from: exchange.sender, to: exchange.receiver, as: name)
    var facts = stat()
    #expect(stat(exchange.path(name), &facts) == 0)
    let days = try CivilDate.day("2026-11-21").dayNumber - CivilDate.day("1970-01-01").dayNumber
    #expect(facts.st_mtim.tv_sec == days * 86_400 && facts.st_mtim.tv_nsec == 0)
    #expect(facts.st_mode & 0o077 == 0)
  }

  /// A case of thousands of changes that are made up while they are read.
  private final class LongHistory: BundleSource {
    static let count = 8_000
    let shelf: Shelf
    let stream: StreamID
    let template: CommitBundle
    /// Called with the number of every change that is handed out.
    var onChange: (Int) -> Void = { _ in }

    init(_ office: Office, _ stream: StreamID) throws {
      shelf = Shelf(office: office)
      self.stream = stream
      template = try #require(office.store.bundles(stream: stream).last)
    }

    func state(of stream: StreamID) throws -> StreamState {
      var vector = VersionVector()
      vector.insert(ChainPosition(device: template.commit.device, sequence: Self.count))
      return StreamState(vector: vector, heads: [])
    }
    func eachRecord(
      of stream: StreamID, kind: String?, _ body: (Record) throws -> Void
    ) throws { try shelf.eachRecord(of: stream, kind: kind, body) }
    func eachBundle(
      of stream: StreamID, after known: VersionVector, upTo end: VersionVector,
      _ body: (CommitBundle) throws -> Void
    ) throws {
      let commit = template.commit
      for number in 1...end[commit.device] {
        onChange(number)
        try body(
          CommitBundle(
            commit: Commit(
              stream: stream, device: commit.device, sequence: number, previous: noise(number),
              context: commit.context, at: commit.at, author: commit.author,
              command: Hexadecimal.text(noise(-number)),
              digests: commit.digests),
            assertions: template.assertions))
      }
    }
    /// What nobody can compress, so that the buffers on the way fill up.
    private func noise(_ number: Int) -> [UInt8] {
      var state = UInt64(bitPattern: Int64(number)) &* 0x9E37_79B9_7F4A_7C15 | 1
      return (0..<32).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56)
      }
    }
    func attachmentSize(_ digest: [UInt8]) throws -> UInt64? { nil }
    func readAttachment(_ digest: [UInt8], _ use: ByteConsumer) throws {}
  }

  /// The history is read and written change by change: while the last tenth is still being read,
  /// the beginning has left, in files of bounded size.
  @Test func aLongHistoryIsNotHeld() throws {
    let office = try Office(seed: 225)
    let (stream, _) = try office.openCase(consent: ["tracing"])
    var request = try office.request(stream, to: [office])
    request.directory = nil
    let source = try LongHistory(office, stream)
    var limits = ArchiveLimits()
    limits.operationFileBytes = 64 << 10
    let export = CaseExport(
      source: source, schema: .standard, signer: try office.signer,
      member: try office.identity.member, producer: "frun test", limits: limits)
    let written = Gauge()
    var passes = 0
    var left = 0
    source.onChange = { number in
      if number == 1 { passes += 1 }
      if passes == 2, number == LongHistory.count / 10 * 9 { left = written.bytes }
    }
    let result = try export.write(request, on: .day("2026-11-21")) { written.add($0.count) }
    #expect(passes == 2, "measured once, written once")
    #expect(result.header.operationCount == LongHistory.count)
    #expect(result.header.operationFiles > 20 && result.header.payload.largest <= 64 << 10)
    #expect(left > 0 && left < written.bytes)
  }

  /// Counts what arrived; the sink is called from another thread.
  private final class Gauge: Sendable {
    private let count = Mutex(0)
    var bytes: Int { count.withLock { $0 } }
    func add(_ bytes: Int) { count.withLock { $0 += bytes } }
  }
}
