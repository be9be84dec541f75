package import FrunDomain
package import FrunStore

/// A consent that was taken back, and in which case.
package struct WithdrawnConsent: Hashable, Sendable {
  /// The case.
  package let stream: StreamID
  /// The decision.
  package let decision: ConsentRegister.Decision
}

/// What an archive told about things taken back or erased.
package struct ArchiveNews: Hashable, Sendable {
  /// Consents taken back since now.
  package var withdrawals: [WithdrawnConsent] = []
  /// Whether its sender waits for a confirmation.
  package var owesConfirmation = false

  /// No news.
  package init() {}
}

extension CaseStore {
  /// The consents that an archive took back, and whether its sender waits to hear that it arrived.
  ///
  /// Whoever sends a notice waits, also when it brings nothing new: then an earlier confirmation got
  /// lost. An archive that only says again what members of this team told is not confirmed in turn.
  package func noteNews(
    of header: ArchiveHeader, _ report: IngestReport, tellers: Set<RecordID>
  ) throws -> ArchiveNews {
    var news = ArchiveNews()
    let streams = header.streams.filter { $0.kind == .case }
    guard !streams.isEmpty else { return news }
    // Whatever day the sender's clock shows: a no is told at once.
    if !report.isUnchanged {
      news.withdrawals = try withdrawals(
        among: Set(report.touched), in: streams, on: .last)
    }
    guard let sender = try exchangePartner(of: header.signerMember),
      try !hasReceived(header.id.bytes, from: sender)
    else { return news }
    let isNotice = header.handling.purpose == .notice
    // Colleagues send each other everything anyway.
    guard try isNotice || record(sender)?.kind == "partner" else { return news }
    var owed = Set(news.withdrawals.map(\.stream)).union(report.erased.keys)
      .intersection(streams)
    if isNotice, owed.isEmpty {
      let own = try directoryStream()
      let isTold = try tellers.contains { try record($0)?.stream != own }
      if isTold { owed = Set(streams) }
    }
    if !owed.isEmpty { try noteOwed(header.id.bytes, to: sender, streams: Array(owed)) }
    news.owesConfirmation = !owed.isEmpty
    return news
  }
}
