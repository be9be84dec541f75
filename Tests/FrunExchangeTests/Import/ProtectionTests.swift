import FrunDomain
import FrunExchange
import FrunStore
import Testing

/// What protects a person is not lifted by another team's word alone, not even by somebody who has seen it.
@Suite struct ProtectionTests {
  private let folder: TemporaryFolder
  private let ours: Office
  private let theirs: Office
  private let stream: StreamID
  private let person: RecordID

  init() throws {
    folder = try TemporaryFolder()
    ours = try Office(seed: 411)
    theirs = try Office(seed: 412)
    (stream, person) = try ours.openCase(consent: ["sharing"])
    try ours.write(stream, [(person, "person", "locationConfidential", .yesNo(true))])
  }

  private func send(_ name: String, from one: Office, to other: Office) throws -> ImportOutcome {
    let path = "\(folder.path)/\(name)"
    let export = CaseExport(
      source: one.store, schema: one.store.schema, signer: try one.signer,
      member: try one.identity.member, producer: "frun test")
    try export.write(
      one.request(stream, .transfer, to: [other]), on: .day("2026-11-21"), toFile: path,
      random: one.random.bytes)
    return try CaseImport(
      sink: other.store, stagingFolder: folder.path, random: other.random.bytes
    ).run(file: path, other.importRequest(confirming: one))
  }

  private func answer(_ office: Office) throws -> FieldView {
    try #require(
      try office.store.view(of: "locationConfidential", of: person, kind: "person"))
  }

  @Test("the partner's no stands beside our yes, and the yes counts until somebody decides")
  func lifted() throws {
    #expect(try send("there", from: ours, to: theirs).lifted.isEmpty, "a new case")
    try theirs.write(stream, [(person, "person", "locationConfidential", .yesNo(false))])
    let outcome = try send("back", from: theirs, to: ours)
    #expect(outcome.lifted.map(\.field) == ["locationConfidential"])
    #expect(outcome.lifted.map(\.isKept) == [true])
    #expect(outcome.changes.disagreements.contains { $0.field == "locationConfidential" })
    let view = try answer(ours)
    #expect(view.isDisagreement && view.governing == .yesNo(true))
    #expect(Set(view.heads.map(\.value)) == [.yesNo(true), .yesNo(false)])

    // The same archive again, or a later one without a new word on it, asks nothing again.
    #expect(try send("again", from: theirs, to: ours).lifted.isEmpty)
    // One of us decides, and that is that, here and there.
    try ours.store.commit(
      ChangeSet(
        stream: stream, command: "case decide",
        assertions: [
          Assertion(
            record: person, kind: "person", field: "locationConfidential",
            change: .set(.yesNo(false)))
        ], settles: true))
    #expect(try answer(ours).governing == .yesNo(false))
    #expect(try send("decided", from: ours, to: theirs).lifted.isEmpty)
    let there = try answer(theirs)
    #expect(!there.isDisagreement)
    #expect(try send("settled", from: theirs, to: ours).lifted.isEmpty)
    #expect(try answer(ours).governing == .yesNo(false))
  }

  @Test("a partner may protect more")
  func protectingMore() throws {
    let wish = FieldValue.code("no")
    _ = try send("there", from: ours, to: theirs)
    try theirs.write(stream, [(person, "person", "contactWish", wish)])
    #expect(try send("back", from: theirs, to: ours).lifted.isEmpty)
    #expect(try ours.store.record(person)?["contactWish"] == wish)

  }

  @Test("a colleague may lift it")
  func liftedInside() throws {
    let other = try ours.colleague(seed: 413)
    _ = try send("inside", from: ours, to: other)
    try other.write(stream, [(person, "person", "locationConfidential", .yesNo(false))])
    #expect(try send("home", from: other, to: ours).lifted.isEmpty)
    #expect(try answer(ours).governing == .yesNo(false))
  }

  @Test("a dry run tells it and keeps nothing")
  func dryRun() throws {
    _ = try send("there", from: ours, to: theirs)
    try theirs.write(stream, [(person, "person", "locationConfidential", .yesNo(false))])
    let path = "\(folder.path)/back"
    let export = CaseExport(
      source: theirs.store, schema: theirs.store.schema, signer: try theirs.signer,
      member: try theirs.identity.member, producer: "frun test")
    try export.write(
      theirs.request(stream, .transfer, to: [ours]), on: .day("2026-11-21"), toFile: path,
      random: theirs.random.bytes)
    let before = try ours.store.vector(of: stream)
    let outcome = try CaseImport(
      sink: ours.store, stagingFolder: folder.path, random: ours.random.bytes
    ).run(file: path, ours.importRequest(isDryRun: true, confirming: theirs))
    #expect(outcome.lifted.count == 1)
    #expect(try ours.store.vector(of: stream) == before)
  }
}
