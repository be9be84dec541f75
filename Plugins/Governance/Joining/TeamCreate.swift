import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let name = Positional<String>("name", help: "What the team is called")

  static let teamCreate = Command(
    CommandSpec(
      "create", summary: "Name your team, so that other laptops can join it",
      arguments: [CommonOptions.dryRun, name]
    ).with {
      $0.synonyms = ["found", "name"]
      $0.discussion = """
        'frun init' makes you the first member of a team of one. This names it; other laptops then \
        join it with 'frun team join' and 'frun team approve'. Running it again renames the team.
        """
      $0.examples = [Example("frun team create 'Office North'", "names the team")]
      $0.access = "Supervisors and the data protection officer."
      $0.seeAlso = ["team join", "team approve", "team recovery"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    try services.requireDirectoryRole(kind: "team")
    let name = invocation[name].filter { !$0.isNewline }
    guard (1...200).contains(name.count) else {
      throw Failure.usage("a team's name has 1 to 200 characters")
    }
    let status = try services.teamKeys().directory()
    let receipt = try services.commit(
      ChangeSet(
        stream: status.team, command: invocation.commandName,
        assertions: [
          Assertion(
            record: status.profile, kind: "team", field: "name", change: .set(.text(name)))
        ]))
    if status.recovery.isEmpty {
      try services.warn(
        "The team has no recovery key: when everybody's keys are lost, so are the archives. "
          + "'frun team recovery' makes one on paper.")
    }
    return try services.changed(
      "The team is called \(name)", by: receipt, schema: "frun.team.create/1",
      [("name", .string(name)), ("team", .string(status.team.text))],
      next: ["frun team recovery", "frun team approve FILE --role ROLE -o FILE"])
  }
}
