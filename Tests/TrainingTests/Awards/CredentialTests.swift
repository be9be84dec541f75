import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

/// One certificate signed by an office's key, to be verified, changed and verified again.
struct SignedBadge {
  let cryptography: CredentialCryptography
  let key: IssuerKey
  let draft: BadgeDraft
  let issued: IssuedBadge
  let signer: CredentialSigner

  init(
    title: String = "Best interests: assessment", until: String? = "2028-01-10",
    name: String = "أمينة حسن"
  ) throws {
    let office = try TrainingOffice()
    try office.services.act(as: "grace")
    let services = office.services
    cryptography = services.credentialCryptography
    signer = try services.credentialSigner()
    key = try #require(IssuerKey(bytes: signer.publicKey))
    draft = BadgeDraft(
      id: BadgeDraft.identifier(of: Array(1...16)),
      subject: BadgeDraft.identifier(of: Array(2...17)),
      achievement: BadgeDraft.identifier(of: Array(3...18)), issuerName: "Team A",
      course: "BIP-201", version: "3", title: title, criteria: "Attendance 80 %.",
      from: try CivilDate(parsing: "2026-01-10"),
      until: try until.map { try CivilDate(parsing: $0) },
      issuedAt: try #require(BadgeTime("2026-01-11T08:00:00Z")),
      holder: (name, "00112233"))
    issued = try draft.issued(by: signer, cryptography)
  }

  func verifier(
    trusted isTrusted: Bool = true, on day: String = "2026-06-01",
    revocations: BadgeVerifier.Revocations = .known(revoked: [], suspended: [], age: 0),
    status: TrustedIssuers.Entry.Status = .active
  ) throws -> BadgeVerifier {
    BadgeVerifier(
      trusted: TrustedIssuers(
        isTrusted ? [TrustedIssuers.Entry(issuer: key.did, key: key, status: status)] : []),
      time: BadgeTime(endOf: try CivilDate(parsing: day)), cryptography: cryptography,
      revocations: { _, _ in revocations })
  }

  /// The three forms.
  var forms: [String] { [issued.token, issued.document, issued.code] }
}

@Suite("Certificates")
struct CredentialTests {
  @Test("all three forms are valid, and each verdict is reached by each of them")
  func verdicts() throws {
    let badge = try SignedBadge()
    func all(_ verifier: BadgeVerifier) -> Set<BadgeVerdict> {
      Set(badge.forms.map { verifier.verify(Array($0.utf8)).finding.verdict })
    }
    #expect(try all(badge.verifier()) == [.valid])
    #expect(try all(badge.verifier(trusted: false)) == [.untrustedIssuer])
    #expect(try all(badge.verifier(status: .revoked)) == [.untrustedIssuer])
    #expect(try all(badge.verifier(on: "2026-01-09")) == [.notYetValid])
    #expect(try all(badge.verifier(on: "2028-01-10")) == [.valid])
    #expect(try all(badge.verifier(on: "2028-01-11")) == [.expired])
    #expect(try all(badge.verifier(revocations: .none)) == [.statusUnknown])
    #expect(
      try all(badge.verifier(revocations: .known(revoked: [], suspended: [], age: 31)))
        == [.statusUnknown])
    for known in [
      BadgeVerifier.Revocations.known(revoked: [badge.draft.id], suspended: [], age: 0),
      .known(revoked: [], suspended: [badge.draft.id], age: 90),
    ] { #expect(try all(badge.verifier(revocations: known)) == [.revoked]) }
    let forever = try SignedBadge(until: nil)
    #expect(
      try forever.verifier(on: "2999-01-01").verify(Array(forever.issued.token.utf8))
        .finding.verdict == .valid)
  }

  @Test("every changed byte of every form is noticed")
  func changed() throws {
    let badge = try SignedBadge()
    let verifier = try badge.verifier()
    for form in badge.forms {
      let bytes = Array(form.utf8)
      for place in stride(from: 0, to: bytes.count, by: 29) {
        var changed = bytes
        changed[place] = changed[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
        let result = verifier.verify(changed)
        #expect(result.finding.verdict != .valid, "byte \(place) of \(form.prefix(6))")
      }
      for length in stride(from: 0, to: bytes.count, by: 401) {
        #expect(verifier.verify(Array(bytes.prefix(length))).finding.verdict != .valid)
      }
    }
  }

  @Test("any bytes are answered, never crashed on; the seed is printed")
  func noise() throws {
    let verifier = try SignedBadge().verifier()
    let seed = UInt64.random(in: .min ... .max)
    let random = SeededRandom(seed)
    for _ in 0..<200 {
      let size = Int(random.bytes(1)[0])
      let starts = [
        "", "{", "<svg xmlns:a=\"https://purl.imsglobal.org/ob/v3p0\"", "FRUN1|", "eyJ",
      ]
      let start = starts[Int(random.bytes(1)[0]) % starts.count]
      let result = verifier.verify(Array(start.utf8) + random.bytes(size))
      #expect(result.finding.verdict == .invalid, "seed \(seed)")
    }
  }

  @Test("the holder is known by a salted hash; the name is in none of the forms")
  func holder() throws {
    let badge = try SignedBadge()
    let verifier = try badge.verifier()
    for form in badge.forms.prefix(2) {
      #expect(!form.contains("أمينة"))
      let right = verifier.verify(Array(form.utf8), holder: " أمينة   حسن\n")
      #expect(right.finding.verdict == .valid && right.isHolders == true)
      let wrong = verifier.verify(Array(form.utf8), holder: "Somebody Else")
      #expect(wrong.finding == BadgeFinding(.invalid, .recipient, "it was given to somebody else"))
    }
    let payload = try #require(
      Base64URL.bytes(badge.issued.token.split(separator: ".")[1]))
    #expect(!String(decoding: payload, as: UTF8.self).contains("أمينة"))
    let code = verifier.verify(Array(badge.issued.code.utf8), holder: "أمينة حسن")
    #expect(code.finding.check == .all || code.finding.check == .recipient)
  }

  @Test("baked into a picture and found again; a second one or one in a comment is not")
  func baking() throws {
    let badge = try SignedBadge()
    let verifier = try badge.verifier()
    let picture = Array("<?xml version=\"1.0\"?>\n<svg width=\"1\"><g/></svg>".utf8)
    let baked = IssuedBadge.baking(badge.issued.token, into: picture)
    #expect(verifier.verify(baked).finding.verdict == .valid)
    #expect(verifier.verify(picture).finding.verdict == .invalid)
    let twice = IssuedBadge.baking(badge.issued.token, into: baked)
    #expect(verifier.verify(twice).finding.reason == "more than one certificate is baked in")
    let text = String(decoding: baked, as: UTF8.self)
    let hidden = text.replacing("<openbadges", with: "<!--<openbadges").replacing(
      "/><g", with: "/>--><g")
    #expect(verifier.verify(Array(hidden.utf8)).finding.verdict == .invalid)
    let data =
      "<svg xmlns:b='https://purl.imsglobal.org/ob/v3p0'><b:credential><![CDATA["
      + badge.issued.document + "]]></b:credential></svg>"
    #expect(verifier.verify(Array(data.utf8)).finding.verdict == .valid)
  }

  @Test("a member that no context defines is refused: the signature would not cover it")
  func smuggled() throws {
    let badge = try SignedBadge()
    let more = badge.issued.document.replacing(
      "\"name\":\"BIP-201", with: "\"stowaway\":\"x\",\"name\":\"BIP-201")
    let result = try badge.verifier().verify(Array(more.utf8))
    #expect(result.finding.check == .structure && result.finding.verdict == .invalid)
  }

  @Test("short names, numbers and texts of keys read back")
  func texts() throws {
    let badge = try SignedBadge()
    #expect(IssuerKey(did: badge.key.did) == badge.key)
    #expect(IssuerKey(method: badge.key.method) == badge.key)
    #expect(IssuerKey(method: badge.key.multibase) == nil)
    #expect(badge.key.did.hasPrefix("did:key:z6Mk") && badge.key.shortName.count == 19)
    #expect(badge.draft.serial.hasPrefix("BIP-201-") && badge.draft.serial.count == 17)
    for bytes in [[], [0], [0, 0, 1], Array(0...255)] as [[UInt8]] {
      #expect(Base58.bytes(Base58.text(bytes)) == bytes || bytes.count > 180)
      #expect(Base64URL.bytes(Base64URL.text(bytes)) == bytes)
    }
    for text in ["=", "A", "AB==", "A+", "A/", "AB ", "AR", "A\n"] {
      #expect(Base64URL.bytes(text) == nil, "\(text)")
    }
    for text in [
      "2026-01-10", "2026-01-10T00:00:00", "2026-01-10T24:00:00Z", "2026-02-30T00:00:00Z",
      "2026-01-10 00:00:00Z", "2026-01-10T00:00:00+25:00", "2026-01-10T00:00:00.Z",
    ] { #expect(BadgeTime(text) == nil, "\(text)") }
    #expect(BadgeTime("2026-01-10T02:00:00.5+02:00")?.milliseconds == 1_768_003_200_500)
    #expect(BadgeTime("1969-12-31T23:59:59Z")?.text == "1969-12-31T23:59:59Z")
  }

  @Test("only certificates are signed with the key of a member")
  func messages() throws {
    let badge = try SignedBadge()
    #expect(CredentialMessage.text("frun-head/1\n").bytes(badge.cryptography) == nil)
    #expect(CredentialMessage.text("eyJ").bytes(badge.cryptography) != nil)
    #expect(
      CredentialMessage.proof(options: "a", document: "b").bytes(badge.cryptography)?.count == 64)
  }
}

@Suite("Signers and revocation lists")
struct TrustListTests {
  @Test("signers.csv is read line by line, and a wrong line is named")
  func signers() throws {
    let badge = try SignedBadge()
    let head = "key_id,issuer_did,valid_from,valid_to,status\n"
    let trusted = try TrustedIssuers(
      csv: head + "\(badge.key.multibase),\(badge.key.did),2026-01-01,2026-12-31,retired\n",
      name: "signers.csv")
    let entry = try #require(trusted.entries.first)
    #expect(entry.status == .retired && entry.from?.description == "2026-01-01")
    for (line, part) in [
      ("x,\(badge.key.did),,,active", "line 2"), ("\(badge.key.multibase),nowhere,,,", "line 2"),
      ("\(badge.key.multibase),\(badge.key.did),1.1.2026,,", "line 2"),
      ("\(badge.key.multibase),\(badge.key.did),,,perhaps", "line 2"),
    ] {
      do {
        _ = try TrustedIssuers(csv: head + line, name: "s")
        Issue.record("not refused: \(line)")
      } catch {
        #expect("\(error)".contains(part))
      }
    }
    #expect(throws: DomainError.self) { try TrustedIssuers(csv: "a,b\n", name: "s") }
  }

  @Test("signed, read, and older or contradicting lists are told apart")
  func lists() throws {
    let badge = try SignedBadge()
    let time = try #require(BadgeTime("2026-05-01T00:00:00Z"))
    let later = try #require(BadgeTime("2026-06-01T00:00:00Z"))
    let entries = [
      RevocationList.Entry(id: "urn:uuid:b", isSuspended: true),
      RevocationList.Entry(id: "urn:uuid:a", isSuspended: false),
    ]
    func list(_ sequence: Int, _ time: BadgeTime, _ count: Int = 2) throws -> RevocationList {
      let text = try RevocationList.issue(
        Array(entries.prefix(count)), sequence: sequence, at: time, by: badge.signer)
      return try RevocationList(verifying: text + "\n", badge.cryptography)
    }
    let second = try list(2, time)
    #expect(second.entries["urn:uuid:b"]?.isSuspended == true)
    #expect(second.entries["urn:uuid:a"]?.isSuspended == false && second.issuer == badge.key.did)
    func order(_ new: RevocationList) -> RevocationList.Order {
      new.order(sequence: second.sequence, issuedAt: second.issuedAt, digest: second.digest)
    }
    #expect(order(second) == .same)
    #expect(try order(list(3, later)) == .newer)
    #expect(try order(list(1, later)) == .older)
    #expect(try order(list(2, time, 1)) == .contradicts)
    #expect(try order(list(3, #require(BadgeTime("2026-04-01T00:00:00Z")))) == .contradicts)
    #expect(second.age(at: later) == 31)

    let text = try RevocationList.issue(entries, sequence: 2, at: time, by: badge.signer)
    let broken = text.dropLast(4) + "AAAA"
    #expect(throws: BadgeFinding.self) {
      try RevocationList(verifying: String(broken), badge.cryptography)
    }
    // A list is no certificate and a certificate no list.
    #expect(try badge.verifier().verify(Array(text.utf8)).finding.check == .header)
    #expect(throws: BadgeFinding.self) {
      try RevocationList(verifying: badge.issued.token, badge.cryptography)
    }
  }
}
