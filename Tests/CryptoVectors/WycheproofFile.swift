import FoundationEssentials
import FrunCrypto

/// One file of the wycheproof test vectors (C2SP wycheproof, JSON).
package struct WycheproofFile: Sendable {
  /// The file's name without its ending.
  package let name: String
  private let groups: [WycheproofGroup]

  /// Reads a file.
  package init(path: String) throws {
    name = path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? path
    let contents = try JSONDecoder().decode(
      WycheproofContents.self, from: Data(try VectorFiles.bytes(path)))
    groups = contents.testGroups
  }

  /// All files of a folder.
  package static func all(in directory: String) throws -> [WycheproofFile] {
    try VectorFiles.names(in: directory).filter { $0.hasSuffix(".json") }.map {
      try WycheproofFile(path: directory + "/" + $0)
    }
  }

  /// Runs every case.
  package func run() throws -> [VectorResult] {
    guard let check = Self.checks[name] else {
      throw VectorError(reason: "no implementation for \(name)")
    }
    return try groups.flatMap { group in
      try group.tests.map { test in
        // "acceptable" means that a strict implementation may refuse.
        let passed = try check(group, test)
        let actual = passed ? "valid" : "invalid"
        return VectorResult(
          id: "\(name)/\(test.tcId)",
          expected: test.result == "acceptable" ? Self.policy(for: test) : test.result,
          actual: actual)
      }
    }
  }

  /// What this project decided for cases that the standard leaves open: everything is accepted except a shared
  /// secret of zero.
  private static func policy(for test: WycheproofTest) -> String {
    test.flags.contains("ZeroSharedSecret") ? "invalid" : "valid"
  }

  private typealias Check = @Sendable (WycheproofGroup, WycheproofTest) throws -> Bool

  private static let checks: [String: Check] = [
    "chacha20_poly1305_test": { _, test in try test.checkAEAD() },
    "ed25519_test": { group, test in try test.checkSignature(group) },
    "hkdf_sha256_test": { _, test in try test.checkDerivation() },
    "hmac_sha256_test": { group, test in try test.checkCode(group) },
    "x25519_test": { _, test in try test.checkAgreement() },
  ]
}

private struct WycheproofContents: Decodable {
  let testGroups: [WycheproofGroup]
}

struct WycheproofGroup: Decodable, Sendable {
  struct PublicKey: Decodable, Sendable {
    let pk: String
  }

  let publicKey: PublicKey?
  let tagSize: Int?
  let tests: [WycheproofTest]
}

/// A case; which of the members are present depends on the algorithm.
struct WycheproofTest: Decodable, Sendable {
  let tcId: Int
  let result: String
  let flags: [String]
  let `public`: String?
  let `private`: String?
  let shared: String?
  let msg: String?
  let sig: String?
  let key: String?
  let iv: String?
  let aad: String?
  let ct: String?
  let tag: String?
  let ikm: String?
  let salt: String?
  let info: String?
  let size: Int?
  let okm: String?

  private func bytes(_ member: KeyPath<WycheproofTest, String?>) throws -> [UInt8] {
    guard let text = self[keyPath: member] else { throw VectorError(reason: "member missing") }
    return try VectorFiles.hex(text)
  }

  func checkAEAD() throws -> Bool {
    let key = try bytes(\.key)
    let nonce = try bytes(\.iv)
    let aad = try bytes(\.aad)
    let message = try bytes(\.msg)
    let ciphertext = try bytes(\.ct)
    let tag = try bytes(\.tag)
    guard
      let opened = try? ChaChaPoly.open(ciphertext, tag: tag, key: key, nonce: nonce, aad: aad)
    else { return false }
    let sealed = try ChaChaPoly.seal(message, key: key, nonce: nonce, aad: aad)
    return opened == message && sealed.ciphertext == ciphertext && sealed.tag == tag
  }

  func checkSignature(_ group: WycheproofGroup) throws -> Bool {
    let publicKey = try VectorFiles.hex(group.publicKey?.pk ?? "")
    return Ed25519.verify(
      signature: try bytes(\.sig), message: try bytes(\.msg), publicKey: publicKey)
  }

  func checkDerivation() throws -> Bool {
    let derived = try? HKDF.sha256(
      key: try bytes(\.ikm), salt: try bytes(\.salt), info: try bytes(\.info), count: size ?? 0)
    return try derived == bytes(\.okm)
  }

  func checkCode(_ group: WycheproofGroup) throws -> Bool {
    let code = HMACSHA256.authenticate(try bytes(\.msg), key: try bytes(\.key))
    return ConstantTime.equal([UInt8](code.prefix((group.tagSize ?? 0) / 8)), try bytes(\.tag))
  }

  func checkAgreement() throws -> Bool {
    let key = try X25519PrivateKey(seed: try bytes(\.private))
    let secret = try? key.sharedSecret(with: try bytes(\.public))
    return try secret == bytes(\.shared)
  }
}
