import CSQLite

/// A result code of SQLite, primary (one byte) or extended (primary plus detail in the higher
/// bytes). Source: sqlite.org/rescode.html.
package struct ResultCode: RawRepresentable, Hashable, Sendable {
  package let rawValue: Int32

  /// Wraps a code as SQLite returned it.
  package init(rawValue: Int32) { self.rawValue = rawValue }

  /// The low byte, which names the class of the failure.
  package var primary: ResultCode { ResultCode(rawValue: rawValue & 0xFF) }

  /// Whether the code names a class rather than a detail of it.
  package var isPrimary: Bool { rawValue & ~0xFF == 0 }

  package static let ok = ResultCode(rawValue: SQLITE_OK)
  package static let error = ResultCode(rawValue: SQLITE_ERROR)
  package static let permission = ResultCode(rawValue: SQLITE_PERM)
  package static let abort = ResultCode(rawValue: SQLITE_ABORT)
  package static let busy = ResultCode(rawValue: SQLITE_BUSY)
  package static let locked = ResultCode(rawValue: SQLITE_LOCKED)
  package static let outOfMemory = ResultCode(rawValue: SQLITE_NOMEM)
  package static let readOnly = ResultCode(rawValue: SQLITE_READONLY)
  package static let interrupted = ResultCode(rawValue: SQLITE_INTERRUPT)
  package static let ioError = ResultCode(rawValue: SQLITE_IOERR)
  package static let corrupt = ResultCode(rawValue: SQLITE_CORRUPT)
  package static let full = ResultCode(rawValue: SQLITE_FULL)
  package static let cannotOpen = ResultCode(rawValue: SQLITE_CANTOPEN)
  package static let tooBig = ResultCode(rawValue: SQLITE_TOOBIG)
  package static let constraint = ResultCode(rawValue: SQLITE_CONSTRAINT)
  package static let mismatch = ResultCode(rawValue: SQLITE_MISMATCH)
  package static let misuse = ResultCode(rawValue: SQLITE_MISUSE)
  package static let denied = ResultCode(rawValue: SQLITE_AUTH)
  package static let range = ResultCode(rawValue: SQLITE_RANGE)
  package static let notADatabase = ResultCode(rawValue: SQLITE_NOTADB)
  package static let row = ResultCode(rawValue: SQLITE_ROW)
  package static let done = ResultCode(rawValue: SQLITE_DONE)

  /// A page, record or header did not authenticate, or is missing.
  package static let ioErrorData = extended(SQLITE_IOERR, 32)
  package static let ioErrorRead = extended(SQLITE_IOERR, 1)
  package static let ioErrorShortRead = extended(SQLITE_IOERR, 2)
  package static let ioErrorWrite = extended(SQLITE_IOERR, 3)
  package static let ioErrorSync = extended(SQLITE_IOERR, 4)
  package static let constraintCheck = extended(SQLITE_CONSTRAINT, 1)
  package static let constraintForeignKey = extended(SQLITE_CONSTRAINT, 3)
  package static let constraintNotNull = extended(SQLITE_CONSTRAINT, 5)
  package static let constraintPrimaryKey = extended(SQLITE_CONSTRAINT, 6)
  package static let constraintTrigger = extended(SQLITE_CONSTRAINT, 7)
  package static let constraintUnique = extended(SQLITE_CONSTRAINT, 8)

  /// Extended codes are macros with shifts, which the importer skips.
  private static func extended(_ primary: Int32, _ detail: Int32) -> ResultCode {
    ResultCode(rawValue: primary | detail << 8)
  }

  /// Lets `catch ResultCode.busy` select an error: a primary code matches every detail of its
  /// class, an extended code only itself.
  package static func ~= (pattern: ResultCode, error: any Error) -> Bool {
    guard let error = error as? SQLiteError else { return false }
    return pattern.isPrimary ? error.code == pattern : error.extendedCode == pattern
  }
}
