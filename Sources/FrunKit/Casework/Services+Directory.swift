public import FrunDomain

extension Services {
  /// What a member is called in lists: the handle; `handle@team` for a member of a partner team;
  /// the start of the identifier for somebody nobody here knows.
  public func handle(of member: RecordID?) throws -> String {
    guard let member else { return "" }
    if let handle = try record(member)?.text("handle") { return handle }
    for partner in try partners() {
      if let known = partner.card.member(member) { return "\(known.handle)@\(partner.label)" }
    }
    return String(member.text.prefix(8))
  }

  /// The partner teams with the cards accepted last, by name; records without readable card are
  /// left out.
  public func partners() throws -> [(record: Record, label: String, card: TeamCard)] {
    try records(RecordQuery(kind: "partner", order: [QueryOrder("label")])).compactMap { record in
      guard let text = record.texts("card").last,
        let signed = try? SignedTeamCard(fileBytes: Array(text.utf8))
      else { return nil }
      return (record, record.text("label") ?? signed.card.label, signed.card)
    }
  }
}
