import FrunDomain
import FrunStore
import Testing

@testable import FrunExchange

/// An attached file that stays: the sender reads how many and why, and the receiver learns no more than that
/// there is one.
@Suite struct StayingFileTests {
  private func attach(
    _ contents: [UInt8], givingAway: String, to stream: StreamID, _ office: Office
  ) throws -> RecordID {
    let before = Set(try office.store.records(in: stream).map(\.id))
    try office.attach(contents, to: stream)
    let record = try #require(
      office.store.records(in: stream).first { $0.kind == "attachment" && !before.contains($0.id) })
    try office.write(
      stream,
      [
        (record.id, "attachment", "sensitivity", .code(givingAway)),
        (record.id, "attachment", "mediaType", .text("application/pdf")),
        (record.id, "attachment", "size", .integer(31_415)),
        (record.id, "attachment", "title", .text("Letter of the clinic")),
      ])
    return record.id
  }

  @Test(
    arguments: [
      ("health", .tracing, false, "what it gives away is too sensitive for this purpose"),
      ("protection", .referral, false, "what it gives away is too sensitive for this purpose"),
      ("location", .tracing, true, "it gives away a place or contact that must stay secret"),
    ] as [(String, ExportPurpose, Bool, String)])
  func onlyThatThereIsAFileLeaves(
    _ sensitivity: String, _ purpose: ExportPurpose, isSecret: Bool, _ reason: String
  ) throws {
    let office = try Office(seed: 150)
    let (stream, person) = try office.openCase(consent: ["tracing", "sharing"])
    if isSecret {
      try office.write(stream, [(person, "person", "locationConfidential", .yesNo(true))])
    }
    let letter = try attach([1, 2, 3], givingAway: sensitivity, to: stream, office)
    let photo = try attach([4, 5], givingAway: "none", to: stream, office)
    let folder = try TemporaryFolder()
    var request = try office.request(stream, purpose, to: [office])
    request.audience = ["Team B"]
    let outcome = try office.export.write(
      request, on: .day("2026-11-21"), toFile: folder.path + "/a", random: office.random.bytes)
    #expect(outcome.preview.attachments == 1 && outcome.preview.stayingAttachments == 1)
    #expect(outcome.preview.sentences.contains("1 attached file stays here: \(reason)."))
    let archive = try OpenedArchive(folder.path + "/a", [office.ageIdentity])
    let left = archive.bundles.flatMap(\.assertions).compactMap { try? $0.assertion() }
    func fields(_ record: RecordID) -> Set<String> {
      Set(left.filter { $0.record == record }.map(\.field))
    }
    #expect(fields(letter) == ["kind"])
    #expect(fields(photo).isSuperset(of: ["kind", "sensitivity", "mediaType", "size", "content"]))
  }
}
