package import FrunCrypto

/// The newest entry of the history as it was last seen, kept outside the vault file.
///
/// Sealed pages cannot show that an old state of the whole file was put back; that the history
/// then ends too early, or elsewhere, can. The file holds no secret, but nobody without the key
/// can make one.
package struct HeadAnchor: Hashable, Sendable {
  package let vaultID: [UInt8]
  /// The position of the entry in the history.
  package let sequence: UInt64
  /// The hash of the entry, 32 bytes.
  package let hash: [UInt8]

  private static let magic = Array("FRUNHED1".utf8)
  static let size = 8 + FRV1.idSize + 8 + 32 + 32

  /// Takes the head of the vault that `key` opens. The hash has 32 bytes.
  package init(key: VaultKey, sequence: UInt64, hash: [UInt8]) {
    precondition(hash.count == 32)
    vaultID = key.vaultID
    self.sequence = sequence
    self.hash = hash
  }

  /// The bytes of an anchor file: magic, vault id, sequence, hash, HMAC-SHA256 of all before it.
  package func encoded(key: VaultKey) throws(CryptoError) -> [UInt8] {
    let body = Self.magic + vaultID + sequence.bigEndianBytes + hash
    return body + (try Self.code(body, key: key))
  }

  /// Reads the bytes of an anchor file; nil when they were not written for this vault with this
  /// key.
  package init?(_ bytes: [UInt8], key: VaultKey) throws(CryptoError) {
    guard bytes.count == Self.size, Array(bytes[..<8]) == Self.magic,
      Array(bytes[8..<24]) == key.vaultID,
      ConstantTime.equal(try Self.code(Array(bytes[..<64]), key: key), Array(bytes[64...]))
    else { return nil }
    vaultID = key.vaultID
    sequence = bytes[24..<32].reduce(0) { $0 << 8 | UInt64($1) }
    hash = Array(bytes[32..<64])
  }

  private static func code(_ body: [UInt8], key: VaultKey) throws(CryptoError) -> [UInt8] {
    try key.subkey(.head).withBytes { HMACSHA256.authenticate(body, key: $0) }
  }

  /// What an anchor says about the history in the database.
  package enum Comparison: Hashable, Sendable {
    /// The history ends at the anchored entry.
    case same
    /// The history holds the anchored entry and goes on, as after a crash before the anchor was
    /// renewed.
    case databaseIsNewer
    /// The history ends before the anchored entry: an older state was put back.
    case entryMissing
    /// The history holds another entry in its place: it was replaced.
    case entryDiffers

    /// Whether the vault must stay read-only until a person has accepted the older state.
    package var isRollbackEvidence: Bool { self == .entryMissing || self == .entryDiffers }
  }

  /// Compares with the database.
  ///
  /// - Parameters:
  ///   - head: sequence of the newest entry; nil when the history is empty.
  ///   - hashAt: the hash of the entry with a sequence, or nil when there is none.
  package func compare(
    head: UInt64?, hashAt: (UInt64) throws -> [UInt8]?
  ) rethrows -> Comparison {
    guard let head, head >= sequence, let found = try hashAt(sequence) else {
      return .entryMissing
    }
    guard found == hash else { return .entryDiffers }
    return head == sequence ? .same : .databaseIsNewer
  }
}
