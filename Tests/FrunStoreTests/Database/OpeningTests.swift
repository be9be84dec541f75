import FrunDomain
import FrunSQLite
import FrunStore
import Testing

@Suite("Opening a store") struct OpeningTests {
  private func open(_ connection: Connection) throws -> CaseStore {
    try CaseStore(
      connection: connection, clock: { Moment(utcMilliseconds: 0) }, random: Seeded(1).bytes)
  }

  @Test("An up-to-date store is only read") func reading() throws {
    let office = try Office(seed: 90)
    let (stream, _, _) = try office.openCase("Amina")
    // SQLite refuses every transaction that could write, also one that writes nothing.
    try office.connection.execute("PRAGMA query_only = ON")
    let again = try open(office.connection)
    #expect(try again.record(stream.id)?.code("status") == "open")
    #expect(throws: (any Error).self) {
      try again.transaction {}
    }
  }

  @Test("A new store is made, and one that lacks a step takes it") func writing() throws {
    let connection = try Connection.inMemory()
    _ = try open(connection)
    func steps() throws -> [String] {
      try connection.query("SELECT name FROM migration ORDER BY position") { $0.string(0) }
    }
    let all = try steps()
    #expect(all.last == "notices")
    try connection.execute(
      "ALTER TABLE sent_archive DROP COLUMN purpose; DROP TABLE owed_confirmation; "
        + "DELETE FROM migration WHERE name = 'notices'")
    #expect(try steps() == all.dropLast())
    #expect(try open(connection).identity == nil)
    #expect(try steps() == all)
  }
}
