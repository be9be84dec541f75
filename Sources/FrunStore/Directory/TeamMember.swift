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
  /// Every Ed25519 public key they ever signed with, the newest last, 32 bytes each.
  package let signingKeys: [[UInt8]]
  /// Every age recipient they ever had, the newest last.
  package let recipients: [String]

  init(_ record: Record) {
    id = record.id
    handle = record.text("handle") ?? ""
    role = record.code("role").flatMap { Role(rawValue: $0) }
    isActive = record.code("status") == "active"
    signingKeys = record.texts("signingKey").compactMap { text in
      Hexadecimal.bytes(text).flatMap { $0.count == 32 ? $0 : nil }
    }
    recipients = record.texts("recipient")
  }
}
