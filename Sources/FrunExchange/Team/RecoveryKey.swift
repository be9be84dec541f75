internal import FrunCrypto

/// The team's recovery key: an age identity that exists on paper only, split so that some of its
/// shares give it back.
package enum RecoveryKey {
  /// A new key: its public half, and its shares as words.
  package struct Fresh: Sendable {
    /// What archives are sealed to.
    package let recipient: String
    /// Each share's words.
    package let shares: [[String]]
    /// What tells shares of this key from those of another: the identifier in every share.
    package let set: Int
  }

  /// Makes a key and forgets it.
  ///
  /// Throws ``SharingError``'s `parameters` for impossible numbers.
  package static func make(
    threshold: Int, of count: Int, random: (Int) -> [UInt8]
  ) throws -> Fresh {
    var secret = random(32)
    defer { ConstantTime.wipe(&secret) }
    let key = try X25519PrivateKey(seed: secret)
    let shares = try withoutActuallyEscaping(random) { random in
      try SecretSharing.split(secret, .init(threshold: threshold, of: count), random: random)
    }
    return Fresh(
      recipient: Bech32.encode(hrp: "age", data: key.publicKey), shares: shares.map(\.words),
      set: Int(shares.first?.identifier ?? 0))
  }

  /// The age identity that shares give: `AGE-SECRET-KEY-1…` and its recipient.
  ///
  /// Throws ``SharingError``.
  package static func recover(
    _ shares: [String]
  ) throws -> (recipient: String, secretText: String) {
    var read: [SecretShare] = []
    for (index, words) in shares.enumerated() {
      do throws(SharingError) { read.append(try SecretShare(words: words)) } catch {
        throw SharingError(error.code, share: index + 1, word: error.word)
      }
    }
    var secret = try SecretSharing.combine(read)
    defer { ConstantTime.wipe(&secret) }
    guard secret.count == 32 else { throw SharingError(.mixed) }
    let key = try X25519PrivateKey(seed: secret)
    guard let text = AgeIdentity.x25519(key).secretText else { throw SharingError(.malformed) }
    return (Bech32.encode(hrp: "age", data: key.publicKey), text)
  }
}
