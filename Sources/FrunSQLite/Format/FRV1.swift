/// Sizes and fixed bytes of the vault format FRV1 (Vault.md, "The format").
///
/// All integers in the format are big-endian.
package enum FRV1 {
  /// "FRUNVLT1", the first bytes of both header copies.
  static let magic: [UInt8] = Array("FRUNVLT1".utf8)
  /// The only format version this program writes and reads.
  static let version: UInt32 = 1
  /// Bytes of a database page and of its sealed image.
  package static let pageSize = 4096
  /// Bytes at the end of every page that SQLite leaves to the sealing.
  static let reserve = 56
  /// Bytes of a page that hold content.
  static let usable = pageSize - reserve
  /// Bytes of a page image that are encrypted: the content and 16 auxiliary bytes.
  static let sealedCount = usable + auxiliarySize
  static let auxiliarySize = 16
  static let nonceSize = 24
  static let tagSize = 16
  /// Bytes of one header copy.
  package static let headerSize = 4096
  /// Where page 1 begins: behind both header copies.
  package static let dataOffset = 2 * headerSize
  /// The page in which SQLite keeps its lock bytes, at 1 GiB; it is never written.
  static let lockBytePage: UInt32 = (1 << 30) / 4096 + 1
  /// Bytes of a vault id.
  package static let idSize = 16
  /// Bytes of the data key and of every key derived from it.
  static let keySize = 32
  /// The name that the journal has in SQLite, and the one it has on the disk: a stock `sqlite3`
  /// must not find it, because it would take its records for plaintext and destroy the vault.
  static let journalSuffix = "-journal"
  package static let sideFileSuffix = "-fvj"
}
