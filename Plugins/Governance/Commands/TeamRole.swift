import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let role = Positional<String>("role", help: "What the member may do from now on")
    .checked(as: TeamArguments.roles)

  static let teamRole = Command(
    CommandSpec(
      "role", summary: "Change what a member may do",
      arguments: [
        CommonOptions.reason, CommonOptions.dryRun, TeamArguments.member, role,
      ]
    ).with {
      $0.examples = [Example("frun team role amina supervisor", "makes amina a supervisor")]
      $0.access = "Supervisors and the data protection officer, and not for themselves."
      $0.seeAlso = ["team revoke", "team show"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    try services.requireDirectoryRole()
    let member = try services.member(invocation[TeamArguments.member])
    let handle = member.text("handle") ?? ""
    guard try services.acting().member != member.id else {
      throw Failure(.denied, "team.ownRole", "nobody changes their own role")
    }
    let role = invocation[role]
    guard member.code("role") != role else {
      try services.say("Nothing to change for \(handle)")
      return .success(
        schema: "frun.team.role/1", ["handle": .string(handle), "role": .string(role)])
    }
    var draft = try services.draft(changing: member)
    try draft.set("role", .code(role))
    let receipt = try services.commit(
      [draft], to: member.stream, by: invocation, reason: invocation[CommonOptions.reason])
    return try services.changed(
      "\(handle) is \(Schema.standard.label(role, of: "role", in: "member").lowercased()) now",
      by: receipt, schema: "frun.team.role/1",
      [
        ("handle", .string(handle)), ("member", .string(member.id.text)), ("role", .string(role)),
      ], next: ["frun team show \(handle)"])
  }
}
