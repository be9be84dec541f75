/// Finds the key of a file.
enum AgeFileKey {
  /// Tries the identities in order; checks the form of all stanzas first.
  static func find(
    in header: AgeHeader, identities: [AgeIdentity], limits: AgeLimits
  ) throws(AgeError) -> [UInt8] {
    try checkForm(of: header.stanzas)
    var triedPassphrase = false
    for identity in identities {
      if let fileKey = try identity.unwrap(header.stanzas, limits: limits) { return fileKey }
      if case .scrypt = identity, header.stanzas.first?.kind == ScryptStanza.kind {
        triedPassphrase = true
      }
    }
    throw triedPassphrase
      ? AgeError(.wrongPassphrase, "passphrase does not open the file")
      : AgeError(.noMatchingIdentity, "file is for other recipients")
  }

  /// Checks every stanza of a known kind, whether or not an identity will use it.
  private static func checkForm(of stanzas: [AgeStanza]) throws(AgeError) {
    for stanza in stanzas {
      switch stanza.kind {
      case X25519Stanza.kind: _ = try X25519Stanza.share(of: stanza)
      case ScryptStanza.kind:
        // Alone, so that a file opened with a passphrase comes from somebody who knows it.
        guard stanzas.count == 1 else {
          throw AgeError(.headerMalformed, "passphrase stanza beside another")
        }
        _ = try ScryptStanza.parameters(of: stanza)
      default: continue
      }
    }
  }
}
