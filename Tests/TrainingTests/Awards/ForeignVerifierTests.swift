import FoundationEssentials
import FrunDomain
import Glibc
import Testing

/// Certificates are checked by somebody else's cryptography: Debian's `python3-cryptography` and
/// `python3-jwt` (`FRUN_PYTHON` names another Python).
@Suite("Certificates verified by other programs")
struct ForeignVerifierTests {
  static var isExpected: Bool {
    ProcessInfo.processInfo.environment["CI"] == "true" || run("import jwt, cryptography") == 0
  }

  private static func run(_ script: String, _ arguments: [String] = []) -> Int32 {
    let python = ProcessInfo.processInfo.environment["FRUN_PYTHON"] ?? "/usr/bin/python3"
    var words: [UnsafeMutablePointer<CChar>?] =
      ([python, "-c", script] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var quiet = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&quiet)
    defer { posix_spawn_file_actions_destroy(&quiet) }
    posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0)
    var process: pid_t = 0
    guard posix_spawnp(&process, python, &quiet, nil, &words, environ) == 0 else { return -1 }
    var status: Int32 = 0
    waitpid(process, &status, 0)
    return status
  }

  @Test("the token by PyJWT, with the times it checks itself", .enabled(if: isExpected))
  func token() throws {
    let badge = try SignedBadge(until: "2099-01-10")
    let script = """
      from sys import argv
      from jwt import decode
      from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
      key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(argv[2]))
      claims = decode(argv[1], key, algorithms=["EdDSA"])
      assert claims["iss"] == claims["issuer"]["id"] == argv[3]
      assert claims["jti"] == claims["id"]
      """
    let key = Hexadecimal.text(badge.key.bytes)
    #expect(Self.run(script, [badge.issued.token, key, badge.key.did]) == 0)
    let other = Hexadecimal.text(badge.key.bytes.map { $0 ^ 1 })
    #expect(Self.run(script, [badge.issued.token, other, badge.key.did]) != 0)
  }

  @Test(
    "the document by its statements, written out from the published terms by hand",
    .enabled(if: isExpected),
    arguments: ["Best interests", "A \"quoted\" \\ title", "مصالح الطفل 🎓"])
  func document(title: String) throws {
    let badge = try SignedBadge(title: title)
    let script = #"""
      import json, hashlib, base64
      from sys import argv, exit
      from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
      b = json.loads(argv[1]); proof = b.pop("proof")
      OB = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
      C = "https://www.w3.org/2018/credentials#"; S = "https://schema.org/"
      T = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
      TIME = "^^<http://www.w3.org/2001/XMLSchema#dateTime>"
      q = lambda s: '"' + s.replace("\\", "\\\\").replace('"', '\\"') + '"'
      s = b["credentialSubject"]; a = s["achievement"]; i = b["issuer"]; h = s["identifier"][0]
      id, sub, ach, crit = "<%s>" % b["id"], "<%s>" % s["id"], "<%s>" % a["id"], "<%s>" % a["criteria"]["id"]
      iss, n = "<%s>" % i["id"], "_:c14n0"
      lines = [
        (id, T, "<%sVerifiableCredential>" % C), (id, T, "<%sOpenBadgeCredential>" % OB),
        (id, "<%sissuer>" % C, iss), (id, "<%scredentialSubject>" % C, sub),
        (id, "<%sname>" % S, q(b["name"])), (id, "<%svalidFrom>" % C, q(b["validFrom"]) + TIME),
        (id, "<%svalidUntil>" % C, q(b["validUntil"]) + TIME),
        (iss, T, "<%sProfile>" % OB), (iss, "<%sname>" % S, q(i["name"])),
        (sub, T, "<%sAchievementSubject>" % OB), (sub, "<%sachievement>" % OB, ach),
        (sub, "<%sidentifier>" % OB, n), (n, T, "<%sIdentityObject>" % OB),
        (n, "<%shashed>" % OB, '"true"^^<https://www.w3.org/2001/XMLSchema#boolean>'),
        (n, "<%sidentityHash>" % OB, q(h["identityHash"])),
        (n, "<%sidentityType>" % OB, q(h["identityType"])), (n, "<%ssalt>" % OB, q(h["salt"])),
        (ach, T, "<%sAchievement>" % OB), (ach, "<%sname>" % S, q(a["name"])),
        (ach, "<%sdescription>" % S, q(a["description"])),
        (ach, "<%sachievementType>" % OB, q(a["achievementType"])),
        (ach, "<%shumanCode>" % OB, q(a["humanCode"])), (ach, "<%sversion>" % OB, q(a["version"])),
        (ach, "<%sCriteria>" % OB, crit), (crit, "<%snarrative>" % OB, q(a["criteria"]["narrative"])),
      ]
      X = "https://w3id.org/security#"
      options = [
        (n, "<http://purl.org/dc/terms/created>", q(proof["created"]) + TIME),
        (n, T, "<%sDataIntegrityProof>" % X),
        (n, "<%scryptosuite>" % X, '"eddsa-rdfc-2022"^^<%scryptosuiteString>' % X),
        (n, "<%sproofPurpose>" % X, "<%sassertionMethod>" % X),
        (n, "<%sverificationMethod>" % X, "<%s>" % proof["verificationMethod"]),
      ]
      text = lambda ls: "".join(sorted(" ".join(l) + " .\n" for l in ls)).encode()
      digest = lambda ls: hashlib.sha256(text(ls)).digest()
      A = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
      def b58(t):
          v = 0
          for c in t: v = v * 58 + A.index(c)
          return v.to_bytes((v.bit_length() + 7) // 8, "big")
      key = b58(i["id"][len("did:key:z"):]); assert key[:2] == b"\xed\x01"
      Ed25519PublicKey.from_public_bytes(key[2:]).verify(
          b58(proof["proofValue"][1:]).rjust(64, b"\0"), digest(options) + digest(lines))
      """#
    #expect(Self.run(script, [badge.issued.document]) == 0)
    let changed = badge.issued.document.replacing("2028-01-10", with: "2038-01-10")
    #expect(Self.run(script, [changed]) != 0)
  }
}
