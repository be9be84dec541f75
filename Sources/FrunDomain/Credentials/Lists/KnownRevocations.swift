/// Everything that is known of certificates that were taken back: lists of several issuers, and the
/// register of this vault where there is one.
public struct KnownRevocations: Hashable, Sendable {
  private var revoked: Set<String> = []
  private var suspended: Set<String> = []
  /// The youngest list that speaks for an issuer.
  private var ages: [String: Int] = [:]
  /// Certificates whose state the register itself says.
  private var registered: Set<String> = []

  /// Nothing known.
  public init() {}

  /// Takes a list, if somebody trusted signed it; answers whether it counts.
  ///
  /// Whoever is trusted may take back: of several lists, what one of them revokes is revoked.
  @discardableResult
  public mutating func add(
    _ list: RevocationList, trusted: TrustedIssuers, at time: BadgeTime
  ) -> Bool {
    let signer = trusted.entries.first { $0.issuer == list.issuer && $0.status != .revoked }
    guard let signer, signer.key.ed25519?.did == list.issuer else { return false }
    for entry in list.entries.values {
      if entry.isSuspended {
        suspended.insert(entry.id)
      } else {
        revoked.insert(entry.id)
      }
    }
    let age = max(0, list.age(at: time))
    for issuer in list.covers { ages[issuer] = min(ages[issuer] ?? age, age) }
    return true
  }

  /// Says what the register knows of a certificate.
  public mutating func add(credential id: String, isRevoked: Bool, isSuspended: Bool) {
    registered.insert(id)
    if isRevoked { revoked.insert(id) }
    if isSuspended { suspended.insert(id) }
  }

  /// What is known of one certificate of an issuer.
  func of(_ id: String, issuer: String) -> BadgeVerifier.Revocations {
    if registered.contains(id) || revoked.contains(id) || suspended.contains(id) {
      return .known(revoked: revoked, suspended: suspended, age: 0)
    }
    guard let age = ages[issuer] else { return .none }
    return .known(revoked: revoked, suspended: suspended, age: age)
  }
}

extension BadgeVerifier {
  /// A verifier that knows lists and a register.
  ///
  /// - Parameter needsList: whether a certificate counts only where somebody knows that it was not
  ///   taken back.
  public init(
    trusted: TrustedIssuers, known: KnownRevocations, needsList: Bool, time: BadgeTime,
    mostListAge: Int, cryptography: CredentialCryptography
  ) {
    self.init(
      trusted: trusted, time: time, mostListAge: needsList ? mostListAge : .max,
      cryptography: cryptography
    ) { id, issuer in
      let found = known.of(id, issuer: issuer)
      return found == .none && !needsList ? .unchecked : found
    }
  }
}
