/// Why a vault could not be made, opened or changed.
///
/// Neither paths nor contents are in it: the caller knows which vault it asked for.
package enum VaultError: Error, Hashable, Sendable {
  /// There is no file.
  case missing
  /// There is a file already where a new vault was to be made.
  case alreadyExists
  /// The file is empty: it was never a vault, or was cut to nothing.
  case empty
  /// The file begins like a vault and ends before its first page: its creation was interrupted,
  /// or it was cut.
  case incomplete
  /// The file is something else.
  case notAVault
  /// A newer program wrote it, in this version of the format.
  case newerVersion(UInt32)
  /// Both copies of the header are damaged, or neither belongs to the key.
  case headerDamaged
  /// No slot opens with this passphrase, code or identity.
  case wrongCredential
  /// The key belongs to another vault.
  case foreignKey
  /// A passphrase, code, recipient or cost that cannot be used.
  case unusableCredential(String)
  /// A page, record or header does not authenticate, or is missing.
  case damaged
  /// The database inside is not consistent; the number of findings.
  case inconsistent(Int)
  /// There is no slot with this id.
  case noSuchSlot
  /// The last slot cannot be removed: nobody could open the vault again.
  case lastSlot
  /// All eight slots are taken.
  case noFreeSlot
  /// Another process works on the vault.
  case busy
  /// The disk is full, or the quota used up.
  case diskFull
  /// The operating system refuses access, or the file system is read-only.
  case notPermitted
  /// The cipher is not available in this libcrypto.
  case cryptographyUnavailable
  /// Anything else that SQLite or the disk reports.
  case database(SQLiteError)

  /// Says in the terms of the vault what SQLite reports.
  package init(_ error: SQLiteError) {
    switch error.code {
    case .busy, .locked: self = .busy
    case .full: self = .diskFull
    case .notADatabase: self = .notAVault
    case .corrupt: self = .damaged
    case .ioError where error.extendedCode == .ioErrorData: self = .damaged
    case .readOnly, .permission: self = .notPermitted
    default: self = .database(error)
    }
  }

  /// Says in the terms of the vault what any error of this module means.
  package init(_ error: any Error) {
    if let error = error as? VaultError {
      self = error
    } else if let error = error as? SQLiteError {
      self.init(error)
    } else {
      self = .cryptographyUnavailable
    }
  }
}
