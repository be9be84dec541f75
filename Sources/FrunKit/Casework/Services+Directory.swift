public import FrunDomain

extension Services {
  /// What a member is called in lists: the handle; `handle@team` for a member of a partner team;
  /// the start of the identifier for somebody nobody here knows.
  public func handle(of member: RecordID?) throws -> String {
    guard let member else { return "" }
    if let handle = try record(member)?.text("handle") { return handle }
    for (_, card) in try partners() {
      if let known = card.members.first(where: { $0.id == member }) {
        return "\(known.handle)@\(card.label)"
      }
    }
    return String(member.text.prefix(8))
  }

  /// The partner teams with the cards accepted last, by name; those without readable card are left
  /// out.
  public func partners() throws -> [(record: Record, card: TeamCard)] {
    let known = try records(
      RecordQuery(kind: "partner", stream: ownDirectory(), order: [QueryOrder("label")]))
    return known.compactMap { record in
      guard let text = record.texts("card").last, let card = try? acceptedCard(text) else {
        return nil
      }
      return (record, card)
    }
  }
}
