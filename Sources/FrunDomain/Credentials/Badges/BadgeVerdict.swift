/// What came of verifying a certificate. A good signature alone is never `valid`.
public enum BadgeVerdict: String, Hashable, Sendable, Codable, CaseIterable {
  /// Everything holds: form, signature, issuer, revocation list, dates.
  case valid
  /// It is damaged, changed, or no certificate.
  case invalid
  /// The key in it is not the issuer's.
  case untrustedKey = "untrusted-key"
  /// The signature is good, and nobody here vouches for the issuer.
  case untrustedIssuer = "untrusted-issuer"
  /// The issuer took it back.
  case revoked
  /// Its last day is past.
  case expired
  /// Its first day is to come.
  case notYetValid = "not-yet-valid"
  /// Nobody here knows whether it was taken back: there is no list of the issuer, or it is old.
  case statusUnknown = "status-unknown"
}

/// The check that decided, stable across versions.
public enum BadgeCheck: String, Hashable, Sendable, Codable, CaseIterable {
  case size, parts, header, json, structure, key, signature, claims, issuer, revocation, validity,
    recipient, all
}

/// A verdict with the check that decided it, in words without personal data.
public struct BadgeFinding: Error, Hashable, Sendable {
  /// The verdict.
  public let verdict: BadgeVerdict
  /// The first check that failed; `all` when none did.
  public let check: BadgeCheck
  /// Why, one clause.
  public let reason: String

  /// A finding.
  public init(_ verdict: BadgeVerdict, _ check: BadgeCheck, _ reason: String) {
    self.verdict = verdict
    self.check = check
    self.reason = reason
  }
}

/// Where the issuer's key of a certificate was known from.
public enum BadgeKeySource: String, Hashable, Sendable, Codable {
  /// The issuer's identifier holds it.
  case inside
  /// It is on the list of signers, or in the directory of a vault.
  case known
  /// Somebody handed it in for this check.
  case given
  /// The issuer is named by an address; only a network would say its key.
  case unreachable
  /// It was not found, or is another one.
  case wrong
}
