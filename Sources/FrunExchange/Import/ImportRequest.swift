package import FrunCrypto
package import FrunDomain

/// How an archive is to be opened and taken in.
package struct CaseImportRequest: Sendable {
  /// Keys or a passphrase to open the envelope with.
  package var identities: [AgeIdentity]
  /// A sender who is not in the directory but whose key the user compared and accepted, as a
  /// minisign public key string.
  package var confirmedSender: String?
  /// Whether changes by suspended or revoked members are taken after a person looked at them.
  package var acceptsRevoked: Bool
  /// Whether other teams may erase what members of this one wrote, after a person agreed who may.
  package var acceptsErasures = false
  /// Whether changes by authors nobody vouches for are kept aside instead of refusing the archive.
  package var holdsUnknownAuthors: Bool
  /// Whether everything is done but undone in the end.
  package var isDryRun: Bool
  /// The moment of the import, to tell clocks that are far ahead; nil judges none.
  package var now: Moment?

  /// Makes a strict request.
  package init(
    identities: [AgeIdentity], confirmedSender: String? = nil, acceptsRevoked: Bool = false,
    holdsUnknownAuthors: Bool = false, isDryRun: Bool = false, now: Moment? = nil
  ) {
    self.identities = identities
    self.confirmedSender = confirmedSender
    self.acceptsRevoked = acceptsRevoked
    self.holdsUnknownAuthors = holdsUnknownAuthors
    self.isDryRun = isDryRun
    self.now = now
  }
}
