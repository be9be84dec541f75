package import FrunDomain
import FrunSQLite

extension CaseStore {
  /// Checks everything that can be checked: chains, digests, one signature per author's run, the
  /// bytes of attachments, and
  /// for the whole vault also the journal, the access log, and that the current state is what the
  /// history makes of it.
  ///
  /// Changes nothing. Codes of problems: `chain.gap`, `chain.broken`, `assertion.digest`,
  /// `head.missing`, `head.signature`, `head.unknownAuthor`, `chain.fork`, `attachment.missing`,
  /// `attachment.damaged`, `journal.broken`, `journal.incomplete`, `access.broken`, `projection.differs`, `search.broken`.
  package func verify(_ request: AuditRequest = AuditRequest()) throws -> AuditReport {
    var audit = ChainAudit(store: self)
    try database.read {
      for stream in try request.stream.map({ [$0] }) ?? streams() { try audit.check(stream) }
    }
    guard request.stream == nil else { return audit.report }
    return try dryRun {
      try audit.checkJournal()
      try audit.checkProjection()
      return audit.report
    }
  }
}
