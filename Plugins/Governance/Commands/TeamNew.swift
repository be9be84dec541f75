import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let handle = Positional<String>(
    "handle", help: "Short name, such as amina or amina.h")
  private static let name = Option<String?>(
    "name", value: "name", help: "Name of the member"
  ).sensitive()
  private static let role = Option<String>(
    required: "role", value: "role", help: "What the member may do"
  ).checked(as: TeamArguments.roles)

  static let teamNew = Command(
    CommandSpec(
      "new", summary: "Add a member who works on this laptop",
      arguments: [name, role, CommonOptions.dryRun, handle]
    ).with {
      $0.synonyms = ["add", "invite"]
      $0.discussion = """
        Makes keys for the member and keeps them in this vault. The member acts with '--as \
        HANDLE'. While nobody in the team manages members, any member may add the first who does.
        """
      $0.examples = [
        Example("frun team new joseph --name 'Joseph M.' --role supervisor", "adds a supervisor")
      ]
      $0.access = "Supervisors and the data protection officer."
      $0.seeAlso = ["team role", "team revoke"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    let handle = invocation[handle]
    try TeamArguments.checkHandle(handle)
    guard let role = Role(rawValue: invocation[role]) else {
      throw Failure.usage("there is no such role")
    }
    let member = try services.addMember(
      NewMember(handle: handle, name: invocation[name], role: role))
    try services.done("Added \(handle) as \(role.label)")
    return .success(
      schema: "frun.team.new/1",
      [
        "member": .string(member.text), "handle": .string(handle), "role": .string(role.rawValue),
      ], next: ["frun team show \(handle)", "frun case list --as \(handle)"])
  }
}
