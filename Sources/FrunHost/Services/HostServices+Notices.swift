import FrunDomain
import FrunExchange
import FrunKit
import FrunStore

/// Who must be told what was taken back or erased, and the archives that tell it.
extension HostServices {
  func notices(about streams: [StreamID]?) throws -> [NoticeSummary] {
    let store = try store(in: .case, kind: Consent.kind)
    return try store.notices(about: streams.map { Set($0) }, on: today).map(NoticeSummary.init)
  }

  /// The cases of a notice: those named, as far as the receiver has to be told something about them,
  /// or all of these when none is named.
  func noticed(_ request: ExportRequest, _ store: CaseStore) throws -> [Notice] {
    guard let receiver = Self.receiver(request.recipients), !request.usesPassphrase else {
      throw Failure.usage(
        "a notice has one receiver, who can confirm it",
        hints: ["give one partner team or one member with --to"])
    }
    let named = Set(request.streams)
    let notices = try store.notices(about: named.isEmpty ? nil : named, on: today).filter {
      $0.receiver == receiver && (!named.isEmpty || $0.state == .pending || $0.state == .sent)
    }
    let without = named.subtracting(notices.map(\.stream)).sorted()
    guard !notices.isEmpty, without.isEmpty else {
      throw Failure(
        .notFound, "notice.nothing", "there is nothing to tell this receiver",
        causes: without.prefix(5).map { "case \(CaseNumber(of: $0.id))" },
        hints: ["'frun archive notices' lists who must be told what"])
    }
    return notices
  }

  /// What a notice tells, and on what it builds: changes that the receiver surely has need not go
  /// again, whatever was left out of them.
  func prepare(
    _ inner: inout CaseExportRequest, telling notices: [Notice], to receiver: RecordID,
    _ store: CaseStore
  ) throws {
    for notice in notices {
      if case .withdrawal(let decision) = notice.matter {
        inner.told[notice.stream, default: []].insert(decision.record)
      }
      inner.base[notice.stream] = try store.acknowledged(notice.stream, by: receiver)
    }
  }

  /// What a person who exports should know about receivers who have to be told something; in words.
  func reminders(_ request: ExportRequest, _ store: CaseStore) throws -> [String] {
    guard request.purpose != .notice, let receiver = Self.receiver(request.recipients) else {
      return []
    }
    let told = Set(request.streams)
    let open = try store.notices(on: today).filter {
      $0.receiver == receiver && $0.state == .pending && $0.matter != .confirmation
    }
    guard let name = open.first?.name else { return [] }
    let inside = Set(open.filter { told.contains($0.stream) }.map(\.stream))
    let outside = Set(open.map(\.stream)).subtracting(inside)
    var text: [String] = []
    func cases(_ streams: Set<StreamID>) -> String {
      streams.sorted().prefix(5).map { CaseNumber(of: $0.id).description }.joined(separator: ", ")
        + (streams.count > 5 ? " and \(streams.count - 5) more" : "")
    }
    if !inside.isEmpty {
      text.append(
        "\(name) has not been told yet what was taken back or erased in \(cases(inside)). If this "
          + "export is refused, 'frun export --purpose notice --to \"\(name)\"' tells it.")
    }
    if !outside.isEmpty {
      text.append(
        "\(name) must also be told what was taken back or erased in \(cases(outside)): 'frun export "
          + "--purpose notice --to \"\(name)\"'.")
    }
    return text
  }

  // MARK: Directories

  func directoryAges() throws -> [DirectoryAge] {
    let store = try store(in: .directory)
    guard let own = try store.directoryStream() else { return [] }
    let partners = try store.records(RecordQuery(kind: "partner", stream: own))
      .filter { $0.code("status") == "active" }
    return [try age(of: own, store)] + (try partners.map { try age(of: $0, store) })
  }

  /// The ages that matter for an archive: the own directory's and those of the receiving partners.
  func directoryAges(of recipients: [Recipient], _ store: CaseStore) throws -> [DirectoryAge] {
    guard let own = try store.directoryStream() else { return [] }
    return try [age(of: own, store)]
      + recipients.compactMap { recipient in
        guard case .partner(let id) = recipient, let partner = try store.record(id) else {
          return nil
        }
        return try age(of: partner, store)
      }
  }

  /// The age of the directory of somebody who sent an archive; nil for colleagues and strangers.
  func directoryAge(ofSender member: RecordID, _ store: CaseStore) throws -> DirectoryAge? {
    guard let sender = try store.exchangePartner(of: member),
      let partner = try store.record(sender),
      partner.kind == "partner"
    else { return nil }
    return try age(of: partner, store)
  }

  private func age(of team: StreamID, _ store: CaseStore) throws -> DirectoryAge {
    let state = try store.directoryState(of: team)
    return DirectoryAge(
      team: team, name: state.name ?? "our team", isOwn: true, newestOn: state.newestOn,
      days: state.newestOn.map { max(0, today.dayNumber - $0.dayNumber) })
  }

  /// A partner's record has the identifier of the partner's directory.
  private func age(of partner: Record, _ store: CaseStore) throws -> DirectoryAge {
    let team = StreamID(kind: .directory, id: partner.id)
    let newest = try store.directoryState(of: team).newestOn
    return DirectoryAge(
      team: team, name: partner.text("label") ?? String(partner.id.text.prefix(8)), isOwn: false,
      newestOn: newest,
      days: (newest ?? partner.date("acceptedOn")).map { max(0, today.dayNumber - $0.dayNumber) })
  }
}
