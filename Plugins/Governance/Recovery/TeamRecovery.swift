import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let folder = Option<PathText?>(
    "output", short: "o", value: "folder", help: "Write the sheets as pages to print")

  static let teamRecovery = Command(
    CommandSpec(
      "recovery", summary: "Make a recovery key on paper, in shares",
      arguments: [
        ShareScheme.option, folder, CommonOptions.force, CommonOptions.yes, CommonOptions.dryRun,
      ]
    ).with {
      $0.synonyms = ["recovery-key", "shares"]
      $0.discussion = """
        When every laptop of the team is lost, archives in the safe can still be opened: from now on \
        each is sealed to the recovery key as well. The key itself exists only as shares on paper; \
        this laptop forgets it at once. Any two of three shares (or three of five) give it back.

        Hand the sheets to people who do not travel together. Rehearse with 'frun team recover \
        --drill' before you need it.
        """
      $0.examples = [
        Example("frun team recovery -o sheets", "three pages, any two of which are enough"),
        Example("frun team recovery --scheme 3-of-5", "five shares, shown on the screen"),
      ]
      $0.access = "Supervisors and the data protection officer."
      $0.seeAlso = ["team recover", "team directory"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    try services.requireDirectoryRole(kind: "team")
    let scheme = try ShareScheme(invocation[ShareScheme.option])
    let keys = try services.teamKeys()
    let status = try keys.directory()
    if !status.recovery.isEmpty {
      try services.confirm(
        "There is a recovery key. Make another? The old one still opens archives made until now")
    }
    let key = try keys.makeShares(threshold: scheme.threshold, of: scheme.count)
    let output = invocation[folder]?.path
    if services.isDryRun(invocation) {
      try keys.useRecovery(key.recipient, scheme: key.scheme, sheets: nil)
    } else {
      try services.handOut(
        key, as: .recovery, to: output, replace: invocation[CommonOptions.force]
      ) { try keys.useRecovery(key.recipient, scheme: key.scheme, sheets: $0) }
    }
    try services.done(
      "The recovery key is in the directory. Any \(scheme.threshold) of \(scheme.count) shares give "
        + "it back.")
    var members: [(String, JSONValue)] = [
      ("recipient", .string(key.recipient)), ("scheme", .string(key.scheme)),
      ("set", .integer(Int64(key.set))),
    ]
    if output == nil {
      members.append(
        ("shares", .array(key.shares.map { .string($0.joined(separator: " ")) })))
    }
    return .success(
      schema: "frun.team.recovery/1", .object(JSONObject(members: members)),
      next: ["frun team recover --drill", "frun team directory -o FILE"])
  }

  private static let drill = Flag("drill", help: "Rehearse: only see whether the shares are right")
  static let identityPassphrase = Option<PathText?>(
    "identity-passphrase-file", value: "file",
    help: "File with the identity's passphrase, - for standard input")

  static let teamRecover = Command(
    CommandSpec(
      "recover", summary: "Get the recovery key back from shares, or rehearse it",
      arguments: [
        drill, ShareInput.files, identityPassphrase, CommonOptions.output, CommonOptions.force,
        CommonOptions.dryRun, OptionRule.exclusive(drill, CommonOptions.output),
      ]
    ).with {
      $0.discussion = """
        With --drill the shares are put together, compared with the team's recovery key, and \
        forgotten; the day is noted. Without it the key is written as an identity file, locked with \
        a passphrase of your choice; 'frun import --identity FILE' and 'age -d -i FILE' open archives \
        with it. Make a new recovery key afterwards.
        """
      $0.examples = [
        Example("frun team recover --drill", "once a year"),
        Example("frun team recover -o recovery.age", "in an emergency"),
      ]
      $0.exitStatuses = [ExitStatusSpec(1, "the shares are not those of the team's key")]
      $0.seeAlso = ["team recovery", "import"]
    }
  ) { invocation, services in
    let keys = try services.teamKeys()
    guard invocation[drill] || invocation[CommonOptions.output] != nil else {
      throw Failure.usage(
        "give --drill to rehearse, or -o FILE to get the key back",
        hints: ["frun team recover --drill"])
    }
    let shares = try ShareInput.read(invocation, services)
    let recipient = try keys.recover(shares)
    let status = try? keys.directory()
    let isOurs = status?.recovery.contains(recipient) ?? false
    let result: JSONValue = ["recipient": .string(recipient), "isOurs": .bool(isOurs)]
    if invocation[drill] {
      guard isOurs else {
        try services.warn(
          "The shares fit together, but give another key than the team's. Are they an older set?")
        return .negative(schema: "frun.team.recover/1", result, next: ["frun team recovery"])
      }
      try noteDrill(status, invocation, services)
      try services.done("The shares are right: they give the team's recovery key.")
      return .success(schema: "frun.team.recover/1", result)
    }
    guard let output = invocation[CommonOptions.output] else { throw Failure.cancelled }
    try services.writeOutput(
      output.path, keys.recoveryFile(shares), replace: invocation[CommonOptions.force])
    if !isOurs { try services.warn("This is not the recovery key that the team uses now.") }
    try services.done("Wrote the recovery key, locked with the passphrase.")
    return .success(
      schema: "frun.team.recover/1", result,
      next: ["frun import ARCHIVE --identity \(output.path)", "frun team recovery"])
  }

  /// Whoever may, writes down that it was rehearsed; for others the rehearsal was good all the same.
  private static func noteDrill(
    _ status: DirectoryStatus?, _ invocation: Invocation, _ services: any Services
  ) throws {
    guard let status, (try? services.requireDirectoryRole(kind: "team")) != nil else { return }
    _ = try services.commit(
      ChangeSet(
        stream: status.team, command: invocation.commandName,
        assertions: [
          Assertion(
            record: status.profile, kind: "team", field: "drilledOn",
            change: .set(.date(services.today)))
        ]))
  }
}
