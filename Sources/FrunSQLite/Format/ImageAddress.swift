/// What a sealed image is and where it belongs; part of what its tag covers, so that an image
/// opens nowhere else.
struct ImageAddress {
  enum Kind: UInt8 {
    case databasePage = 0x44
    case journalRecord = 0x4A
    case journalHeader = 0x48
    /// Blocks of temporary files, which only the process that wrote them can read.
    case temporaryBlock = 0x54
  }

  let kind: Kind
  /// Page number, or byte offset of the record, header or block.
  let index: UInt64
  /// The journal id of the header before the record; zero for pages.
  var journalID: UInt64 = 0
}
