package import FrunDomain
package import FrunStore

/// Who must be told what: made from the cases and the ledger at every question, so that nothing can be
/// forgotten by whoever records a withdrawal.
extension CaseStore {
  /// Everything that somebody must be told or was told, of some cases or of all; by case and receiver.
  package func notices(
    about streams: Set<StreamID>? = nil, on day: CivilDate
  ) throws -> [Notice] {
    try reading {
      // Most cases have no news, and the ledger may be long.
      var ledger: [SentArchive]?
      var notices: [Notice] = []
      for stream in try streams.map({ $0.sorted() }) ?? streamsWithNews() {
        guard let news = try news(of: stream, on: day) else { continue }
        let sent = try ledger ?? sentArchives()
        ledger = sent
        notices += try self.notices(about: news, to: holders(of: stream, sent: sent))
      }
      for (receiver, stream) in try owedConfirmations() where streams?.contains(stream) ?? true {
        notices.append(
          Notice(
            stream: stream, receiver: receiver, name: try name(of: receiver),
            matter: .confirmation, state: .pending, at: nil))
      }
      return notices.sorted {
        ($0.stream, $0.name, $0.matter.order) < ($1.stream, $1.name, $1.matter.order)
      }
    }
  }

  /// The consents of some cases that take something back on a day, as far as their records are among
  /// those given: what an import tells.
  package func withdrawals(
    among records: Set<RecordID>, in streams: [StreamID], on day: CivilDate
  ) throws -> [WithdrawnConsent] {
    guard !records.isEmpty else { return [] }
    return try streams.flatMap { stream in
      try register(of: stream).withdrawals(on: day).filter { records.contains($0.record) }
        .map { WithdrawnConsent(stream: stream, decision: $0) }
    }
  }

  private func register(of stream: StreamID) throws -> ConsentRegister {
    ConsentRegister(
      records: try ["case", Consent.kind, LawfulBasis.kind].flatMap {
        try records(RecordQuery(kind: $0, stream: stream))
      })
  }

  private func streamsWithNews() throws -> [StreamID] {
    let no = Condition(
      "decision", .oneOf(["withdrawn", "refused"].map { .code($0) }))
    let decided = try records(RecordQuery(kind: Consent.kind, conditions: [no])).map(\.stream)
    return Set(decided + (try streamsWithErasures()).filter { $0.kind == .case }).sorted()
  }

  /// What was taken back or erased of a case, with the commits that say so.
  private struct News {
    let stream: StreamID
    let withdrawals: [(decision: ConsentRegister.Decision, places: Set<ChainPosition>)]
    let erased: [ErasedPlace]
  }

  /// Nil when there is none.
  private func news(of stream: StreamID, on day: CivilDate) throws -> News? {
    guard stream.kind == .case else { return nil }
    let withdrawals = try register(of: stream).withdrawals(on: day).map {
      (decision: $0, places: try places(of: $0))
    }
    let erased = try erasures(in: stream)
    return withdrawals.isEmpty && erased.isEmpty
      ? nil : News(stream: stream, withdrawals: withdrawals, erased: erased)
  }

  private func notices(about news: News, to holders: [CaseHolder]) -> [Notice] {
    holders.flatMap { holder -> [Notice] in
      func notice(_ matter: Notice.Matter, _ places: Set<ChainPosition>) -> Notice {
        let (state, at) = holder.state(of: places)
        return Notice(
          stream: news.stream, receiver: holder.receiver, name: holder.name, matter: matter,
          state: state, at: at)
      }
      var notices: [Notice] = []
      for (decision, places) in news.withdrawals
      where decision.recipients.isEmpty
        || ConsentRegister.overlap(decision.recipients, holder.names)
      {
        if holder.hadCase(before: places) { notices.append(notice(.withdrawal(decision), places)) }
      }
      let theirs = news.erased.filter { holder.mayHave(anyOf: [$0.answer]) }
      if !theirs.isEmpty {
        notices.append(
          notice(
            .erasure(answers: Set(theirs.map(\.digest)).count), Set(theirs.map(\.order))))
      }
      return notices
    }
  }

  /// The commits that say a decision.
  private func places(of decision: ConsentRegister.Decision) throws -> Set<ChainPosition> {
    guard let record = try record(decision.record) else { return [] }
    return Set(
      try statements(about: record, field: "decision").filter {
        $0.change == .set(.code(decision.decision))
      }.map(\.position))
  }

  // MARK: Who has it

  private func holders(of stream: StreamID, sent: [SentArchive]) throws -> [CaseHolder] {
    var holders: [RecordID: CaseHolder] = [:]
    var others: [String: CaseHolder] = [:]
    func note(_ delivery: CaseHolder.Delivery, to receiver: RecordID) throws {
      guard receiver != identity?.member else { return }
      if holders[receiver] == nil {
        holders[receiver] = CaseHolder(
          receiver: receiver, name: try name(of: receiver), names: try names(of: receiver))
      }
      holders[receiver]?.deliveries.append(delivery)
    }
    for archive in sent {
      guard let part = archive.parts[stream] else { continue }
      try note(
        .init(
          contained: part.contained, at: archive.at, isConfirmed: archive.isAcknowledged,
          givesAnswers: archive.purpose != ExportPurpose.notice.rawValue), to: archive.receiver)
    }
    // What they wrote themselves shows what they knew.
    for (author, known) in try authors(of: stream) {
      guard let partner = try exchangePartner(of: author), try record(partner)?.kind == "partner"
      else { continue }
      try note(
        .init(contained: known, at: nil, isConfirmed: true, givesAnswers: true), to: partner)
    }
    let own = Set(sent.map { ArchiveID(bytes: $0.id)?.uuid })
    for disclosure in try records(RecordQuery(kind: Disclosure.kind, stream: stream))
    where !own.contains(disclosure.text("archive")) {
      guard let said = try statements(about: disclosure, field: "sentOn").first else { continue }
      let delivery = CaseHolder.Delivery(
        contained: said.context, at: said.at, isConfirmed: false,
        givesAnswers: disclosure.code("purpose") != ExportPurpose.notice.rawValue)
      for name in disclosure.texts("receivers") where name != Self.ownTeam {
        if let receiver = try self.receiver(called: name) {
          try note(delivery, to: receiver)
        } else {
          others[name, default: CaseHolder(receiver: nil, name: name, names: [name])]
            .deliveries.append(delivery)
        }
      }
    }
    return holders.sorted { ($0.value.name, $0.key) < ($1.value.name, $1.key) }.map(\.value)
      + others.values.sorted { $0.name < $1.name }
  }

  /// What the own team is called in a record of disclosure.
  package static let ownTeam = "our own team"

  /// The partner team, or the member of the own team, that is called so.
  private func receiver(called name: String) throws -> RecordID? {
    let own = try directoryStream()
    let folded = ConsentRegister.folded(name)
    let partners = try records(RecordQuery(kind: "partner", stream: own))
    if let partner = try partners.first(where: { partner in
      try names(of: partner.id).contains { ConsentRegister.folded($0) == folded }
    }) {
      return partner.id
    }
    return try members().first { ConsentRegister.folded($0.handle) == folded }?.id
  }

  /// Everything that a receiver is called: a partner team by label and organisation, a member by
  /// short name.
  package func names(of receiver: RecordID) throws -> [String] {
    guard let record = try record(receiver) else { return [String(receiver.text.prefix(8))] }
    let names = ["label", "organisation", "handle"].compactMap { record.text($0) }
    return names.isEmpty ? [String(receiver.text.prefix(8))] : names
  }

  private func name(of receiver: RecordID) throws -> String {
    try names(of: receiver).first ?? String(receiver.text.prefix(8))
  }
}

extension Notice.Matter {
  /// Withdrawals first, by purpose and person.
  fileprivate var order: String {
    switch self {
    case .withdrawal(let decision): "1 \(decision.purpose) \(decision.person.text)"
    case .erasure: "2"
    case .confirmation: "3"
    }
  }
}
