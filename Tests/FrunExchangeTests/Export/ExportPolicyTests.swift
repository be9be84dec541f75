import FrunCrypto
import FrunDomain
import FrunStore
import Testing

@testable import FrunExchange

@Suite struct ExportPolicyTests {
  private let day = "2026-11-21"

  private func exported(
    _ office: Office, _ stream: StreamID, _ purpose: ExportPurpose,
    _ change: (inout CaseExportRequest) -> Void = { _ in }
  ) throws -> (preview: ExportPreview, bodies: [Assertion], withheld: Int, text: String) {
    var tar: [UInt8] = []
    var files: [UInt8] = []
    let folder = try TemporaryFolder()
    var request = try office.request(stream, purpose, to: [office])
    change(&request)
    let result = try office.export.write(
      request, on: .day(day), toFile: folder.path + "/a",
      random: office.random.bytes)
    let envelope = try Envelope(
      reading: InputFile(path: folder.path + "/a"), identities: [office.ageIdentity],
      ageLimits: .init(), budget: 1 << 30)
    while true {
      let bytes = try envelope.next()
      if bytes.isEmpty { break }
      tar += bytes
    }
    let reader = UstarReader(source: ByteSources.bytes(tar))
    var operations = OperationReader(limit: 1 << 20)
    var bundles: [CommitBundle] = []
    while let entry = try reader.next() {
      let contents = try reader.contents(limit: 1 << 24)
      files += contents
      if entry.name.contains("/ops/") {
        try contents.withUnsafeBytes { bytes in
          try operations.read(bytes, of: .operations(0)) { bundles.append($0) }
        }
      }
    }
    let sealed = bundles.filter { $0.commit.stream == stream }.flatMap(\.assertions)
    return (
      result.preview, sealed.compactMap { try? $0.assertion() },
      sealed.count { $0.state == .withheld }, String(decoding: files, as: UTF8.self)
    )
  }

  @Test func tracingLeavesHealthAndCaseworkBehind() throws {
    let office = try Office(seed: 31)
    let (stream, person) = try office.openCase("Amina Yusuf", consent: ["tracing"])
    try office.write(
      stream,
      [
        (person, "person", "disabilityDetails", .text("secret-health")),
        (stream.id, "case", "childWishes", .text("secret-wish")),
        (stream.id, "case", "separationPlace", .text("Goma")),
      ])
    let result = try exported(office, stream, .tracing)
    #expect(result.text.contains("Amina Yusuf") && result.text.contains("Goma"))
    #expect(!result.text.contains("secret"))
    #expect(result.withheld > 0)
    #expect(result.preview.lines.contains { $0.reason == .notForPurpose })
    #expect(!result.preview.sentences.contains("No answers leave."))
  }

  @Test func referralLeavesProtectionBehindAndTransferTakesEverything() throws {
    let office = try Office(seed: 32)
    let (stream, person) = try office.openCase(consent: ["sharing"])
    try office.write(
      stream,
      [
        (stream.id, "case", "riskLevel", .code("high")),
        (person, "person", "disabilityDetails", .text("uses a wheelchair")),
        (stream.id, "case", "childWishes", .text("wants to go home")),
      ])
    let referral = try exported(office, stream, .referral)
    #expect(referral.text.contains("wheelchair") && !referral.text.contains("go home"))
    #expect(!referral.bodies.contains { $0.field == "riskLevel" })
    #expect(referral.preview.lines.contains { $0.reason == .tooSensitive })
    // The receiver learns what the consent says.
    #expect(referral.bodies.contains { $0.kind == "consent" && $0.field == "decision" })
    let transfer = try exported(office, stream, .transfer)
    #expect(transfer.withheld == 0 && transfer.text.contains("go home"))
  }

  @Test(arguments: [
    ("tracing", ExportPurpose.tracing), ("services", .services), ("sharing", .referral),
    ("sharing", .transfer), ("sharing", .copy),
  ])
  func consentDecides(purpose: String, export: ExportPurpose) throws {
    let office = try Office(seed: 33)
    let (stream, person) = try office.openCase()
    func refusal() throws -> String? {
      try office.export.preview(office.request(stream, export, to: [office]), on: .day(day))
        .refusal?.code.rawValue
    }
    #expect(try refusal() == "policy.consent-missing")
    #expect(
      code {
        _ = try office.export.write(office.request(stream, export, to: [office]), on: .day(day)) {
          _ in
          Issue.record("a byte left")
        }
      } == "policy.consent-missing")
    try office.decide("given", "reporting", by: person, in: stream)
    #expect(try refusal() == "policy.consent-missing")
    try office.decide("given", purpose, by: person, in: stream, on: "2026-11-02")
    #expect(try refusal() == nil)
    try office.decide("withdrawn", purpose, by: person, in: stream, on: "2026-11-03")
    #expect(try refusal() == "policy.consent-refused")
    try office.decide(
      "given", purpose, by: person, in: stream, on: "2026-11-04", until: "2026-11-20")
    #expect(try refusal() == "policy.consent-missing")
    let basis = try office.newRecord()
    try office.write(
      stream,
      [
        (basis, "lawfulBasis", "person", .reference(person)),
        (basis, "lawfulBasis", "kind", .code("vital_interest")),
        (basis, "lawfulBasis", "purpose", .code(purpose)),
        (basis, "lawfulBasis", "from", .date(.day("2026-11-05"))),
        (basis, "lawfulBasis", "decidedBy", .reference(office.identity.member)),
      ])
    #expect(try refusal() == nil)
  }

  @Test func anAdultsConsentDoesNotOutweighTheChildsOwnNo() throws {
    let office = try Office(seed: 35)
    let (stream, person) = try office.openCase(consent: ["sharing"])
    func refusal() throws -> String? {
      try office.export.preview(office.request(stream, .transfer, to: [office]), on: .day(day))
        .refusal?.code.rawValue
    }
    #expect(try refusal() == nil, "a missing assent is no refusal")
    try office.decide("refused", "sharing", by: person, in: stream, on: "2026-11-02", as: "assent")
    #expect(try refusal() == "policy.consent-refused")
    try office.decide("given", "sharing", by: person, in: stream, on: "2026-11-03", as: "assent")
    #expect(try refusal() == nil)
  }

  @Test func onTheSameDayANoCountsMoreThanAYes() throws {
    let office = try Office(seed: 34)
    let (stream, person) = try office.openCase()
    try office.decide("refused", "tracing", by: person, in: stream)
    try office.decide("given", "tracing", by: person, in: stream)
    let preview = try office.export.preview(
      office.request(stream, to: [office]), on: .day(day))
    #expect(preview.refusal?.code == .policyConsentRefused)
  }

  @Test func aRelativeWhoRefusedStaysBehind() throws {
    let office = try Office(seed: 35)
    let (stream, _) = try office.openCase("Amina", consent: ["tracing"])
    let uncle = try office.newRecord()
    let name = try office.newRecord()
    try office.write(
      stream,
      [
        (uncle, "person", "role", .code("relative")), (uncle, "person", "sex", .code("male")),
        (name, "name", "person", .reference(uncle)), (name, "name", "kind", .code("full")),
        (name, "name", "text", .text("Uncle Hidden")),
      ])
    #expect(try exported(office, stream, .tracing).text.contains("Uncle Hidden"))
    try office.decide("refused", "tracing", by: uncle, in: stream)
    let result = try exported(office, stream, .tracing)
    #expect(!result.text.contains("Uncle Hidden") && result.text.contains("Amina"))
    #expect(!result.bodies.contains { $0.record == uncle })
    #expect(result.preview.lines.contains { $0.reason == .consentRefused })
  }

  @Test func aSecretLocationStaysBehind() throws {
    let office = try Office(seed: 36)
    let (stream, person) = try office.openCase(consent: ["tracing", "sharing"])
    try office.write(
      stream,
      [
        (stream.id, "case", "separationPlace", .text("Hidden-Place")),
        (person, "person", "locationConfidential", .yesNo(true)),
      ])
    #expect(try !exported(office, stream, .tracing).text.contains("Hidden-Place"))
    let bound = try exported(office, stream, .transfer)
    #expect(!bound.text.contains("Hidden-Place"))
    #expect(bound.preview.sentences.contains { $0.contains("stay secret: they stay here") })
    // Whoever takes over the care has to know, and only when the sender says so.
    let told = try exported(office, stream, .transfer) { $0.includesSecretPlaces = true }
    #expect(told.text.contains("Hidden-Place"))
    #expect(told.preview.sentences.contains { $0.contains("they leave with it") })
  }

  @Test func erasuresAlwaysLeave() throws {
    let office = try Office(seed: 37)
    let (stream, _) = try office.openCase(consent: ["tracing"])
    try office.write(stream, [(stream.id, "case", "childWishes", .text("secret"))])
    try office.store.commit(
      ChangeSet(
        stream: stream, command: "erase",
        assertions: office.store.erasureAssertions(of: stream.id, fields: ["childWishes"])))
    let result = try exported(office, stream, .tracing)
    #expect(result.bodies.contains { if case .erase = $0.change { true } else { false } })
    #expect(!result.text.contains("secret"))
  }

  @Test func recipientsAndEmptyExports() throws {
    let office = try Office(seed: 38)
    let (stream, _) = try office.openCase(consent: ["tracing"])
    #expect(
      try office.export.preview(office.request(stream, to: []), on: .day(day)).refusal?.code
        == .policyRecipientMissing)
    let nothing = StreamID(kind: .case, id: try office.newRecord())
    var request = try office.request(nothing, to: [office])
    request.directory = nil
    #expect(
      try office.export.preview(request, on: .day(day)).refusal?.code == .policyNothingToExport)
  }

  @Test func attachmentsLeftOutAreNamed() throws {
    let office = try Office(seed: 39)
    let (stream, _) = try office.openCase(consent: ["tracing"])
    try office.attach([1], to: stream)
    try office.attach([2], to: stream)
    office.attachments.contents = office.attachments.contents.filter { $0.value == [1] }
    let preview = try office.export.preview(office.request(stream, to: [office]), on: .day(day))
    #expect(preview.attachments == 1 && preview.omittedAttachments == 1)
  }

  @Test func aTamperedAttachmentIsNoticed() throws {
    let office = try Office(seed: 40)
    let (stream, _) = try office.openCase(consent: ["tracing"])
    try office.attach([1, 2], to: stream)
    for key in office.attachments.contents.keys { office.attachments.contents[key] = [3, 4] }
    #expect(
      code {
        _ = try office.export.write(office.request(stream, to: [office]), on: .day(day)) { _ in }
      } == "content.attachment-hash")
  }

  /// Every field of the schema: which purposes take it, against the rules said in words.
  @Test func theScopeFollowsTheSchema() {
    for kind in Schema.standard.kinds where kind.stream == .case {
      for field in kind.fields {
        func leaves(_ purpose: ExportPurpose) -> Bool {
          ExportScope(purpose).reasonToWithhold(kind: kind.name, field: field) == nil
        }
        let isConsent = ["consent", "lawfulBasis"].contains(kind.name)
        #expect(leaves(.copy))
        if field.sensitivity == .health { #expect(!leaves(.tracing), "\(kind.name).\(field.name)") }
        if field.sensitivity == .protection, !isConsent {
          #expect(!leaves(.referral) && !leaves(.services), "\(kind.name).\(field.name)")
        }
        if !field.purposes.contains(.tracing) { #expect(!leaves(.tracing)) }
        if !field.purposes.contains(.sharing) { #expect(!leaves(.referral)) }
      }
    }
    #expect(ExportScope(.referral).reasonToWithhold(kind: "new", field: nil) == .unknownField)
  }
}
