import CSQLite

/// A compiled statement: parameters are bound from 1, columns are read from 0.
///
/// Not thread-safe, like the connection it belongs to.
package final class Statement {
  private let database: DatabaseHandle
  private let pointer: OpaquePointer
  /// The text it was compiled from.
  package let sql: String
  /// Whether it stands on a row, so that columns may be read.
  package private(set) var hasRow = false

  init(_ sql: String, database: DatabaseHandle, isPersistent: Bool) throws(SQLiteError) {
    guard let handle = database.pointer else { throw .closed }
    var pointer: OpaquePointer?
    var sql = sql
    var hasTail = false
    let flags = isPersistent ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
    let status = sql.withUTF8 { text -> Int32 in
      // One statement of a terabyte is no statement; the count must fit the C type.
      guard let count = Int32(exactly: text.count), let start = text.baseAddress else {
        return text.isEmpty ? SQLITE_OK : SQLITE_TOOBIG
      }
      return start.withMemoryRebound(to: CChar.self, capacity: text.count) { start in
        var tail: UnsafePointer<CChar>?
        let status = sqlite3_prepare_v3(handle, start, count, flags, &pointer, &tail)
        if let tail { hasTail = Statement.holdsMore(tail, start + text.count) }
        return status
      }
    }
    guard status == SQLITE_OK else {
      throw SQLiteError(database: handle, code: status, phase: .compiling, sql: sql)
    }
    guard let pointer else {
      throw SQLiteError(.misuse, message: "no statement in the text", sql: sql)
    }
    guard !hasTail else {
      sqlite3_finalize(pointer)
      throw SQLiteError(.misuse, message: "more than one statement in the text", sql: sql)
    }
    self.database = database
    self.pointer = pointer
    self.sql = sql
  }

  deinit { sqlite3_finalize(pointer) }

  private static func holdsMore(_ tail: UnsafePointer<CChar>, _ end: UnsafePointer<CChar>) -> Bool {
    UnsafeBufferPointer(start: tail, count: end - tail).contains { byte in
      ![32, 9, 10, 13, 59, 0].contains(byte)
    }
  }

  // MARK: Parameters

  /// The number of parameters.
  package var parameterCount: Int { Int(sqlite3_bind_parameter_count(pointer)) }

  /// Binds one value. The statement must be reset, as it is after `reset()` and when new.
  package func bind(_ value: some SQLBindable, at index: Int) throws(SQLiteError) {
    try bind(value.sqlValue, at: index)
  }

  /// Binds one value to the parameter `name`, written with its prefix, as in `:name`.
  package func bind(_ value: some SQLBindable, named name: String) throws(SQLiteError) {
    let index = sqlite3_bind_parameter_index(pointer, name)
    guard index > 0 else {
      throw SQLiteError(.range, message: "no parameter \(name)", sql: sql)
    }
    try bind(value.sqlValue, at: Int(index))
  }

  /// Binds one value. The statement must be reset, as it is after `reset()` and when new.
  package func bind(_ value: SQLValue, at index: Int) throws(SQLiteError) {
    let index = Int32(truncatingIfNeeded: index)
    let status: Int32
    switch value {
    case .null: status = sqlite3_bind_null(pointer, index)
    case .integer(let number): status = sqlite3_bind_int64(pointer, index, number)
    case .real(let number): status = sqlite3_bind_double(pointer, index, number)
    case .text(var text):
      status = text.withUTF8 { utf8 in
        // An empty buffer may have no address, and SQLite would bind NULL for it.
        utf8.withMemoryRebound(to: CChar.self) { characters in
          characters.baseAddress.map {
            frun_sqlite3_bind_text(pointer, index, $0, UInt64(characters.count))
          } ?? frun_sqlite3_bind_text(pointer, index, "", 0)
        }
      }
    case .blob(let bytes):
      status =
        bytes.isEmpty
        ? sqlite3_bind_zeroblob(pointer, index, 0)
        : bytes.withUnsafeBytes {
          frun_sqlite3_bind_blob(pointer, index, $0.baseAddress, UInt64($0.count))
        }
    }
    try check(status)
  }

  /// Binds all parameters from the first on; their number must be that of the statement.
  package func bind(_ values: [any SQLBindable]) throws(SQLiteError) {
    guard values.count == parameterCount else {
      throw SQLiteError(
        .range, message: "\(values.count) values for \(parameterCount) parameters", sql: sql)
    }
    var index = 1
    for value in values {
      try bind(value.sqlValue, at: index)
      index += 1
    }
  }

  /// Forgets the bound values.
  package func clearBindings() {
    sqlite3_clear_bindings(pointer)
  }

  // MARK: Running

  /// Moves to the next row; false when there is none, and then the statement is reset.
  package func step() throws(SQLiteError) -> Bool {
    guard let handle = database.pointer else { throw .closed }
    let status = sqlite3_step(pointer)
    hasRow = status == SQLITE_ROW
    if hasRow { return true }
    if status != SQLITE_DONE {
      let error = SQLiteError(database: handle, code: status, phase: .running, sql: sql)
      sqlite3_reset(pointer)
      throw error
    }
    sqlite3_reset(pointer)
    return false
  }

  /// Runs the statement to its end and discards its rows.
  package func run() throws(SQLiteError) {
    while try step() {}
  }

  /// Takes the statement back to its start; bound values stay.
  package func reset() {
    hasRow = false
    sqlite3_reset(pointer)
  }

  private func check(_ status: Int32) throws(SQLiteError) {
    guard status == SQLITE_OK else {
      throw SQLiteError(
        database: database.pointer, code: status, phase: .running, sql: sql)
    }
  }

  // MARK: Columns

  /// The number of columns of a row.
  package var columnCount: Int { Int(sqlite3_column_count(pointer)) }

  /// The name of a column; empty outside the range.
  package func columnName(_ column: Int) -> String {
    sqlite3_column_name(pointer, Int32(truncatingIfNeeded: column)).map { String(cString: $0) }
      ?? ""
  }

  /// Whether the column is NULL, or there is no row.
  package func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(pointer, index(column)) == SQLITE_NULL
  }

  /// The column as an integer; 0 when NULL.
  package func int64(_ column: Int) -> Int64 { sqlite3_column_int64(pointer, index(column)) }

  /// The column as an integer; 0 when NULL.
  package func int(_ column: Int) -> Int { Int(truncatingIfNeeded: int64(column)) }

  /// The column as a truth value: not zero.
  package func bool(_ column: Int) -> Bool { int64(column) != 0 }

  /// The column as a number; 0 when NULL.
  package func double(_ column: Int) -> Double { sqlite3_column_double(pointer, index(column)) }

  /// The column as text, invalid UTF-8 repaired; empty when NULL.
  package func string(_ column: Int) -> String {
    let column = index(column)
    guard let start = sqlite3_column_text(pointer, column) else { return "" }
    let count = Int(sqlite3_column_bytes(pointer, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// The column as bytes; empty when NULL.
  package func bytes(_ column: Int) -> [UInt8] { withBytes(column) { [UInt8]($0) } }

  /// Lends the bytes of a column without a copy, until the end of `body`.
  package func withBytes<T, Failure: Error>(
    _ column: Int, _ body: (UnsafeRawBufferPointer) throws(Failure) -> T
  ) throws(Failure) -> T {
    let column = index(column)
    let start = sqlite3_column_blob(pointer, column)
    let count = Int(sqlite3_column_bytes(pointer, column))
    return try body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  /// The column as an integer, or nil when NULL.
  package func optionalInt64(_ column: Int) -> Int64? { isNull(column) ? nil : int64(column) }

  /// The column as a number, or nil when NULL.
  package func optionalDouble(_ column: Int) -> Double? { isNull(column) ? nil : double(column) }

  /// The column as text, or nil when NULL.
  package func optionalString(_ column: Int) -> String? { isNull(column) ? nil : string(column) }

  /// The column as bytes, or nil when NULL.
  package func optionalBytes(_ column: Int) -> [UInt8]? { isNull(column) ? nil : bytes(column) }

  /// The column as stored, without conversion.
  package func value(_ column: Int) -> SQLValue {
    switch sqlite3_column_type(pointer, index(column)) {
    case SQLITE_INTEGER: .integer(int64(column))
    case SQLITE_FLOAT: .real(double(column))
    case SQLITE_TEXT: .text(string(column))
    case SQLITE_BLOB: .blob(bytes(column))
    default: .null
    }
  }

  /// SQLite answers NULL for a column out of range, and for every column when there is no row.
  private func index(_ column: Int) -> Int32 {
    hasRow ? Int32(exactly: column) ?? -1 : -1
  }
}

extension SQLiteError {
  static let closed = SQLiteError(.misuse, message: "the connection is closed")
}

@available(*, unavailable)
extension Statement: Sendable {}
