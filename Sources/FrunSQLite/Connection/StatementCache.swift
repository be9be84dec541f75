/// Compiled statements by their text, the least recently used dropped first.
///
/// A statement is taken out while it runs, so that a statement that is used inside its own rows
/// gets a second one.
struct StatementCache {
  private struct Entry {
    let statement: Statement
    var lastUse: UInt64
  }

  private let capacity: Int
  private var entries: [String: Entry] = [:]
  private var uses: UInt64 = 0

  init(capacity: Int) {
    self.capacity = capacity
  }

  mutating func take(_ sql: String) -> Statement? {
    entries.removeValue(forKey: sql)?.statement
  }

  /// Takes a statement back, which must be reset and unbound.
  mutating func put(_ statement: Statement) {
    uses += 1
    if entries.count >= capacity,
      let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })?.key
    {
      entries[oldest] = nil
    }
    entries[statement.sql] = Entry(statement: statement, lastUse: uses)
  }

  mutating func removeAll() {
    entries.removeAll()
  }
}
