/// What opens a file: a private key or a passphrase.
package enum AgeIdentity: Sendable, CustomStringConvertible, CustomReflectable {
  /// A private key.
  case x25519(X25519PrivateKey)
  /// A passphrase in UTF-8, normalised by the caller as it was when the file was made.
  case scrypt(passphrase: [UInt8])

  private static let hrp = "AGE-SECRET-KEY-"

  /// Reads the text form `AGE-SECRET-KEY-1…`.
  ///
  /// Post-quantum and plugin identities are refused as `identity-unsupported`.
  package init(text: String) throws(AgeError) {
    let hrp: String
    var seed: [UInt8]
    do { (hrp, seed) = try Bech32.decode(text) } catch {
      throw AgeError(.identityMalformed, "identity is not Bech32")
    }
    defer { ConstantTime.wipe(&seed) }
    guard hrp == Self.hrp else {
      throw hrp.hasPrefix("AGE-")
        ? AgeError(.identityUnsupported, "post-quantum or plugin identity")
        : AgeError(.identityMalformed, "identity does not begin with AGE-SECRET-KEY-1")
    }
    guard let key = try? X25519PrivateKey(seed: seed) else {
      throw AgeError(.identityMalformed, "identity length")
    }
    self = .x25519(key)
  }

  /// The text form `AGE-SECRET-KEY-1…`, as secret as the key; nil for a passphrase.
  package var secretText: String? {
    switch self {
    case .x25519(let key):
      var seed = key.seed
      defer { ConstantTime.wipe(&seed) }
      return Bech32.encode(hrp: Self.hrp, data: seed)
    case .scrypt: return nil
    }
  }

  /// The recipient that files for this identity are encrypted to; nil for a passphrase.
  package var recipient: AgeRecipient? {
    switch self {
    case .x25519(let key): .x25519(publicKey: key.publicKey)
    case .scrypt: nil
    }
  }

  /// Says to whom the identity belongs, never the secret.
  package var description: String { "identity of \(recipient?.description ?? "passphrase")" }

  /// Shows nothing of the contents.
  package var customMirror: Mirror { Mirror(self, children: []) }

  /// Reads an identity file: one identity per line, blank lines and lines beginning with `#` ignored.
  package static func list(inFile text: String) throws(AgeError) -> [AgeIdentity] {
    var identities: [AgeIdentity] = []
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      do { identities.append(try AgeIdentity(text: String(line))) } catch {
        throw AgeError(error.code, "identity file", at: .line(index + 1))
      }
    }
    return identities
  }

  /// Returns the file key when this identity opens one of the stanzas.
  func unwrap(_ stanzas: [AgeStanza], limits: AgeLimits) throws(AgeError) -> [UInt8]? {
    switch self {
    case .x25519(let key):
      for stanza in stanzas where stanza.kind == X25519Stanza.kind {
        if let fileKey = try X25519Stanza.unwrap(stanza, key: key) { return fileKey }
      }
    case .scrypt(let passphrase):
      for stanza in stanzas where stanza.kind == ScryptStanza.kind {
        return try ScryptStanza.unwrap(stanza, passphrase: passphrase, limits: limits)
      }
    }
    return nil
  }
}
