/// The header sector of the rollback journal, as SQLite knows it and as it is on the disk
/// (Vault.md, "Journal").
struct JournalSector: Equatable {
  static let size = 512
  /// Magic, record count, checksum seed, database size, sector size, page size.
  static let logicalSize = 28
  /// The bytes with which SQLite marks a journal that may be played back.
  static let magic: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]
  /// What stands in their place on the disk. The zero at the start keeps programs that do not
  /// know the format from taking the file for a journal.
  static let diskMagic: [UInt8] = [0x00, 0x46, 0x52, 0x56, 0x4A, 0x00, 0x00, 0x01]

  /// The first 28 bytes as SQLite wrote them; the magic is there or zero.
  var logical: [UInt8]
  /// Binds the records behind this header to it; drawn anew for every header.
  let journalID: UInt64

  var hasMagic: Bool { Array(logical[0..<8]) == Self.magic }
  var recordCount: UInt32 { logical.bigEndian32(at: 8) }

  /// The sector for the disk, 512 bytes.
  func encoded(at offset: UInt64, sealer: PageSealer) -> [UInt8] {
    var sector = [UInt8](repeating: 0, count: Self.size)
    sector.store(logical, at: 0)
    if hasMagic { sector.store(Self.diskMagic, at: 0) }
    sector.store(sealer.authenticate(header: logical, at: address(offset)), at: 28)
    sector.store(journalID, at: 68)
    return sector
  }

  enum Reading: Equatable {
    /// The start is zero: nothing to play back.
    case blank
    /// The start is neither zero nor the mark: garbage of a power cut, or vandalism.
    case foreign
    /// The start is neither zero nor the mark, and the rest is a header of ours. No power cut
    /// leaves that: the mark and the rest lie in one sector.
    case defaced
    /// The mark is there and the tag does not fit.
    case damaged
    case authentic(JournalSector)
  }

  /// Reads a sector from the disk. A file that ends inside the sector is passed with zeros in
  /// place of what is missing, and then cannot be authentic.
  static func read(_ sector: [UInt8], at offset: UInt64, sealer: PageSealer) -> Reading {
    guard sector.count == size else { return .damaged }
    if sector.isZero(0..<8) { return .blank }
    let header = authentic(sector, at: offset, sealer: sealer)
    guard Array(sector[0..<8]) == diskMagic else { return header == nil ? .foreign : .defaced }
    return header.map { .authentic($0) } ?? .damaged
  }

  /// The header that a sector holds if its mark is taken for right; nil when the tag does not fit.
  private static func authentic(
    _ sector: [UInt8], at offset: UInt64, sealer: PageSealer
  ) -> JournalSector? {
    let journalID = sector[68..<76].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    var logical = Array(sector[0..<logicalSize])
    logical.store(magic, at: 0)
    let header = JournalSector(logical: logical, journalID: journalID)
    let proof = Array(sector[28..<68])
    guard sector.isZero(76..<size),
      sealer.verifies(proof, header: logical, at: header.address(offset)),
      header.recordCount != .max
    else { return nil }
    return header
  }

  private func address(_ offset: UInt64) -> ImageAddress {
    ImageAddress(kind: .journalHeader, index: offset, journalID: journalID)
  }
}
