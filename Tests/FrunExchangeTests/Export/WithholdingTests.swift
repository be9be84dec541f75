import FrunCrypto
import FrunDomain
import FrunStore
import FrunText
import Glibc
import Testing

@testable import FrunExchange

/// Whatever a case holds and whatever it is exported for: what is withheld stands nowhere in the
/// archive, in no file and in no spelling, and what leaves is what the digests of the preview say.
@Suite struct WithholdingTests {
  private static let seeds: [UInt64] = [101, 104]

  @Test(arguments: seeds, ExportPurpose.allCases)
  func aWithheldValueStandsNowhere(_ seed: UInt64, _ purpose: ExportPurpose) throws {
    let folder = try TemporaryFolder()
    let scene = try GeneratedCase(seed: seed)
    let office = scene.office
    var request = try office.request(scene.stream, purpose, to: [office])
    request.audience = ["Team B"]
    request.language = ["en", "fr", "ar"][Int(seed % 3)]
    request.reader = seed % 2 == 0 ? .caseworker : .dataProtectionOfficer
    request.includesSecretPlaces = purpose == .transfer && seed % 4 == 0
    request.staysInTeam = purpose == .copy && seed % 3 == 0
    let path = folder.path + "/a"
    let outcome = try office.export.write(
      request, on: .day("2026-11-21"), toFile: path, random: office.random.bytes)
    let archive = try OpenedArchive(path, [office.ageIdentity])

    let sealed = archive.bundles.filter { $0.commit.stream == scene.stream }.flatMap(\.assertions)
    let bodies = sealed.compactMap { try? $0.assertion() }
    let left = Set(bodies.compactMap(\.change.value).compactMap(\.markers).flatMap(\.self))
    let everything = archive.everything
    var stayed = 0
    for marker in scene.markers where !left.contains(marker) {
      stayed += 1
      #expect(
        !everything.contains(marker), "seed \(seed), \(purpose): \(marker) is readable")
    }
    if purpose != .copy { #expect(stayed > 0, "the case has something to withhold") }
    #expect(left.count + stayed == scene.markers.count)

    // The preview counts exactly what left and what stayed.
    let counted = outcome.preview.lines
    #expect(counted.filter { $0.reason == nil }.reduce(0) { $0 + $1.count } == bodies.count)
    #expect(
      counted.filter { $0.reason != nil }.reduce(0) { $0 + $1.count }
        == sealed.count { $0.state == .withheld })

    // The readable copies say what the changes that leave make, no more and no less.
    var replayed = ReplayedRecords(schema: .standard)
    for bundle in archive.bundles where bundle.commit.stream == scene.stream {
      replayed.insert(bundle)
    }
    let shown = try JSONValue(parsing: archive.text("data/case.json"))["records"]?.array ?? []
    let expected = replayed.records.filter { record in
      record.fields.values.contains { $0.value != nil || !$0.values.isEmpty }
    }
    #expect(Set(shown.compactMap { $0["id"]?.string }) == Set(expected.map(\.id.text)))
    for record in expected {
      let object = shown.first { $0["id"]?.string == record.id.text }
      for (name, field) in record.fields {
        let found = object?["fields"]?.array?.first { $0["name"]?.string == name }
        #expect(found?["value"]?.string == field.value?.canonicalText)
        let values: [String] = (found?["values"]?.array ?? []).compactMap(\.string)
        #expect(Set(values) == Set(field.values.map(\.canonicalText)))
      }
    }
  }

  @Test func theDossierLoadsNothingAndShowsTextAsText() throws {
    let folder = try TemporaryFolder()
    let office = try Office(seed: 120)
    let (stream, _) = try office.openCase(
      "<script>alert('x')</script> ليان\u{202E}", consent: ["sharing"])
    var request = try office.request(stream, .transfer, to: [office])
    request.language = "ar"
    request.doNotForward = true
    try office.export.write(
      request, on: .day("2026-11-21"), toFile: folder.path + "/a", random: office.random.bytes)
    let page = try OpenedArchive(folder.path + "/a", [office.ageIdentity]).text("data/dossier.html")
    #expect(page.contains("dir=\"rtl\"") && page.contains("lang=\"ar\""))
    #expect(page.contains("<bdi>&lt;script&gt;") && !page.contains("<script"))
    #expect(page.contains("ملف الحالة") && page.contains("default-src 'none'"))
    for outside in ["http:", "https:", "src=", "href=", "url(", "@import"] {
      let body = page.replacing("http://www.w3.org/1999/xhtml", with: "")
      #expect(!body.contains(outside), "\(outside)")
    }
    // The direction override is closed within its own text.
    #expect(page.contains("\u{202E}\u{202C}"))
  }

  @Test func complaintsAndTheirFormsLeaveOnlyInsideTheTeam() throws {
    let office = try Office(seed: 121)
    let (stream, _) = try office.openCase("Amina", consent: ["sharing"])
    let complaint = try office.newRecord()
    let form = try office.newRecord()
    try office.write(
      stream,
      [
        (complaint, "complaint", "receivedOn", .date(.day("2026-11-03"))),
        (complaint, "complaint", "subject", .code("confidentiality")),
        (complaint, "complaint", "status", .code("received")),
        (complaint, "complaint", "readers", .code("officer")),
        (form, "formSubmission", "form", .text("complaint-form-marker")),
        (form, "formSubmission", "submittedOn", .date(.day("2026-11-03"))),
        (form, "formSubmission", "readers", .code("supervisors")),
      ])
    func bodies(_ purpose: ExportPurpose, inside: Bool, _ reader: Role?) throws -> Set<RecordID> {
      let folder = try TemporaryFolder()
      var request = try office.request(stream, purpose, to: [office])
      request.staysInTeam = inside
      request.reader = reader
      try office.export.write(
        request, on: .day("2026-11-21"), toFile: folder.path + "/a", random: office.random.bytes)
      let archive = try OpenedArchive(folder.path + "/a", [office.ageIdentity])
      return Set(
        archive.bundles.flatMap(\.assertions).compactMap { try? $0.assertion() }.map(\.record)
      ).intersection([complaint, form])
    }
    #expect(try bodies(.transfer, inside: false, .dataProtectionOfficer).isEmpty)
    #expect(try bodies(.copy, inside: false, .dataProtectionOfficer).isEmpty)
    #expect(try bodies(.copy, inside: true, .dataProtectionOfficer) == [complaint, form])
    #expect(try bodies(.copy, inside: true, .supervisor) == [form])
    #expect(try bodies(.copy, inside: true, .caseworker).isEmpty)
  }

  /// A digest without salt over answers, all but one of which leave, tells that one to whoever tries.
  @Test(
    arguments: [
      (.transfer, false, []), (.copy, false, []), (.tracing, false, []),
      (.copy, true, ["answers", "source"]),
    ] as [(ExportPurpose, Bool, Set<String>)])
  func noDigestOfAnswersLeavesWithoutThem(
    _ purpose: ExportPurpose, inside: Bool, _ left: Set<String>
  ) throws {
    let office = try Office(seed: 124)
    let (stream, person) = try office.openCase(consent: ["sharing", "tracing"])
    let (form, place) = (try office.newRecord(), try office.newRecord())
    try office.write(
      stream,
      [
        (place, "location", "person", .reference(person)),
        (place, "location", "kind", .code("current")),
        (place, "location", "kind", .code("current")),
        (place, "location", "isConfidential", .yesNo(true)),
        (form, "formSubmission", "form", .text("registration")),
        (form, "formSubmission", "submittedOn", .date(.day("2026-11-03"))),
        (form, "formSubmission", "answers", .digest(SHA256.hash([1]))),
        (form, "formSubmission", "source", .digest(SHA256.hash([2]))),
      ])
    let folder = try TemporaryFolder()
    var request = try office.request(stream, purpose, to: [office])
    request.staysInTeam = inside
    request.audience = ["Team B"]
    try office.export.write(
      request, on: .day("2026-11-21"), toFile: folder.path + "/a", random: office.random.bytes)
    let archive = try OpenedArchive(folder.path + "/a", [office.ageIdentity])
    let fields = archive.bundles.flatMap(\.assertions).compactMap { try? $0.assertion() }
      .filter { $0.record == form && ["answers", "source"].contains($0.field) }.map(\.field)
    #expect(Set(fields) == left)
  }

  @Test func aConsentThatNamesOrganisationsIncludesNoOthers() throws {
    let office = try Office(seed: 122)
    let (stream, person) = try office.openCase()
    let consent = try office.newRecord()
    try office.write(
      stream,
      [
        (consent, "consent", "person", .reference(person)),
        (consent, "consent", "kind", .code("consent")),
        (consent, "consent", "purpose", .code("sharing")),
        (consent, "consent", "decision", .code("given")),
        (consent, "consent", "decidedOn", .date(.day("2026-11-01"))),
        (consent, "consent", "recipients", .text("Harbour  Clinic")),
        (consent, "consent", "limits", .text("not to the uncle")),
      ])
    func preview(_ audience: [String]) throws -> ExportPreview {
      var request = try office.request(stream, .referral, to: [office])
      request.audience = audience
      return try office.export.preview(request, on: .day("2026-11-21"))
    }
    #expect(try preview(["Team B"]).refusal?.code == .policyConsentForOthers)
    #expect(try preview([]).refusal?.code == .policyConsentForOthers)
    let right = try preview(["Team B", "harbour clinic"])
    #expect(right.refusal == nil)
    #expect(right.sentences.contains { $0.contains("consent to sharing, given on 2026-11-01") })
    #expect(right.sentences.contains("To withhold, as written down: not to the uncle"))
  }

  @Test func otherPartnersAreNobodysBusiness() throws {
    let folder = try TemporaryFolder()
    let office = try Office(seed: 123)
    let (stream, _) = try office.openCase(consent: ["sharing"])
    let partner = try office.newRecord()
    try office.store.commit(
      ChangeSet(
        stream: office.directory, command: "team trust",
        assertions: [
          Assertion(
            record: partner, kind: "partner", field: "label",
            change: .set(.text("Quiet Partner"))),
          Assertion(
            record: partner, kind: "partner", field: "status", change: .set(.code("active"))),
        ]))
    func leaves(inside: Bool) throws -> Bool {
      var request = try office.request(stream, .copy, to: [office])
      request.staysInTeam = inside
      let path = folder.path + "/\(inside)"
      try office.export.write(
        request, on: .day("2026-11-21"), toFile: path, random: office.random.bytes)
      return try OpenedArchive(path, [office.ageIdentity]).everything.contains("Quiet Partner")
    }
    #expect(try !leaves(inside: false) && leaves(inside: true))
  }
}

extension FieldValue {
  /// The marker a generated value carries, if any.
  fileprivate var markers: [String]? {
    canonicalText.contains("mk-") ? [canonicalText] : nil
  }
}

extension [UInt8] {
  func contains(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard let first = wanted.first, count >= wanted.count else { return false }
    return withUnsafeBytes { bytes in
      var rest = bytes
      while let start = rest.baseAddress, rest.count >= wanted.count,
        let hit = memchr(start, Int32(first), rest.count - wanted.count + 1)
      {
        if memcmp(hit, wanted, wanted.count) == 0 { return true }
        rest = UnsafeRawBufferPointer(rebasing: rest[(UnsafeRawPointer(hit) - start + 1)...])
      }
      return false
    }
  }
}
