import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let lost = Option<String?>(
    "lost-key-of", value: "member", help: "Declare a colleague's keys lost or stolen instead")

  static let teamRotate = Command(
    CommandSpec(
      "rotate", summary: "Replace your keys, or declare a colleague's lost",
      arguments: [lost, CommonOptions.reason, CommonOptions.yes, CommonOptions.dryRun]
    ).with {
      $0.synonyms = ["renew-keys", "lost"]
      $0.discussion = """
        Makes new keys for you. The new ones are signed by the old ones, so colleagues take them \
        with the next archive or directory file without comparing words again. The old archive key \
        stays in the vault for archives that are on their way.

        When keys were lost or stolen, an administrator declares so: nothing that is signed with \
        them and first seen from then on counts. The person makes a new vault and asks to join \
        ('frun team join'), and the administrator answers with 'frun team approve --replaces'.

        Archives that were sealed to the old keys before can still be opened with them. Sending them \
        again changes nothing about that.
        """
      $0.examples = [
        Example("frun team rotate", "new keys for you"),
        Example("frun team rotate --lost-key-of amina", "her laptop was stolen"),
      ]
      $0.access = "Everybody for their own keys; supervisors and the data protection officer."
      $0.seeAlso = ["team approve", "team revoke", "identity export"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    if let name = invocation[lost] { return try declareLost(name, invocation, services) }
    try services.confirm("Replace your keys? Identity files made before stop working")
    let receipt = try services.teamKeys().rotate()
    try services.warn("Make a new identity file for the safe: 'frun identity export FILE'.")
    return try services.changed(
      "Your keys are new. Colleagues get them with the next archive.", by: receipt,
      schema: "frun.team.rotate/1",
      next: ["frun identity export FILE", "frun team directory -o FILE"])
  }

  private static func declareLost(
    _ name: String, _ invocation: Invocation, _ services: any Services
  ) throws -> Outcome {
    try services.requireDirectoryRole()
    let member = try services.member(name)
    let handle = member.text("handle") ?? ""
    guard try services.acting().member != member.id else {
      throw Failure(
        .denied, "team.ownKey", "a key that signs here is not lost",
        hints: ["'frun team rotate' replaces your own keys"])
    }
    let gone = Set(member.texts("lostKey"))
    let keys = member.texts("signingKey").filter { !gone.contains($0) }
    guard !keys.isEmpty else {
      throw Failure(.data, "team.noKey", "this member has no key that is not lost already")
    }
    let reason =
      try invocation[CommonOptions.reason]
      ?? services.askLine("What happened?", option: "--reason")
    try services.confirm(
      "Declare the keys of \(handle) lost? What they sign from now on is refused")
    let receipt = try services.commit(
      ChangeSet(
        stream: member.stream, command: invocation.commandName, reason: reason,
        assertions: keys.map {
          Assertion(
            record: member.id, kind: "member", field: "lostKey", change: .append(.text($0)))
        }))
    try services.warn(
      "Archives that were sealed to these keys before stay readable to whoever has them.")
    return try services.changed(
      "The keys of \(handle) count no more", by: receipt, schema: "frun.team.rotate/1",
      [("handle", .string(handle)), ("member", .string(member.id.text))],
      next: ["frun team approve FILE --replaces \(handle)", "frun team directory -o FILE"])
  }
}
