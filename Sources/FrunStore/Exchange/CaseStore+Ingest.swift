package import FrunDomain
import FrunSQLite

extension CaseStore {
  /// Takes commits from elsewhere.
  ///
  /// Nothing is visible before its chain, digests, context and the signature of its author are
  /// verified; what cannot be verified yet waits aside, and a later delivery completes it. The
  /// result is the same for every order, grouping and repetition of deliveries. Everything
  /// happens in one transaction.
  ///
  /// `keys` are signing keys (32 bytes) that a person confirmed for authors the directory does not
  /// know; they are remembered.
  ///
  /// Throws `store.digest`, `store.chain`, `store.context`, `store.signature`,
  /// `store.unknownAuthor`, `store.revokedAuthor`, `store.denied` or `store.limit`; then nothing
  /// has changed.
  package func ingest(
    _ bundles: [CommitBundle], heads: [SignedHead], keys: [RecordID: [UInt8]] = [:],
    options: IngestOptions = IngestOptions()
  ) throws -> IngestReport {
    let run = {
      try self.database.write {
        for (member, key) in keys.sorted(by: { $0.key < $1.key }) {
          try TeamDirectory(store: self).trust(
            key, of: member, how: "confirmed for an import", at: self.clock())
        }
        return try Ingestion(store: self, options: options).run(bundles, heads: heads)
      }
    }
    return options.isDryRun ? try dryRun(run) : try run()
  }

  /// The commits of which two versions exist, with the second versions kept as evidence.
  package func quarantine() throws -> [CommitBundle] {
    try database.query("SELECT bundle FROM quarantine ORDER BY hash") {
      try BundleCoding.bundle($0.bytes(0))
    }
  }
}
