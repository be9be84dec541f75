import CSQLite

/// A call into SQLite that failed.
///
/// The text never holds bound values or literals: an error may end up in a terminal, a log or a
/// bug report, and the values are about people.
package struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The class of the failure, one byte.
  package let code: ResultCode
  /// The class with its detail.
  package let extendedCode: ResultCode
  /// What SQLite says about it, without anything that could be data.
  package let message: String
  /// The statement with its literals blanked; nil when no statement was involved.
  package let sql: String?

  /// Makes an error from a code and a text that is known to hold no data.
  package init(_ code: ResultCode, message: String, sql: String? = nil) {
    self.code = code.primary
    self.extendedCode = code
    self.message = message
    self.sql = sql.map(Redaction.statement)
  }

  package var description: String {
    let place = sql.map { " in: \($0)" } ?? ""
    return "\(message) (\(extendedCode.rawValue))\(place)"
  }
}

extension SQLiteError {
  /// The moment at which SQLite reported the failure.
  enum Phase {
    /// While compiling a statement: the message can quote only the statement.
    case compiling
    /// While running it: the message can quote data, such as the words of a text search.
    case running
  }

  /// Reads the failure that the last call on `database` left behind.
  init(database: OpaquePointer?, code: Int32, phase: Phase, sql: String?) {
    var extended = ResultCode(rawValue: code)
    var message = String(cString: sqlite3_errstr(code))
    if let database, code != SQLITE_MISUSE {
      let latest = ResultCode(rawValue: sqlite3_extended_errcode(database))
      if latest.primary == extended.primary { extended = latest }
      // A violated constraint is named by table and column only. Everything else that is said
      // while running may quote data, so only the standard text of the code is kept.
      if latest.primary == extended.primary, phase == .compiling || extended.primary == .constraint
      {
        message = Redaction.message(String(cString: sqlite3_errmsg(database)))
      }
    }
    self.init(extended, message: message, sql: sql)
  }
}
