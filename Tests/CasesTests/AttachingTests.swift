import FrunDomain
import FrunKit
import FrunSQLite
import FrunTestSupport
import FrunText
import Testing

@Suite("Attached files") struct AttachingTests {
  private static let photo: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 7, count: 3000)

  private func office() throws -> (CaseOffice, String) {
    let office = try CaseOffice()
    let number = try office.open()
    office.services.files["scans/layan at the lake.jpg"] = Self.photo
    return (office, number)
  }

  @Test("A photo goes in with caption, name and subject, and comes out again") func roundTrip()
    throws
  {
    let (office, number) = try office()
    let client = try #require(try office.shown(number)["client"]?["id"]?.string)
    let run = try office.run(
      "attach", number, "scans/layan at the lake.jpg", "--caption", "At the lake, with her brother",
      "--about", String(client.prefix(8)), "--gives-away", "location", "--taken", "2024-07")
    #expect(run.outcome.schema == "frun.case.attach/1")
    #expect(run.result["mediaType"]?.string == "image/jpeg")
    #expect(run.result["size"]?.integer == 3004)
    let list = try office.run("attachments", number)
    let row = try #require(list.outcome.result?.array?.first)
    #expect(row["caption"]?.string == "At the lake, with her brother")
    #expect(row["fileName"]?.string == "layan at the lake.jpg")
    #expect(row["kind"]?.string == "photo" && row["sensitivity"]?.string == "location")
    #expect(row["takenOn"]?.string == "2024-07" && row["here"]?.bool == true)
    let reference = try #require(row["attachment"]?.string).prefix(8)
    let saved = try office.run("save", number, String(reference), "--to", "out.jpg")
    #expect(office.services.files["out.jpg"] == Self.photo)
    #expect(saved.messages(.warning).contains { $0.contains("not encrypted") })
    #expect(office.services.readings.contains { $0.action == "save" })
    #expect(
      try office.refusal("save", number, String(reference), "--to", "out.jpg")?.kind
        == .cannotCreate)
  }

  @Test("What is taken out is no longer listed, and comes back when that is undone") func detach()
    throws
  {
    let (office, number) = try office()
    let reference = try attach(office, number)
    try office.run("detach", number, reference, "--reason", "wrong case")
    #expect(try office.run("attachments", number).outcome.result?.array?.isEmpty == true)
    try office.run("undo", number, "--reason", "it was right")
    #expect(try office.run("attachments", number).outcome.result?.array?[0]["here"]?.bool == true)
  }

  @Test("Only a data protection officer erases; then the bytes are gone") func erase() throws {
    let (office, number) = try office()
    let reference = try attach(office, number)
    office.services.answersByOption["--yes"] = "yes"
    #expect(
      try office.refusal("detach", number, reference, "--erase", "--reason", "asked")?.kind
        == .denied)
    // Nobody is asked to confirm what is refused afterwards.
    office.services.answersByOption["--yes"] = nil
    #expect(
      try office.refusal("detach", number, reference, "--erase", "--reason", "asked")?.kind
        == .denied)
    office.services.answersByOption["--yes"] = "yes"
    try office.services.addMember("dora", .dataProtectionOfficer)
    try office.run("detach", number, reference, "--erase", "--reason", "asked", as: "dora")
    #expect(try office.run("attachments", number).outcome.result?.array?.isEmpty == true)
    #expect(
      try office.services.connection.first("SELECT count(*) FROM content_piece") { $0.int(0) } == 0)
  }

  @Test("What cannot be kept is refused with a reason") func refusals() throws {
    let (office, number) = try office()
    #expect(try office.refusal("attach", number, "missing.jpg")?.kind == .notFound)
    #expect(
      try office.refusal("attach", number, "scans/layan at the lake.jpg", "--about", "zzzzzzzz")?
        .code == "record.notFound")
    try office.services.addMember("vera", .viewer)
    #expect(try office.refusal("attachments", number, as: "vera")?.kind == .denied)
    #expect(try office.refusal("save", number, "abcdefgh", "--to", "x")?.kind == .notFound)
  }

  private func attach(_ office: CaseOffice, _ number: String) throws -> String {
    let run = try office.run("attach", number, "scans/layan at the lake.jpg")
    return String(try #require(run.result["attachment"]?.string).prefix(8))
  }
}
