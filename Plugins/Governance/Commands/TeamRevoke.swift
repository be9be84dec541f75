import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  static let teamRevoke = Command(
    CommandSpec(
      "revoke", summary: "Take a member's rights away for good",
      arguments: [
        CommonOptions.reason, CommonOptions.confirm, CommonOptions.dryRun, TeamArguments.member,
      ]
    ).with {
      $0.synonyms = ["remove", "delete", "suspend"]
      $0.discussion = """
        Archives are no longer made for the member, and changes that arrive from them from now on \
        are refused. What they wrote before stays proven. Archives that were made for them before \
        stay readable to whoever has their keys: sending them again is no remedy.
        """
      $0.access = "Supervisors and the data protection officer, and not for themselves."
      $0.seeAlso = ["team list", "case list"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    try services.requireDirectoryRole()
    let member = try services.member(invocation[TeamArguments.member])
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
}
