/// What a key signs as a certificate. The signer makes the bytes itself: the keys of members also
/// sign the history and, over 64 bytes of hash, archives, and nobody may pass such bytes off as a
/// certificate.
public enum CredentialMessage: Hashable, Sendable, Codable {
  /// A token or list without its signature, `eyJ….eyJ…`, or a short code, `FRUN1|…`.
  case text(String)
  /// The canonical texts of proof options and document.
  case proof(options: String, document: String)

  /// The bytes to sign; nil for a text that is none of the two.
  public func bytes(_ cryptography: CredentialCryptography) -> [UInt8]? {
    switch self {
    case .text(let text):
      // Heads of the history begin with `frun-head/`, so nothing is both.
      guard text.hasPrefix("eyJ") || text.hasPrefix(BadgeCode.prefix) else { return nil }
      return Array(text.utf8)
    case .proof(let options, let document):
      return [options, document].flatMap { cryptography.sha256(Array($0.utf8)) }
    }
  }
}
