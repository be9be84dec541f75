import FrunText

extension BadgeVerifier {
  /// The key of an issuer: the one inside a `did:key` or `did:jwk`, else one on the list of signers
  /// or handed in. The key that a file carries has to be that one; on its own it proves nothing.
  func key(
    of issuer: String, carried: VerificationKey?, named: String?,
    _ algorithm: VerificationKey.Algorithm, _ result: inout Result
  ) throws(BadgeFinding) -> TrustedIssuers.Entry {
    let known = keys(of: issuer)
    func wrong(_ reason: String) -> BadgeFinding { BadgeFinding(.untrustedKey, .key, reason) }
    let entry: TrustedIssuers.Entry
    if VerificationKey.isSelfContained(issuer) {
      guard let key = VerificationKey(did: issuer) else {
        throw wrong("the issuer's identifier holds no key that is checked here")
      }
      if let carried, carried != key { throw wrong("the key in the file is not the issuer's") }
      let fragment = VerificationKey.fragment(of: issuer)
      if let named, ![issuer, issuer + "#" + fragment, fragment, "#" + fragment].contains(named) {
        throw wrong("the key that the file names is not the issuer's")
      }
      entry = known.first { $0.key == key } ?? TrustedIssuers.Entry(issuer: issuer, key: key)
      result.keySource = entry.isGiven ? .given : .inside
    } else {
      entry = try Self.choose(known, carried: carried, named: named, issuer, &result)
      result.keySource = entry.isGiven ? .given : .known
    }
    guard entry.key.algorithm == algorithm else {
      result.keySource = .wrong
      throw BadgeFinding(
        .invalid, .header, "it is not signed in the way that the issuer's key signs")
    }
    return entry
  }

  /// Of the keys that are known of an issuer, the one that a file means.
  private static func choose(
    _ known: [TrustedIssuers.Entry], carried: VerificationKey?, named: String?, _ issuer: String,
    _ result: inout Result
  ) throws(BadgeFinding) -> TrustedIssuers.Entry {
    func wrong(_ reason: String) -> BadgeFinding { BadgeFinding(.untrustedKey, .key, reason) }
    guard !known.isEmpty else {
      result.keySource = .unreachable
      throw wrong(
        "the form is right, but the issuer's key is kept on a network, and no key of this issuer is "
          + "known here")
    }
    if let carried {
      guard let entry = known.first(where: { $0.key == carried }) else {
        throw wrong("the key in the file is not the issuer's")
      }
      return entry
    }
    let byName = known.first { entry in
      guard let named else { return false }
      return entry.method == named
        || VerificationKey(method: named).map { $0 == entry.key } ?? false
        || VerificationKey(multibase: named).map { $0 == entry.key } ?? false
    }
    guard let entry = byName ?? (known.count == 1 ? known.first : nil) else {
      throw wrong("the file does not say which of the issuer's keys signed it")
    }
    return entry
  }

  /// The keys of an issuer that are on the list, then those handed in.
  private func keys(of issuer: String) -> [TrustedIssuers.Entry] {
    let handed = given.filter { ($0.issuer ?? issuer) == issuer }.map { one in
      var entry = TrustedIssuers.Entry(issuer: issuer, key: one.key)
      entry.method = one.name
      entry.isGiven = true
      return entry
    }
    return trusted.keys(of: issuer) + handed
  }
}
