import FrunSQLite

/// Single values of the store itself, by name.
struct Settings {
  let database: StoreDatabase

  subscript(name: String) -> [UInt8]? {
    get throws {
      try database.first("SELECT value FROM setting WHERE name = ?", name) { $0.bytes(0) }
    }
  }

  func set(_ name: String, _ value: [UInt8]) throws {
    try database.run(
      "INSERT INTO setting(name, value) VALUES(?, ?) "
        + "ON CONFLICT(name) DO UPDATE SET value = excluded.value", name, value)
  }
}
