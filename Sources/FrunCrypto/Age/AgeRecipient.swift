/// Somebody a file can be encrypted to.
package enum AgeRecipient: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// The owner of a key pair; the public key has 32 bytes.
  case x25519(publicKey: [UInt8])
  /// Whoever knows the passphrase. Must be the only recipient. `logN` is the scrypt cost, 1 to 22.
  case scrypt(passphrase: [UInt8], logN: Int)

  /// The scrypt cost that the age tool uses too: 256 MiB and about a second.
  package static let defaultLogN = 18

  /// Reads the text form `age1…`.
  ///
  /// Other kinds (post-quantum, plugin and SSH recipients) are refused as `recipient-unsupported`.
  package init(text: String) throws(AgeError) {
    if text.hasPrefix("ssh-") { throw AgeError(.recipientUnsupported, "SSH recipient") }
    let hrp: String
    let key: [UInt8]
    do { (hrp, key) = try Bech32.decode(text) } catch {
      throw AgeError(.recipientMalformed, "recipient is not Bech32")
    }
    guard hrp == "age" else {
      throw hrp.hasPrefix("age1")
        ? AgeError(.recipientUnsupported, "post-quantum or plugin recipient")
        : AgeError(.recipientMalformed, "recipient does not begin with age1")
    }
    guard key.count == 32 else { throw AgeError(.recipientMalformed, "recipient length") }
    // A key of low order gives everybody the same secret; say so now and not when the archive is written.
    guard (try? X25519PrivateKey().sharedSecret(with: key)) != nil else {
      throw AgeError(.recipientMalformed, "recipient of low order")
    }
    self = .x25519(publicKey: key)
  }

  /// The text form `age1…`; nil for a passphrase.
  package var text: String? {
    switch self {
    case .x25519(let publicKey): Bech32.encode(hrp: "age", data: publicKey)
    case .scrypt: nil
    }
  }

  /// The text form, or "passphrase"; never the passphrase itself.
  package var description: String { text ?? "passphrase" }

  /// Shows nothing of the contents.
  package var customMirror: Mirror { Mirror(self, children: []) }

  /// Wraps a file key of 16 bytes for this recipient.
  func wrap(fileKey: [UInt8], random: RandomSource) throws(AgeError) -> AgeStanza {
    switch self {
    case .x25519(let publicKey):
      try X25519Stanza.wrap(fileKey: fileKey, publicKey: publicKey, random: random)
    case .scrypt(let passphrase, let logN):
      try ScryptStanza.wrap(
        fileKey: fileKey, passphrase: passphrase, logN: logN, random: random)
    }
  }
}
