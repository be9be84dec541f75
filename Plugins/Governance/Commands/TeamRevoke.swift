import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  static let teamRevoke = Command(
    CommandSpec(
      "revoke", summary: "Take the rights of a member or a partner team away",
      arguments: [
        CommonOptions.reason, CommonOptions.confirm, CommonOptions.dryRun, TeamArguments.member,
      ]
    ).with {
      $0.synonyms = ["remove", "delete", "suspend"]
      $0.discussion = """
        Archives are no longer made for the member, and changes that arrive from them from now on \
        are refused. What they wrote before stays proven. Archives that were made for them before \
        stay readable to whoever has their keys: sending them again is no remedy.

        A partner team is withdrawn whole, by its name or identifier: its archives and the new \
        changes of all its members are refused from then on, on every laptop of the team that has \
        the directory. 'frun team trust' with a card and its words takes it back.
        """
      $0.examples = [
        Example("frun team revoke bo --reason 'left the team'", "for good"),
        Example("frun team revoke 'Team B' --reason 'not who they said'", "a partner team"),
      ]
      $0.access = "Supervisors and the data protection officer, and not for themselves."
      $0.seeAlso = ["team list", "case list"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    try services.requireDirectoryRole()
    let typed = invocation[TeamArguments.member]
    if let partner = try partner(typed, services) {
      return try withdraw(partner, invocation, services)
    }
    let member = try services.member(typed)
    let handle = member.text("handle") ?? ""
    guard try services.acting().member != member.id else {
      throw Failure(.denied, "team.ownRole", "nobody revokes themselves")
    }
    guard member.code("status") != "revoked" else {
      throw Failure(.data, "team.revoked", "this member was revoked already")
    }
    let reason =
      try invocation[CommonOptions.reason]
      ?? services.askLine("Why are the rights taken away?", option: "--reason")
    try services.confirm("Revoke \(handle) for good", typing: handle)
    var draft = try services.draft(changing: member)
    try draft.set("status", .code("revoked"))
    try draft.set("revocationReason", to: reason, at: "--reason")
    let receipt = try services.commit(
      [draft], to: member.stream, by: invocation, reason: reason)
    let today = services.today
    let open = try services.records(
      RecordQuery(
        kind: "assignment", conditions: [Condition("member", .equals(.reference(member.id)))])
    ).filter { $0.date("until").map { $0 > today } ?? true }
    if !open.isEmpty {
      try services.warn("\(handle) still works on \(open.count) cases; hand them over.")
    }
    return try services.changed(
      "Revoked \(handle)", by: receipt, schema: "frun.team.revoke/1",
      [("handle", .string(handle)), ("member", .string(member.id.text))],
      next: open.isEmpty ? ["frun team list"] : ["frun case list --assigned \(handle)"])
  }

  /// The partner team that is meant; a member of this team comes first. Nil when there is none.
  private static func partner(
    _ text: String, _ services: any Services
  ) throws -> (record: Record, card: TeamCard)? {
    let partners = try services.partners()
    if let id = StreamID(text: text)?.id ?? RecordID(text: text) {
      if let found = partners.first(where: { $0.record.id == id }) { return found }
      if let theirs = partners.first(where: { $0.card.members.contains { $0.id == id } }) {
        throw wholeTeam(theirs.card)
      }
      return nil
    }
    if (try? services.member(text)) != nil { return nil }
    if let at = text.firstIndex(of: "@") {
      let team = String(text[text.index(after: at)...])
      guard let theirs = partners.first(where: { TeamName.isSame($0.card.label, team) }) else {
        return nil
      }
      throw wholeTeam(theirs.card)
    }
    let named = partners.filter { TeamName.isSame($0.card.label, text) }
    guard named.count < 2 else {
      throw Failure.ambiguous(
        "partner", hints: named.map { "give the identifier: \($0.record.id.text)" })
    }
    return named.first
  }

  private static func wholeTeam(_ card: TeamCard) -> Failure {
    Failure(
      .denied, "partner.member", "a partner's member is revoked by the partner",
      hints: [
        "their next archive or a new card brings it here",
        "'frun team revoke '\(card.label)'' withdraws the whole team",
      ])
  }

  private static func withdraw(
    _ partner: (record: Record, card: TeamCard), _ invocation: Invocation,
    _ services: any Services
  ) throws -> Outcome {
    try services.requireDirectoryRole(kind: "partner")
    let label = partner.card.label
    guard partner.record.code("status") != "revoked" else {
      throw Failure(.data, "partner.revoked", "this team was withdrawn already")
    }
    let reason =
      try invocation[CommonOptions.reason]
      ?? services.askLine("Why is the team withdrawn?", option: "--reason")
    try services.confirm("Withdraw \(label) with all its members", typing: label)
    var draft = try services.draft(changing: partner.record)
    try draft.set("status", .code("revoked"))
    let receipt = try services.commit(
      [draft], to: partner.record.stream, by: invocation, reason: reason)
    try services.warn(
      "Archives that were made for them before stay readable to them. What they wrote until now "
        + "stays proven.")
    return try services.changed(
      "Withdrew \(label): its archives and changes are refused from now on.", by: receipt,
      schema: "frun.team.revoke/1",
      [("label", .string(label)), ("team", .string(partner.card.team.text))],
      next: ["frun team directory -o FILE", "frun archive sent"])
  }
}
