import FrunCrypto
package import FrunDomain
package import FrunSQLite

/// All that a vault holds: the history of every stream, and the current state made from it.
///
/// Not thread-safe, like the connection it works on.
///
/// *Invariants*, checked by ``verify(_:)``:
/// - every chain is whole: numbers from 1 without gaps, each commit naming the hash of the one
///   before, each author's run closed by a head with the author's signature;
/// - every assertion that is present has the digest that stands in its commit;
/// - the journal has one entry per stored commit, chained;
/// - the projection equals what the history makes of it;
/// - the bytes of every attachment that ever came are those its digest names.
package final class CaseStore {
  let database: StoreDatabase
  let names: Names
  let log: CommitLog
  let heads: Heads
  let journal: Journal
  let projection: Projection
  let contents: ContentTable
  let clock: () -> Moment
  let random: (Int) -> [UInt8]
  /// The civil day on which gates are judged; by default the clock's.
  package var today: () -> CivilDate
  /// The follow-up rules on which gates are judged; by default those of this version.
  package var followUpRules: () -> FollowUpPackage?
  private var signer: (seed: [UInt8], key: Ed25519SigningKey)?

  /// What is declared: kinds, fields, vocabularies.
  package let schema: Schema
  /// Who writes here; nil in a vault that was not set up yet.
  package private(set) var identity: LocalIdentity?

  /// Opens the store on a connection, brings its tables to this version's layout and reads who
  /// writes here.
  ///
  /// `identity` replaces the one in the vault, which is stored. `random` gives exactly as many
  /// random bytes as it is asked for.
  package init(
    connection: Connection, identity: LocalIdentity? = nil, schema: Schema = .standard,
    clock: @escaping () -> Moment, random: @escaping (Int) -> [UInt8]
  ) throws {
    let database = StoreDatabase(connection: connection)
    let names = Names(database: database)
    let contents = ContentTable(database: database, names: names)
    let log = CommitLog(database: database, names: names, contents: contents)
    self.database = database
    self.names = names
    self.log = log
    self.contents = contents
    self.schema = schema
    self.clock = clock
    self.random = random
    today = { clock().localDay }
    followUpRules = { Self.standardRules }
    heads = Heads(database: database, names: names)
    journal = Journal(database: database)
    projection = Projection(database: database, names: names, log: log, schema: schema)
    // What is erased must not stay readable in the free space of a page.
    try database.execute("PRAGMA secure_delete = ON")
    try Migrations.apply(to: database)
    try projection.rebuildIfOutdated()
    if let identity {
      try take(identity)
    } else {
      self.identity = try IdentityTable(database: database).load()
    }
  }

  /// Stores who writes here from now on.
  package func take(_ identity: LocalIdentity) throws {
    guard identity.signingSeed.count == 32, identity.agreementSecret.count == 32 else {
      throw StoreError(.identity, "a key of an identity has 32 bytes")
    }
    if try IdentityTable(database: database).load() != identity {
      try database.write { try IdentityTable(database: database).store(identity) }
    }
    self.identity = identity
  }

  /// Nobody writes here any more, until an identity is taken again.
  func forgetIdentity() {
    identity = nil
    signer = nil
  }

  /// Who writes here; throws `store.identity` in a vault that was not set up.
  func requiredIdentity() throws -> LocalIdentity {
    guard let identity else { throw StoreError(.identity, "the vault has no identity yet") }
    return identity
  }

  /// The signing key of the acting member, made once.
  func signingKey() throws -> Ed25519SigningKey {
    let seed = try requiredIdentity().signingSeed
    if let signer, signer.seed == seed { return signer.key }
    let key = try Ed25519SigningKey(seed: seed)
    signer = (seed, key)
    return key
  }

  /// The Ed25519 public key of the acting member, 32 bytes.
  package func publicKey() throws -> [UInt8] { try signingKey().publicKey }

  /// Runs several writes as one: all of them are stored, or none. What `body` throws undoes it.
  package func transaction<T>(_ body: () throws -> T) throws -> T { try database.write(body) }

  /// Runs `body` as it would run, then undoes everything it wrote, and returns its answer.
  package func dryRun<T>(_ body: () throws -> T) throws -> T {
    var answer: T?
    do {
      try database.write {
        answer = try body()
        throw Undone()
      }
    } catch is Undone {}
    guard let answer else { throw StoreError(.damaged, "a dry run without an answer") }
    return answer
  }

  /// Runs many reads on one state of the vault, with one lock.
  package func reading<T>(_ body: () throws -> T) throws -> T { try database.read(body) }

  private static let standardRules = try? FollowUpPackage.standard()

  private struct Undone: Error {}
}

@available(*, unavailable)
extension CaseStore: Sendable {}
