import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

/// Certificates that Python's `cryptography` signed with throw-away keys of every kind that is read,
/// beside what the standards say of each: written from the standards, not from this program.
@Suite("Certificates of other issuers")
struct ForeignBadgeTests {
  private struct Case {
    let id: String
    let file: [UInt8]
    let keys: String?
    let signers: String?
    let expected: String
  }

  private static func cases() throws -> [Case] {
    let bytes = try #require(ProjectFiles.bytes("Tests/TrainingTests/Golden/foreign-badges.jsonl"))
    return try String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
      let json = try JSONValue(parsing: String(line))
      func text(_ key: String) -> String? { json[key]?.string }
      let file = try #require(
        text("file").map { $0.replacing("+", with: "-").replacing("/", with: "_") }
          .flatMap { Base64URL.bytes($0.replacing("=", with: "")) })
      return Case(
        id: text("id") ?? "", file: file, keys: text("keys"), signers: text("signers"),
        expected: [text("expect"), text("issuerKey"), text("check")].compactMap(\.self)
          .joined(separator: " "))
    }
  }

  @Test("each kind of key, proof and picture, and what is wrong with each")
  func cases() throws {
    let office = try TrainingOffice()
    let cases = try Self.cases()
    #expect(cases.count > 50)
    for one in cases {
      office.services.files["badge"] = one.file
      var line = "verify badge --without-list --without-vault"
      if let keys = one.keys {
        office.file("keys", keys)
        line += " --issuer-key keys"
      }
      if let signers = one.signers {
        office.file(
          "signers.csv", "key_id,issuer_did,valid_from,valid_to,status\n\(signers),\(signers),,,\n")
        line += " --signers signers.csv"
      }
      let run = try office.run(line)
      let result = run.result
      var actual = ["verdict", "issuerKey"].compactMap { result[$0]?.string }
      if one.expected.split(separator: " ").count > 2, let check = result["check"]?.string {
        actual.append(check)
      }
      #expect(actual.joined(separator: " ") == one.expected, "\(one.id)")
      #expect(run.outcome.status == (result["verdict"]?.string == "valid" ? 0 : 1), "\(one.id)")
    }
  }

  @Test("what may be handed in as a key, and what may not")
  func keys() throws {
    let office = try TrainingOffice()
    office.services.files["badge"] = try #require(try Self.cases().first).file
    for (text, part) in [
      ("", "a key is"), ("z6Mk", "a key is"), ("{}", "no public key"), ("{\"kty\":\"oct\"", "JSON"),
      ("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}", "no public key"),
      (
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"\(String(repeating: "A", count: 43))\",\"d\":\"A\"}",
        "no public key"
      ),
    ] {
      office.file("keys", text)
      let failure = try office.refusal("verify badge --issuer-key keys")
      #expect(failure.code == "issuerKey.malformed" && failure.place == "keys")
      #expect(failure.causes.joined().contains(part), "\(text.prefix(20))")
    }
  }

  @Test("a locked vault is not asked about, and nothing is valid without it")
  func locked() throws {
    let office = try TrainingOffice()
    let award = try office.award("amina", "GEN-101", on: "2026-11-23")
    let issued = try office.run("certificate \(award.id.text) -o a.jwt")
    let did = try #require(issued.result["issuer"]?.string)
    office.file(
      "signers.csv", "key_id,issuer_did,valid_from,valid_to,status\n\(did),\(did),,,active\n")
    office.services.vaultAccess = .locked
    let run = try office.run("verify a.jwt --signers signers.csv --without-list")
    #expect(run.result["verdict"]?.string == "status-unknown" && run.outcome.status == 1)
    #expect(run.messages(.warning).first?.hasPrefix("The vault is locked") == true)
    #expect(run.outcome.next == ["frun unlock"])
    let knowingly = try office.run(
      "verify a.jwt --signers signers.csv --without-list --without-vault")
    #expect(knowingly.result["verdict"]?.string == "valid" && knowingly.outcome.status == 0)
    // What is wrong anyway stays what it is.
    let other = try office.run("verify a.jwt --without-list")
    #expect(other.result["verdict"]?.string == "untrusted-issuer")
    office.services.vaultAccess = .missing
    let without = try office.run("verify a.jwt --signers signers.csv --without-list")
    #expect(without.result["verdict"]?.string == "valid")
    #expect(!without.messages(.warning).contains { $0.contains("locked") })
  }

  @Test("a list of revocations covers every issuer and names only what was taken back")
  func revoked() throws {
    let office = try TrainingOffice()
    let kept = try office.award("amina", "GEN-101", on: "2026-11-23")
    let taken = try office.award("joseph", "GEN-101", on: "2026-11-23")
    for award in [kept, taken] {
      try office.run("certificate \(award.id.text) -o \(award.id.text).jwt")
    }
    try office.run("revoke \(taken.id.text) --reason X")
    let list = try office.run("revocations -o list.jws")
    #expect(list.result["entries"] == .integer(1))
    let (good, bad) = ("verify \(kept.id.text).jwt", "verify \(taken.id.text).jwt")
    #expect(try office.run(good + " --list list.jws").result["verdict"]?.string == "valid")
    #expect(try office.run(bad).result["verdict"]?.string == "revoked")
    let text = String(decoding: office.services.files["list.jws"] ?? [], as: UTF8.self)
    let read = try RevocationList(
      verifying: text, office.services.credentialCryptography)
    #expect(try read.covers == Set(office.all("credential").compactMap { $0.text("issuer") }))
  }
}
