public import FrunDomain

extension Services {
  /// What a member is called in lists: the handle for a member of this team; `handle@team` for
  /// everybody else, because another team may use the short names of this one; the start of the
  /// identifier for somebody nobody here knows.
  public func handle(of member: RecordID?) throws -> String {
    guard let member else { return "" }
    let known = try record(member).flatMap { $0.kind == "member" ? $0 : nil }
    let handle = known?.text("handle")
    if let known, let handle, try known.stream == ownDirectory() ?? known.stream { return handle }
    let partners = try partners()
    for (_, card) in partners {
      if let named = card.members.first(where: { $0.id == member }) {
        return "\(named.handle)@\(card.label)"
      }
    }
    guard let known, let handle else { return String(member.text.prefix(8)) }
    let partner = partners.first { $0.record.id == known.stream.id }
    return "\(handle)@\(partner?.card.label ?? String(known.stream.id.text.prefix(8)))"
  }

  /// The partner teams with the cards accepted last, by name; those without readable card are left
  /// out. The label of a card is what the team is called here.
  public func partners() throws -> [(record: Record, card: TeamCard)] {
    let known = try records(
      RecordQuery(kind: "partner", stream: ownDirectory(), order: [QueryOrder("label")]))
    return known.compactMap { record in
      guard let text = record.texts("card").last, var card = try? acceptedCard(text) else {
        return nil
      }
      card.label = record.text("label") ?? card.label
      return (record, card)
    }
  }
}
