package import FrunCrypto

/// What an archive is, as far as it was proven; nothing of it has been taken in.
package struct ArchiveInspection: Hashable, Sendable {
  /// Who signed.
  package enum Sender: Hashable, Sendable {
    /// A member whose key is in a directory here.
    case known(KnownSigner)
    /// Somebody whose key is not; compare it before confirming.
    case unknown
  }

  /// The signed header.
  package let header: ArchiveHeader
  /// SHA-256 of the tag manifest in hexadecimal: the identity of the contents.
  package let bagDigest: String
  /// The key that verified.
  package let signer: MinisignPublicKey
  /// Whose key it is.
  package let sender: Sender
  /// The member who says they signed with a new key, while only older ones are known here. The
  /// archive brings the directory that can prove it; taking it in does. Nil otherwise.
  package let successor: KnownSigner?
  /// The payload files, proven; empty when only the header was asked for.
  package let files: [PayloadFile]

  /// Whether the signer is known and was revoked, belongs to a team that was withdrawn, or signed with
  /// a key that was lost.
  package var isRevoked: Bool {
    guard case .known(let known) = sender else { return false }
    return !known.isActive || known.lostKeys.contains(signer.key)
  }
}

/// How far an inspection goes.
package enum InspectionDepth: Sendable {
  /// Signature and header: who sent what to whom. The rest of the file is not read.
  case header
  /// Every byte up to the proven end.
  case complete
}
