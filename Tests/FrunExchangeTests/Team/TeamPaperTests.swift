import FrunCrypto
import FrunDomain
import FrunExchange
import FrunStore
import FrunText
import Testing

@Suite("Joining a team by papers") struct TeamPaperTests {
  private let founder: Office
  private let joiner: Office

  init() throws {
    founder = try Office(seed: 1)
    joiner = try Office(seed: 2)
  }

  private func requestBytes(_ office: Office, nonce: UInt8 = 1) throws -> [UInt8] {
    try JoinRequest.document(
      handle: "bo", name: nil, identity: office.identity, deviceLabel: "old laptop",
      madeAt: "2026-11-22T09:00:00.000Z", nonce: [UInt8](repeating: nonce, count: 16))
  }

  /// What an administrator's command writes into the directory.
  private func admit(_ request: JoinRequest, by office: Office, role: Role = .caseworker) throws {
    try office.store.commit(
      ChangeSet(
        stream: office.directory, command: "team approve",
        assertions: office.store.memberAssertions(
          id: request.member, handle: request.handle, name: request.name, role: role,
          signingKey: request.signingKey, recipient: request.recipient)
          + office.store.deviceAssertions(
            request.device, label: request.deviceLabel, member: request.member)))
  }

  private func paper(of office: Office, answers: [UInt8]? = nil) throws -> [UInt8] {
    try DirectoryPaper.document(
      of: office.store, label: "Team A", handle: "m1", answers: answers,
      madeAt: "2026-11-22T09:00:00.000Z")
  }

  private func code(_ body: () throws -> Void) -> ExchangeCode? {
    do {
      try body()
      return nil
    } catch let error as ExchangeError { return error.code } catch { return nil }
  }

  @Test("A laptop with a team of its own changes over, and both write into one directory")
  func joining() throws {
    try joiner.openCase("Before")
    let request = try JoinRequest(requestBytes(joiner))
    #expect(try request.member == joiner.identity.member)
    try admit(request, by: founder)
    let answer = try DirectoryPaper(paper(of: founder, answers: request.digest))
    #expect(answer.answers == request.digest)
    let report = try DirectoryEntry.join(answer, in: joiner.store)
    #expect(report.hasJoined && report.member.role == .caseworker)
    #expect(try joiner.directory == founder.directory)
    #expect(try joiner.store.members().count == 2)
    let id = try joiner.identity.member
    // The directory of before counts no more.
    #expect(try joiner.store.record(id)?.stream == (try founder.directory))
    #expect(try joiner.store.record(id)?.code("role") == "caseworker")
    #expect(try joiner.store.verify().problems.isEmpty)
    _ = try joiner.store.rotateKeys(
      signingSeed: joiner.random.bytes(32), agreementSecret: joiner.random.bytes(32),
      command: "team rotate")
    let back = try DirectoryEntry.update(DirectoryPaper(paper(of: joiner)), in: founder.store)
    #expect(back.new == 1)
    #expect(try founder.store.member(id)?.signingKeys.count == 2)
  }

  @Test("Every changed byte of a request or a directory is noticed") func tampering() throws {
    let request = try requestBytes(joiner)
    for index in stride(from: 0, to: request.count, by: 3) {
      var changed = request
      changed[index] ^= 1
      #expect(throws: ExchangeError.self) { try JoinRequest(changed) }
    }
    let directory = try paper(of: founder)
    for index in stride(from: 0, to: directory.count, by: 7) {
      var changed = directory
      changed[index] ^= 1
      #expect(throws: ExchangeError.self) { try DirectoryPaper(changed) }
    }
    for length in stride(from: 0, to: directory.count, by: 11) {
      #expect(throws: ExchangeError.self) { try DirectoryPaper(Array(directory.prefix(length))) }
    }
  }

  @Test("Another key in a request gives other words") func words() throws {
    let one = try JoinRequest(requestBytes(joiner)).fingerprint()
    #expect(try one == JoinRequest(requestBytes(joiner)).fingerprint())
    #expect(try one.words != JoinRequest(requestBytes(joiner, nonce: 2)).fingerprint().words)
    #expect(try one.words != JoinRequest(requestBytes(founder)).fingerprint().words)
    let answer = try DirectoryPaper(paper(of: founder, answers: [1])).fingerprint()
    #expect(try answer != DirectoryPaper(paper(of: founder, answers: [2])).fingerprint())
    #expect(
      try answer.words == DirectoryPaper(paper(of: founder, answers: [1])).fingerprint().words)
  }

  @Test("A directory that does not name the laptop changes nothing") func notNamed() throws {
    let before = try joiner.directory
    let answer = try DirectoryPaper(paper(of: founder))
    #expect(
      code { _ = try DirectoryEntry.join(answer, in: joiner.store) } == .signerNotAddressedToYou)
    #expect(try joiner.directory == before && joiner.store.members().count == 1)
  }

  @Test("A lost laptop's member comes back on another one, under the same identifier")
  func replacement() throws {
    let lost = try founder.colleague(seed: 3)
    let member = try lost.identity.member
    let oldKey = try lost.store.publicKey()
    let request = try JoinRequest(requestBytes(joiner))
    try founder.store.commit(
      ChangeSet(
        stream: founder.directory, command: "team approve",
        assertions: [
          ("signingKey", Hexadecimal.text(request.signingKey)), ("recipient", request.recipient),
          ("lostKey", Hexadecimal.text(oldKey)),
        ].map {
          Assertion(record: member, kind: "member", field: $0.0, change: .append(.text($0.1)))
        }))
    let answer = try DirectoryPaper(paper(of: founder, answers: request.digest))
    let report = try DirectoryEntry.join(answer, in: joiner.store)
    #expect(report.member.id == member)
    #expect(try joiner.identity.member == member)
    try joiner.openCase("After")
    // The finder of the lost laptop is refused.
    let stale = try DirectoryPaper(paper(of: lost))
    #expect(
      code { _ = try DirectoryEntry.update(stale, in: founder.store) } == .signerRevoked)
  }

  @Test("An old directory, a stranger's and a revoked member's are refused") func refusals() throws
  {
    let colleague = try founder.colleague(seed: 4, role: .supervisor)
    let old = try DirectoryPaper(paper(of: founder))
    let stranger = try DirectoryPaper(paper(of: joiner))
    #expect(
      code { _ = try DirectoryEntry.update(stranger, in: founder.store) } == .contentForeignCase)
    try admit(JoinRequest(requestBytes(joiner)), by: founder)
    let new = try DirectoryPaper(paper(of: founder))
    #expect(try DirectoryEntry.update(new, in: colleague.store).new == 1)
    #expect(try DirectoryEntry.update(new, in: colleague.store).new == 0)
    #expect(
      code { _ = try DirectoryEntry.update(old, in: colleague.store) } == .signerDirectoryRollback)
    #expect(try colleague.store.members().count == 3)
    let theirs = try DirectoryPaper(paper(of: colleague))
    try founder.store.commit(
      ChangeSet(
        stream: founder.directory, command: "team revoke",
        assertions: [
          Assertion(
            record: try colleague.identity.member, kind: "member", field: "status",
            change: .set(.code("revoked")))
        ]))
    #expect(code { _ = try DirectoryEntry.update(theirs, in: founder.store) } == .signerRevoked)
  }

  @Test("A directory cannot give a confirmed partner another key") func changedKey() throws {
    try admit(JoinRequest(requestBytes(joiner)), by: founder)
    let partner = try founder.identity.member
    try joiner.store.trust([UInt8](repeating: 9, count: 32), of: partner, how: "card")
    let answer = try DirectoryPaper(paper(of: founder))
    #expect(
      code { _ = try DirectoryEntry.join(answer, in: joiner.store) } == .signerContextMismatch)
  }

  /// Sends a case of one office to another.
  private func send(_ stream: StreamID, from sender: Office, to receiver: Office) throws
    -> ExchangeCode?
  {
    let folder = try TemporaryFolder()
    let path = folder.path + "/case.age"
    _ = try sender.export.write(
      sender.request(stream, to: [receiver]), on: try .day("2026-11-22"), toFile: path,
      replacing: false, random: sender.random.bytes)
    do {
      _ = try receiver.importer(folder).run(file: path, receiver.importRequest())
      return nil
    } catch let error as ExchangeError { return error.code }
  }

  @Test("Archives signed with a new key are taken, when the old key gave it; another key is not")
  func succession() throws {
    let colleague = try founder.colleague(seed: 5)
    #expect(try send(colleague.openCase(consent: ["tracing"]).stream, from: colleague, to: founder) == nil)
    _ = try colleague.store.rotateKeys(
      signingSeed: colleague.random.bytes(32), agreementSecret: colleague.random.bytes(32),
      command: "team rotate")
    let stream = try colleague.openCase(consent: ["tracing"]).stream
    #expect(try send(stream, from: colleague, to: founder) == nil)
    #expect(try founder.store.record(stream.id) != nil)
    // Somebody who says they are the colleague, with a key of their own.
    let identity = try colleague.identity
    try colleague.store.take(
      LocalIdentity(
        member: identity.member, device: identity.device, signingSeed: Office.Numbers(6).bytes(32),
        agreementSecret: identity.agreementSecret))
    let before = try founder.store.canonicalDump()
    #expect(try send(stream, from: colleague, to: founder) == .signerContextMismatch)
    #expect(try founder.store.canonicalDump() == before)
  }

  @Test("A sender who goes on with an older directory is refused") func archiveRollback() throws {
    let colleague = try founder.colleague(seed: 7, role: .supervisor)
    let stream = try colleague.openCase(consent: ["tracing"]).stream
    try founder.store.watchDirectory(
      founder.directory, of: colleague.identity.member, serial: 99,
      newest: Moment(utcMilliseconds: 0))
    #expect(try send(stream, from: colleague, to: founder) == .signerDirectoryRollback)
    #expect(try founder.store.record(stream.id) == nil)
  }
}
