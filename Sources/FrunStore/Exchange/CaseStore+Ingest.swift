package import FrunDomain
import FrunSQLite

extension CaseStore {
  /// Takes commits from elsewhere, which `deliver` hands over one by one.
  ///
  /// Nothing is visible before its chain, digests, context and the signature of its author are
  /// verified; what cannot be verified yet waits aside, and a later delivery completes it. The
  /// result is the same for every order, grouping and repetition of deliveries. Everything
  /// happens in one transaction; inside another one, in that. Memory is bounded by the largest
  /// commit and 32 bytes for each commit of the longest chain.
  ///
  /// A commit that its author had no right to make does not spoil the rest: its chain waits from the
  /// last head before it on, the report says why, and everything else is taken.
  ///
  /// `deliver` answers with signing keys (32 bytes) that a person confirmed for authors the directory
  /// does not know; they are remembered.
  ///
  /// Throws `store.digest`, `store.chain`, `store.context`, `store.signature`, `store.unknownAuthor`
  /// or `store.limit` for what nobody honest delivers, and what `deliver` throws; then nothing has
  /// changed.
  package func ingest(
    heads: [SignedHead], options: IngestOptions = IngestOptions(),
    delivering deliver: ((CommitBundle) throws -> Void) throws -> [RecordID: [UInt8]]
  ) throws -> IngestReport {
    func run() throws -> IngestReport {
      try Ingestion(store: self, options: options).run(heads: heads, deliver: deliver)
    }
    if options.isDryRun { return try dryRun(run) }
    // Not a savepoint: SQLite keeps what a savepoint may undo in memory.
    return try database.connection.isInTransaction ? run() : database.write(run)
  }

  /// Takes a list of commits; see ``ingest(heads:options:delivering:)``.
  package func ingest(
    _ bundles: [CommitBundle], heads: [SignedHead], keys: [RecordID: [UInt8]] = [:],
    options: IngestOptions = IngestOptions()
  ) throws -> IngestReport {
    try ingest(heads: heads, options: options) { take in
      for bundle in bundles { try take(bundle) }
      return keys
    }
  }

  /// The commits of which two versions exist, with the second versions kept as evidence.
  package func quarantine() throws -> [CommitBundle] {
    try database.query("SELECT bundle FROM quarantine ORDER BY hash") {
      try BundleCoding.bundle($0.bytes(0))
    }
  }
}
