import FrunCrypto
import FrunDomain

/// What a directory refuses whoever writes it, and the one thing every member may write into it.
///
/// The same for changes that are made here and for those that arrive.
enum DirectoryRules {
  /// Whether a change gives its author a new key and says nothing else. Signed by the old key, as
  /// every change is, it needs nobody's permission.
  static func isRotation(_ assertions: [Assertion], by author: RecordID) -> Bool {
    let said = assertions.filter { $0.kind != Schema.commitNote }
    return !said.isEmpty
      && said.allSatisfy { assertion in
        guard assertion.record == author, assertion.kind == "member",
          ["signingKey", "recipient"].contains(assertion.field)
        else { return false }
        if case .append = assertion.change { return true }
        return false
      }
  }

  /// Refuses keys that identify nobody.
  ///
  /// Throws `store.weakKey`.
  static func checkKeys(_ assertions: [Assertion]) throws {
    for assertion in assertions {
      let fields = ["signingKey", "lostKey", "recipient", "recoveryRecipient"]
      guard ["member", "team"].contains(assertion.kind), fields.contains(assertion.field),
        case .text(let text)? = assertion.change.value
      else { continue }
      let isWeak =
        assertion.field.hasSuffix("ecipient")
        ? isLowOrderRecipient(text) : Hexadecimal.bytes(text).map(Ed25519.isLowOrder) ?? false
      guard !isWeak else {
        throw StoreError(
          .weakKey, "a public key of low order, with which anybody could sign or read")
      }
    }
  }

  private static func isLowOrderRecipient(_ text: String) -> Bool {
    guard let key = try? Bech32.decode(text).data, key.count == 32,
      let probe = try? X25519PrivateKey(seed: [UInt8](repeating: 0x41, count: 32))
    else { return false }
    return (try? probe.sharedSecret(with: key)) == nil
  }

  /// Refuses somebody who gives themselves more than others gave them.
  ///
  /// - Parameter held: the roles others gave, and the one they began with.
  ///
  /// Throws `store.denied`.
  static func checkOwnRole(
    _ assertions: [Assertion], by author: RecordID, held: Set<Role>
  ) throws {
    for assertion in assertions where assertion.record == author && assertion.kind == "member" {
      guard case .code(let code)? = assertion.change.value else { continue }
      let isRaised =
        assertion.field == "role"
        && Role(rawValue: code).map { role in
          !held.contains { rank($0) >= rank(role) }
        } ?? true
      if isRaised { throw StoreError(.denied, "nobody raises their own role") }
      if assertion.field == "status", code == "active" {
        throw StoreError(.denied, "nobody gives themselves their rights back")
      }
    }
  }

  private static func rank(_ role: Role) -> Int {
    switch role {
    case .viewer: 0
    case .trainer: 1
    case .caseworker: 2
    case .supervisor: 3
    case .dataProtectionOfficer: 4
    }
  }
}
