/// Why the journal refused a call of SQLite.
enum JournalFault: Error, Equatable {
  /// A write that the format has no place for.
  case refusedWrite
  /// A synchronisation in the middle of a record.
  case halfRecord
  /// A header or a counted record does not authenticate or is missing.
  case damaged
  /// The disk failed, with SQLite's code.
  case disk(Int32)
}
