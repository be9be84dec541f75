package import FrunDomain

/// Who writes on this laptop: the member, the device, and the member's secrets. Kept in the vault
/// and nowhere else.
package struct LocalIdentity: Hashable, Sendable {
  /// The acting member.
  package let member: RecordID
  /// This laptop.
  package let device: DeviceID
  /// The seed of the member's Ed25519 signing key, 32 bytes.
  package let signingSeed: [UInt8]
  /// The member's X25519 secret for archives sealed to the member, 32 bytes.
  package let agreementSecret: [UInt8]

  /// An identity from its parts.
  package init(
    member: RecordID, device: DeviceID, signingSeed: [UInt8], agreementSecret: [UInt8]
  ) {
    self.member = member
    self.device = device
    self.signingSeed = signingSeed
    self.agreementSecret = agreementSecret
  }

  /// A new identity of random parts.
  package init(random: (Int) -> [UInt8]) throws {
    try self.init(
      member: RecordID(random: random), device: DeviceID(random: random), signingSeed: random(32),
      agreementSecret: random(32))
  }
}

extension LocalIdentity: CustomStringConvertible, CustomReflectable {
  /// Names the member only; secrets never reach a log through string interpolation.
  package var description: String { "identity of \(member)" }
  /// Shows nothing of the secrets to debugging output.
  package var customMirror: Mirror { Mirror(self, children: ["member": member, "device": device]) }
}
