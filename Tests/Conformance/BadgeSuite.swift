import FoundationEssentials
import FrunCrypto
import FrunDomain
import FrunText

/// Runs the verifier of certificates on a file of JSON lines. What a line asks is seen from its
/// members: accept or reject a token, canonical text and signature of an embedded proof, the
/// verdict of a public validator, or a token of another profile.
func runBadgeSuite(file: String, report: inout ConformanceReport) throws {
  let text = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
  for (number, line) in text.split(separator: "\n").enumerated() {
    let place = "line \(number + 1)"
    do {
      let json = try JSONValue(parsing: String(line))
      if json["_meta"] != nil { continue }
      guard let id = json["id"]?.string else {
        report.recordUnreadable(place, "a case without id")
        continue
      }
      if json["document_canon"] != nil {
        try proofCase(id, json, &report)
      } else if json["token"] != nil, json["expect"] != nil {
        verdictCase(id, json, &report)
      } else if json["token"] != nil {
        try tokenCase(id, json, &report)
      } else {
        sampleCase(id, json, &report)
      }
    } catch {
      report.recordUnreadable(place, "\(error)")
    }
  }
}

private let cryptography = CredentialCryptography(
  sha256: { SHA256.hash($0) },
  isSignature: { Ed25519.verify(signature: $0, message: $1, publicKey: $2) },
  isForeignSignature: { signature, message, key in
    switch key.algorithm {
    case .ed25519: false
    case .p256: P256.verify(signature: signature, message: message, point: key.bytes)
    case .rsa:
      RSASignature.verify(
        signature: signature, message: message, modulus: key.bytes, exponent: key.exponent)
    }
  })

/// Accept or reject, with the verdict word.
private func verdictCase(_ id: String, _ json: JSONValue, _ report: inout ConformanceReport) {
  let issuers = (json["trusted_issuers"]?.array ?? []).compactMap(\.string)
  let trusted = TrustedIssuers(
    issuers.compactMap { issuer in
      IssuerKey(did: issuer).map { TrustedIssuers.Entry(issuer: issuer, key: $0) }
    })
  let revoked = Set((json["revoked"]?.array ?? []).compactMap { $0.string ?? $0["id"]?.string })
  let listAge = json["list_age_days"]?.integer ?? 0
  let verifier = BadgeVerifier(
    trusted: trusted, time: BadgeTime(json["at"]?.string ?? "") ?? BadgeTime(milliseconds: 0),
    cryptography: cryptography,
    revocations: { _, _ in .known(revoked: revoked, suspended: [], age: listAge) })
  let holder = json["recipient"]?.string ?? json["identifier"]?.string
  let result = verifier.verify(Array((json["token"]?.string ?? "").utf8), holder: holder)
  report.record(
    id, expected: json["expect"]?.string ?? "", actual: result.finding.verdict.rawValue)
}

/// The canonical text of document and proof, their hashes, and the signature.
private func proofCase(
  _ id: String, _ json: JSONValue, _ report: inout ConformanceReport
) throws {
  guard let badge = json["signed"]?.object, let expected = json["document_canon"]?.string,
    let expectedOptions = json["proof_canon"]?.string,
    let key = json["public_key_hex"]?.string.flatMap({ Hexadecimal.bytes($0) })
      ?? json["public_key_multibase"]?.string.flatMap({ IssuerKey(multibase: $0)?.bytes })
  else {
    report.recordUnreadable(id, "a case without document, key or canonical text")
    return
  }
  let message = [expectedOptions, expected].flatMap { SHA256.hash(Array($0.utf8)) }
  let proof: BadgeProof
  do { proof = try BadgeProof(of: badge) } catch {
    report.record(id, expected: "a proof", actual: error.reason)
    return
  }
  var facts: [String] = []
  if Hexadecimal.text(proof.signature) != json["signature_hex"]?.string {
    facts.append("another signature")
  }
  if proof.key?.bytes != key { facts.append("another key") }
  if !cryptography.isSignature(proof.signature, message, key) {
    facts.append("the signature does not fit the given text")
  }
  do {
    let texts = try BadgeProof.canonical(
      badge, badge["proof"]?.object ?? JSONObject(), proof.suite, cryptography)
    if texts.document != expected { facts.append("another canonical document") }
    if texts.options != expectedOptions { facts.append("other canonical options") }
  } catch {
    if facts.isEmpty, error.reason == .unknownContext {
      report.recordByDesign(
        id, "only the contexts of badges are part of the program; key, hashes and signature fit")
      return
    }
    facts.append(error.description)
  }
  report.record(id, expected: "", actual: facts.joined(separator: "; "))
}

/// A token of the W3C suite: its signature and header, by the rules of badges.
private func tokenCase(
  _ id: String, _ json: JSONValue, _ report: inout ConformanceReport
) throws {
  let token = json["token"]?.string ?? ""
  let isExpected = json["expected"]?.string == "success"
  let key = json["public_jwk"]?.object.flatMap { VerificationKey(jwk: $0) }
  var trusted = TrustedIssuers()
  if let key, let issuer = issuer(of: token) {
    trusted = TrustedIssuers([TrustedIssuers.Entry(issuer: issuer, key: key)])
  }
  let verifier = BadgeVerifier(
    trusted: trusted, time: BadgeTime("2025-01-01T00:00:00Z") ?? BadgeTime(milliseconds: 0),
    cryptography: cryptography, revocations: { _, _ in .unchecked })
  let finding = verifier.verify(Array(token.utf8)).finding
  if isExpected, finding.verdict != .valid {
    report.recordByDesign(
      id, "not a badge, or not signed as Open Badges 3.0 asks: \(finding.reason)"
    )
    return
  }
  report.record(
    id, expected: isExpected ? "success" : "failure",
    actual: finding.verdict == .valid ? "success" : "failure")
}

private func issuer(of token: String) -> String? {
  let parts = token.split(separator: ".")
  guard parts.count == 3, let body = Base64URL.bytes(parts[1]),
    let payload = try? JSONValue(parsing: body)
  else { return nil }
  return payload["issuer"]?.string ?? payload["issuer"]?["id"]?.string
}

/// A sample of the public validator, which has a network: an issuer that only lacks somebody to
/// vouch for it counts as valid there.
private func sampleCase(_ id: String, _ json: JSONValue, _ report: inout ConformanceReport) {
  guard let text = json["text"]?.string else {
    report.recordByDesign(id, "the picture itself is not part of the set")
    return
  }
  let time = BadgeTime("2026-01-01T00:00:00Z") ?? BadgeTime(milliseconds: 0)
  let open = BadgeVerifier(
    trusted: TrustedIssuers(), time: time, cryptography: cryptography,
    revocations: { _, _ in .unchecked })
  // Once without trust, to learn issuer and key as a network would tell them; then with.
  let first = open.verify(Array(text.utf8))
  var trusted = TrustedIssuers()
  if let issuer = first.issuer, let key = first.key {
    trusted = TrustedIssuers([TrustedIssuers.Entry(issuer: issuer, key: key)])
  }
  let finding = BadgeVerifier(
    trusted: trusted, time: time, cryptography: cryptography, revocations: { _, _ in .unchecked }
  ).verify(Array(text.utf8)).finding
  let verdict = json["validator_verdict"]?.string
  let isValid = finding.verdict == .valid
  switch verdict {
  case "valid", "warning":
    if isValid { return report.record(id, expected: "valid", actual: "valid") }
    if let reason = SampleDifferences.reason(finding, text) {
      return report.recordByDesign(id, reason)
    }
    report.record(
      id, expected: verdict ?? "", actual: "\(finding.verdict.rawValue): \(finding.reason)")
  case "invalid":
    report.record(
      id, expected: "invalid", actual: isValid ? "valid" : "invalid")
  default:
    // The set says nothing: whatever is answered, it is an answer.
    report.record(id, expected: "", actual: "")
  }
}

/// What the public validator accepts and this program does not, by rule.
private enum SampleDifferences {
  static func reason(_ finding: BadgeFinding, _ text: String) -> String? {
    if text.contains("https://www.w3.org/2018/credentials/v1")
      || finding.check == .structure
        && finding.reason == "the first context is not that of credentials"
    {
      return "the older credential model 1.1 is not read: \(finding.reason)"
    }
    if finding.reason == "the kind of signature is not one that is checked here" {
      return "proofs that disclose parts (ecdsa-sd-2023) are not verified here"
    }
    if finding.reason == "the claim sub differs from the badge" {
      return "the signature is good, but the claim sub is missing, which Open Badges 3.0 requires"
    }
    if finding.reason == LinkedDataError(.undefinedWord).description {
      return "a member without a known meaning is refused, so that a signature covers everything"
    }
    if finding.verdict == .statusUnknown {
      return "needs a network: \(finding.reason)"
    }
    return nil
  }
}
