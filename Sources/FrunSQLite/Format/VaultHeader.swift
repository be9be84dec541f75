import FrunCrypto

/// The content of a header copy (Vault.md, "Header copy").
struct VaultHeader: Equatable {
  static let slotLimit = 8

  var generation: UInt32
  let vaultID: [UInt8]
  var slots: [KeySlot]

  private static let slotsOffset = 64
  private static let slotsEnd = slotsOffset + slotLimit * KeySlot.size
  private static let macOffset = 4032
  private static let checksumOffset = 4064

  /// One copy for the file, 4096 bytes.
  func encoded(key: VaultKey) throws(CryptoError) -> [UInt8] {
    precondition(slots.count <= Self.slotLimit && vaultID.count == FRV1.idSize)
    var bytes = [UInt8](repeating: 0, count: FRV1.headerSize)
    bytes.store(FRV1.magic, at: 0)
    bytes.store(FRV1.version, at: 8)
    bytes.store(generation, at: 12)
    bytes.store(vaultID, at: 16)
    bytes.store(UInt32(FRV1.pageSize), at: 32)
    bytes[36] = UInt8(FRV1.reserve)
    bytes[37] = 1
    bytes.store(UInt16(slots.count), at: 38)
    for (index, slot) in slots.enumerated() {
      bytes.store(slot.encoded, at: Self.slotsOffset + index * KeySlot.size)
    }
    bytes.store(try Self.mac(bytes, key: key), at: Self.macOffset)
    bytes.store(SHA256.hash(Array(bytes[..<Self.checksumOffset])), at: Self.checksumOffset)
    return bytes
  }

  /// Whether a copy was written by somebody who had the data key.
  static func isAuthentic(_ bytes: [UInt8], key: VaultKey) throws(CryptoError) -> Bool {
    guard bytes.count == FRV1.headerSize else { return false }
    return ConstantTime.equal(try mac(bytes, key: key), Array(bytes[macOffset..<checksumOffset]))
  }

  private static func mac(_ bytes: [UInt8], key: VaultKey) throws(CryptoError) -> [UInt8] {
    try key.subkey(.header).withBytes {
      HMACSHA256.authenticate(Array(bytes[..<macOffset]), key: $0)
    }
  }

  enum Fault: Error, Equatable {
    case foreign
    case newerVersion(UInt32)
    case damaged
  }

  /// Reads one copy: 4096 bytes from a file that anybody may have changed.
  static func decode(_ bytes: [UInt8]) throws(Fault) -> VaultHeader {
    guard bytes.count == FRV1.headerSize, Array(bytes[..<8]) == FRV1.magic else { throw .foreign }
    // Where a newer version keeps its checksum cannot be known, so the version is asked first.
    let version = bytes.bigEndian32(at: 8)
    guard version == FRV1.version else {
      throw (2...1000).contains(version) ? .newerVersion(version) : .damaged
    }
    let checksum = SHA256.hash(Array(bytes[..<checksumOffset]))
    guard checksum == Array(bytes[checksumOffset..<checksumOffset + 32]) else { throw .damaged }
    // Another cipher or page size under this version number is as unknown as a newer version.
    guard bytes.bigEndian32(at: 32) == UInt32(FRV1.pageSize), bytes[36] == UInt8(FRV1.reserve),
      bytes[37] == 1, bytes.isZero(40..<64), bytes.isZero(slotsEnd..<macOffset)
    else { throw .damaged }
    let count = Int(bytes.bigEndian16(at: 38))
    guard (1...slotLimit).contains(count),
      bytes.isZero(slotsOffset + count * KeySlot.size..<slotsEnd)
    else { throw .damaged }
    var slots: [KeySlot] = []
    for index in 0..<count {
      let start = slotsOffset + index * KeySlot.size
      guard let slot = KeySlot.decode(Array(bytes[start..<start + KeySlot.size])) else {
        throw .damaged
      }
      slots.append(slot)
    }
    return VaultHeader(
      generation: bytes.bigEndian32(at: 12), vaultID: Array(bytes[16..<32]), slots: slots)
  }
}
