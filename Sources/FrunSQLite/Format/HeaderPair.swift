import FrunCrypto

/// Both header copies of a vault as they were read.
struct HeaderPair {
  struct Copy {
    let bytes: [UInt8]
    let header: VaultHeader
    /// Which of the two places it has: 0 or 1.
    let place: Int
  }

  /// The copies that can be used, the newer first.
  let copies: [Copy]

  /// Whether both copies are whole and the same.
  var agree: Bool { copies.count == 2 && copies[0].bytes == copies[1].bytes }

  /// The copy that counts.
  var newest: Copy { copies[0] }

  /// Reads both copies, 8192 bytes. Throws when neither can be used.
  init(_ bytes: [UInt8]) throws(VaultError) {
    guard bytes.count == FRV1.dataOffset else { throw .incomplete }
    var copies: [Copy] = []
    var faults: [VaultHeader.Fault] = []
    for place in 0..<2 {
      let start = place * FRV1.headerSize
      let part = Array(bytes[start..<start + FRV1.headerSize])
      do throws(VaultHeader.Fault) {
        copies.append(Copy(bytes: part, header: try VaultHeader.decode(part), place: place))
      } catch {
        faults.append(error)
      }
    }
    guard !copies.isEmpty else {
      if faults == [.foreign, .foreign] { throw .notAVault }
      // Two copies that agree about a newer version are not an accident.
      if case .newerVersion(let version) = faults[0], faults[0] == faults[1] {
        throw .newerVersion(version)
      }
      throw .headerDamaged
    }
    self.copies = copies.sorted { $0.header.generation > $1.header.generation }
  }

  /// Finds the data key. A copy whose slots open and whose code does not fit was changed by
  /// somebody without the key; then the other copy counts.
  func unlock(with credential: Credential) throws -> (key: VaultKey, slot: KeySlot) {
    var sawForgery = false
    for (index, copy) in copies.enumerated() {
      if index > 0, copy.bytes == copies[0].bytes { break }
      for slot in copy.header.slots {
        guard let data = try slot.unwrap(with: credential, vaultID: copy.header.vaultID) else {
          continue
        }
        let key = VaultKey(vaultID: copy.header.vaultID, data: data)
        if try VaultHeader.isAuthentic(copy.bytes, key: key) { return (key, slot) }
        sawForgery = true
      }
    }
    throw sawForgery ? VaultError.headerDamaged : VaultError.wrongCredential
  }

  /// The newest copy that was written with this key.
  func authentic(for key: VaultKey) throws -> Copy {
    for copy in copies where copy.header.vaultID == key.vaultID {
      if try VaultHeader.isAuthentic(copy.bytes, key: key) { return copy }
    }
    throw copies.contains { $0.header.vaultID == key.vaultID }
      ? VaultError.headerDamaged : VaultError.foreignKey
  }
}
