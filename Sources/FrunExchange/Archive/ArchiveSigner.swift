package import FrunCrypto

/// Signs archives with a member's key.
package struct ArchiveSigner: Sendable {
  /// The comment that anybody could change; fixed, so that there is nothing to change.
  static let untrustedComment = "signature of a case archive"

  private let key: Ed25519SigningKey

  /// Signs with `key`.
  package init(key: Ed25519SigningKey) {
    self.key = key
  }

  /// The public half.
  package var publicKey: MinisignPublicKey { MinisignPublicKey(key) }

  /// The signature file for a tag manifest.
  func sign(_ tagManifest: [UInt8], _ comment: TrustedComment) throws(ExchangeError) -> [UInt8] {
    do {
      return Array(
        try MinisignSignature(
          message: tagManifest, signingKey: key, trustedComment: comment.text,
          untrustedComment: Self.untrustedComment
        ).text.utf8)
    } catch {
      throw ExchangeError(error)
    }
  }
}
