package import FrunDomain

/// A member of the team as the directory describes them.
package struct TeamMember: Hashable, Sendable {
  /// The member.
  package let id: RecordID
  /// The short name.
  package let handle: String
  /// What they may do; nil for a role that a newer version declared.
  package let role: Role?
  /// Whether they work here: neither suspended nor revoked.
  package let isActive: Bool
  /// Whether the rights were taken away for good.
  package let isRevoked: Bool
  /// Signing keys that were lost or stolen: what is first seen after that proves nobody.
  package let lostKeys: [[UInt8]]
  /// Every Ed25519 public key they ever signed with, the newest last, 32 bytes each.
  package let signingKeys: [[UInt8]]
  /// Every age recipient they ever had, the newest last.
  package let recipients: [String]

  init(_ record: Record) {
    id = record.id
    handle = record.text("handle") ?? ""
    role = record.code("role").flatMap { Role(rawValue: $0) }
    isActive = record.code("status") == "active"
    isRevoked = record.code("status") == "revoked"
    signingKeys = Self.keys(record.texts("signingKey"))
    lostKeys = Self.keys(record.texts("lostKey"))
    recipients = record.texts("recipient")
  }

  /// The key the member signs with now; nil when the last one is lost.
  package var signingKey: [UInt8]? { signingKeys.last { !lostKeys.contains($0) } }

  private static func keys(_ texts: [String]) -> [[UInt8]] {
    texts.compactMap { text in
      Hexadecimal.bytes(text).flatMap { $0.count == 32 ? $0 : nil }
    }
  }
}
