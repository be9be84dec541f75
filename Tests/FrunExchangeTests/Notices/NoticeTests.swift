import FrunCrypto
import FrunDomain
import FrunStore
import Testing

@testable import FrunExchange

/// What was taken back or erased is told to whoever has the case, obeyed there and confirmed.
@Suite struct NoticeTests {
  private let folder: TemporaryFolder
  private let ours: Office
  private let theirs: Office
  private let third: Office
  private let stream: StreamID
  private let person: RecordID

  init() throws {
    folder = try TemporaryFolder()
    ours = try Office(seed: 401)
    theirs = try Office(seed: 402)
    third = try Office(seed: 403)
    try ours.accept(theirs, as: "Team B")
    try ours.accept(third, as: "Team C")
    try theirs.accept(ours, as: "Team A")
    try third.accept(ours, as: "Team A")
    (stream, person) = try ours.openCase("Amina", consent: ["sharing", "tracing", "services"])
  }

  private func path(_ name: String) -> String { folder.path + "/" + name }

  private func give(_ purpose: ExportPurpose = .transfer, to other: Office, as name: String) throws
  {
    let label = other === theirs ? "Team B" : "Team C"
    try ours.send([stream], purpose, to: other, called: label, as: path(name))
    try other.take(path(name), folder)
  }

  /// The words of a whole bag as one text.
  private func text(of name: String, for office: Office) throws -> String {
    let archive = try OpenedArchive(path(name), [office.ageIdentity])
    return ["data/case.json", "data/dossier.html", "data/ops/000000.jsonl"]
      .map { archive.text($0) }.joined()
  }

  @Test func aWithdrawalReachesWhoeverHasTheCaseAndIsConfirmed() throws {
    try give(to: theirs, as: "1")
    #expect(try ours.told().isEmpty, "nothing was taken back")
    try ours.decide("withdrawn", "sharing", by: person, in: stream, on: "2026-11-20")
    #expect(try ours.told() == ["Team B: sharing pending"])
    // Everything else is refused now, also as a delta.
    #expect(throws: ExchangeError.self) {
      try ours.send([stream], .transfer, to: theirs, called: "Team B", as: path("x"))
    }
    let notice = try ours.send([stream], .notice, to: theirs, called: "Team B", as: path("2"))
    #expect(notice.preview.refusal == nil && notice.preview.attachments == 0)
    #expect(try ours.told() == ["Team B: sharing sent"])

    #expect(
      try theirs.take(path("2"), folder, dry: true).withdrawals.map(\.decision.purpose) == [
        "sharing"
      ])
    let outcome = try theirs.take(path("2"), folder)
    #expect(outcome.withdrawals.map(\.decision.person) == [person] && outcome.owesConfirmation)
    #expect(try theirs.told() == ["Team A: confirmation pending"])
    let onward = CaseExport(
      source: theirs.store, schema: theirs.store.schema, signer: try theirs.signer,
      member: try theirs.identity.member, producer: "frun test")
    let refusal = try onward.preview(
      theirs.request(stream, .transfer, to: [third]), on: .day("2026-11-21"))
    #expect(refusal.refusal?.code == .policyConsentRefused)
    #expect(
      try onward.preview(theirs.request(stream, .tracing, to: [third]), on: .day("2026-11-21"))
        .refusal == nil)

    try theirs.send([stream], .notice, to: ours, called: "Team A", as: path("3"))
    #expect(try theirs.told().isEmpty)
    let answer = try ours.take(path("3"), folder)
    #expect(
      answer.acknowledged == 2 && !answer.owesConfirmation, "no confirmation of a confirmation")
    #expect(try ours.told() == ["Team B: sharing confirmed"])
    #expect(try ours.store.verify().isClean && theirs.store.verify().isClean)
  }

  @Test func aNoticeSaysNothingButTheNo() throws {
    let relative = try ours.newRecord()
    let name = try ours.newRecord()
    try ours.write(
      stream,
      [
        (relative, "person", "role", .code("relative")),
        (name, "name", "person", .reference(relative)), (name, "name", "kind", .code("full")),
        (name, "name", "text", .text("Hodan")),
      ])
    try give(to: theirs, as: "1")
    try ours.decide("refused", "sharing", by: relative, in: stream, on: "2026-11-19")
    let record = try ours.newRecord()
    try ours.store.commit(
      ChangeSet(
        stream: stream, command: "case consent", reason: "the uncle threatened them",
        assertions: [
          Assertion(
            record: record, kind: "consent", field: "person", change: .set(.reference(person))),
          Assertion(record: record, kind: "consent", field: "kind", change: .set(.code("consent"))),
          Assertion(
            record: record, kind: "consent", field: "purpose", change: .set(.code("sharing"))),
          Assertion(
            record: record, kind: "consent", field: "decision", change: .set(.code("withdrawn"))),
          Assertion(
            record: record, kind: "consent", field: "decidedOn",
            change: .set(.date(.day("2026-11-20")))),
          Assertion(
            record: record, kind: "consent", field: "reason",
            change: .append(.text("fears the uncle"))),
          Assertion(
            record: record, kind: "consent", field: "recipients", change: .add(.text("Team B"))),
          Assertion(
            record: record, kind: "consent", field: "recipients", change: .add(.text("Team C"))),
        ]))
    let outcome = try ours.send([stream], .notice, to: theirs, called: "Team B", as: path("2"))
    let going = outcome.preview.lines.filter { $0.reason == nil }
    #expect(Set(going.map(\.kind)) == ["Consent"], "\(going)")
    let said = try text(of: "2", for: theirs)
    for secret in ["Amina", "Hodan", "uncle", "Team C", "separation", relative.text] {
      #expect(!said.contains(secret), "\(secret)")
    }
    #expect(said.contains("withdrawn") && said.contains(person.text))
    // There the no holds for everybody: whom else it was meant for is not theirs to know.
    try theirs.take(path("2"), folder)
    let records = try theirs.store.records(in: stream)
    #expect(
      !ConsentRegister(records: records, toward: ["Team D"]).allows(
        .sharing, on: try .day("2026-11-21")))
  }

  @Test func oneRecipientOnePurposeOnePerson() throws {
    try give(to: theirs, as: "b")
    try give(to: third, as: "c")
    let record = try ours.newRecord()
    try ours.write(
      stream,
      [
        (record, "consent", "person", .reference(person)),
        (record, "consent", "kind", .code("consent")),
        (record, "consent", "purpose", .code("sharing")),
        (record, "consent", "decision", .code("withdrawn")),
        (record, "consent", "decidedOn", .date(.day("2026-11-20"))),
        (record, "consent", "recipients", .text("Team B")),
      ])
    #expect(try ours.told() == ["Team B: sharing pending"], "Team C keeps the earlier yes")
    try ours.send([stream], .transfer, to: third, called: "Team C", as: path("c2"))
    #expect(throws: ExchangeError.self) {
      try ours.send([stream], .transfer, to: theirs, called: "Team B", as: path("b2"))
    }
    try ours.send([stream], .tracing, to: theirs, called: "Team B", as: path("b3"))
    #expect(try ours.told() == ["Team B: sharing sent"], "any archive carries decisions")
  }

  @Test func whoNeverHadTheCaseIsNotTold() throws {
    try ours.decide("withdrawn", "sharing", by: person, in: stream, on: "2026-11-20")
    #expect(try ours.told().isEmpty)
    // Who got it after the withdrawal knows it from the beginning.
    try give(.tracing, to: theirs, as: "1")
    #expect(try ours.told().isEmpty)
  }

  @Test func colleaguesDisclosuresAndTheirOwnWorkTellWhoHasTheCase() throws {
    try give(to: theirs, as: "1")
    // They wrote in it, and this vault forgot what it had sent: another laptop of the team.
    try theirs.write(stream, [(stream.id, "case", "separationPlace", .text("Goma"))])
    try theirs.send([stream], .transfer, to: ours, called: "Team A", as: path("2"))
    try ours.take(path("2"), folder)
    let other = try ours.colleague(seed: 404, role: .dataProtectionOfficer)
    try other.accept(theirs, as: "Team B")
    _ = try other.store.ingest(
      ours.store.bundles(stream: stream), heads: ours.store.heads(of: stream),
      keys: [
        theirs.identity.member: try Ed25519SigningKey(seed: theirs.identity.signingSeed).publicKey
      ])
    try other.decide("withdrawn", "tracing", by: person, in: stream, on: "2026-11-20")
    #expect(try other.told() == ["Team B: tracing pending"])
    let disclosure = try other.newRecord()
    try other.write(
      stream,
      [
        (disclosure, "disclosure", "sentOn", .date(.day("2026-11-20"))),
        (disclosure, "disclosure", "purpose", .code("transfer")),
        (disclosure, "disclosure", "receivers", .text("whoever knows the passphrase")),
      ])
    try other.decide("withdrawn", "services", by: person, in: stream, on: "2026-11-20")
    #expect(
      try other.told() == [
        "Team B: services pending", "Team B: tracing pending",
        "whoever knows the passphrase: services unreachable",
      ])
  }

  @Test func anErasureIsToldCarriedOutAndConfirmed() throws {
    try give(to: theirs, as: "1")
    let plan = try ours.store.erasurePlan(of: stream, ErasureExtent())
    _ = try ours.store.erase(
      plan, in: stream, extent: ErasureExtent(), command: "case erase", reason: "asked")
    #expect(try ours.told() == ["Team B: \(plan.answers) erased pending"])
    try ours.send([stream], .notice, to: theirs, called: "Team B", as: path("2"))
    let outcome = try theirs.take(path("2"), folder)
    #expect(outcome.changes.erased == [stream: plan.answers] && outcome.owesConfirmation)
    #expect(try theirs.store.search(SearchQuery(text: "Amina")).isEmpty)
    // The confirmation got lost: the notice comes again, brings nothing, and is confirmed again.
    try theirs.send([stream], .notice, to: ours, called: "Team A", as: path("lost"))
    try ours.write(stream, [(stream.id, "case", "office", .text("north"))])
    try ours.send([stream], .notice, to: theirs, called: "Team B", as: path("3"))
    let again = try theirs.take(path("3"), folder)
    #expect(again.changes.erased.isEmpty && again.changes.new == 1 && again.owesConfirmation)
    try theirs.send([stream], .notice, to: ours, called: "Team A", as: path("4"))
    try ours.take(path("4"), folder)
    #expect(try ours.told() == ["Team B: \(plan.answers) erased confirmed"])
    #expect(try ours.take(path("4"), folder).isUnchanged)
    #expect(try ours.told() == ["Team B: \(plan.answers) erased confirmed"])
  }

  @Test func whatTheOtherTeamWroteGoesThereWhenItAgrees() throws {
    try give(to: theirs, as: "1")
    try theirs.write(stream, [(stream.id, "case", "separationPlace", .text("Goma"))])
    try theirs.send([stream], .transfer, to: ours, called: "Team A", as: path("2"))
    try ours.take(path("2"), folder)
    let plan = try ours.store.erasurePlan(of: stream, ErasureExtent())
    #expect(plan.foreign.count == 1 && plan.own.count == 5)
    _ = try ours.store.erase(
      plan, in: stream, extent: ErasureExtent(), command: "case erase", reason: "asked")
    #expect(try ours.store.record(stream.id)?.text("separationPlace") == nil)
    try ours.send([stream], .notice, to: theirs, called: "Team B", as: path("3"))
    let refused = try theirs.take(path("3"), folder)
    #expect(refused.changes.refused.map(\.error.code) == [.foreignErasure])
    #expect(refused.changes.erased == [stream: plan.own.count], "the rest is obeyed at once")
    #expect(try theirs.store.record(stream.id)?.text("separationPlace") == "Goma")
    try theirs.send([stream], .notice, to: ours, called: "Team A", as: path("4"))
    try ours.take(path("4"), folder)
    let waiting = try ours.told()
    #expect(waiting.allSatisfy { $0.hasSuffix("sent") }, "not obeyed whole: \(waiting)")
    let agreed = try theirs.take(path("3"), folder, acceptsErasures: true)
    #expect(agreed.changes.erased == [stream: 1] && agreed.changes.refused.isEmpty)
    #expect(try theirs.store.record(stream.id)?.text("separationPlace") == nil)
    try theirs.send([stream], .notice, to: ours, called: "Team A", as: path("5"))
    try ours.take(path("5"), folder)
    #expect(try ours.told().allSatisfy { $0.hasSuffix("confirmed") })
    #expect(try ours.store.verify().isClean && theirs.store.verify().isClean)
  }

  /// Deltas build on what was acknowledged under the same rules; a notice builds on whatever arrived.
  @Test func aNoticeIsShortAndBlocksNoDelta() throws {
    for number in 0..<20 {
      try ours.write(stream, [(stream.id, "case", "separationHistory", .text("heard \(number)"))])
    }
    try give(to: theirs, as: "1")
    try theirs.send([stream], .transfer, to: ours, called: "Team A", as: path("2"))
    try ours.take(path("2"), folder)
    try ours.decide("withdrawn", "tracing", by: person, in: stream, on: "2026-11-20")
    let notice = try ours.send([stream], .notice, to: theirs, called: "Team B", as: path("3"))
    #expect(notice.header.base[stream] != nil && notice.preview.isDelta)
    let report = try theirs.take(path("3"), folder)
    #expect(report.changes.missing.isEmpty && report.withdrawals.count == 1)
    // Sharing is still allowed: what goes next builds on the transfer, not on the notice.
    try ours.write(stream, [(stream.id, "case", "separationPlace", .text("Goma"))])
    let next = try ours.send(
      [stream], .transfer, to: theirs, called: "Team B", as: path("4"), isDelta: true)
    let after = try theirs.take(path("4"), folder)
    #expect(after.changes.missing.isEmpty && next.header.operationCount < 10)
    #expect(try theirs.store.record(stream.id)?.text("separationPlace") == "Goma")
  }
}
