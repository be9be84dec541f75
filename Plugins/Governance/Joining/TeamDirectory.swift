import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  static let teamDirectory = Command(
    CommandSpec(
      "directory", summary: "Show the directory's age, or write it for colleagues",
      arguments: [CommonOptions.output, CommonOptions.force]
    ).with {
      $0.synonyms = ["status", "serial", "age"]
      $0.discussion = """
        The directory says who is in the team and with which keys. It rides along in every archive; \
        -o writes it as a file of its own, signed by you and sealed to all active members, for \
        those who get no archives. 'frun team enter FILE' takes it.

        Offline, nobody hears of a revocation at once. A directory older than 30 days is pointed out.
        """
      $0.examples = [
        Example("frun team directory", "serial, age and recovery"),
        Example("frun team directory -o team.dir", "for colleagues"),
      ]
      $0.seeAlso = ["team enter", "team renew", "team list"]
      $0.requires = ["vault.read"]
    }
  ) { invocation, services in
    let keys = try services.teamKeys()
    let status = try keys.directory()
    if let output = invocation[CommonOptions.output] {
      let letter = try keys.writeDirectory()
      try services.writeOutput(
        output.path, letter.bytes, replace: invocation[CommonOptions.force])
      if !output.isStandardStream {
        try services.done("Wrote the directory, change \(letter.serial), for all active members.")
      }
    } else {
      try show(status, services)
    }
    if let warning = status.warning { try services.warn(warning) }
    return .success(schema: "frun.team.directory/1", directoryResult(status))
  }

  private static func show(_ status: DirectoryStatus, _ services: any Services) throws {
    let age = status.ageDays.map { $0 == 1 ? "1 day" : "\($0) days" } ?? ""
    var recovery = Cell("none; 'frun team recovery' makes a key on paper", .caution)
    if !status.recovery.isEmpty {
      let since = status.recoverySince.map { " since \($0)" } ?? ""
      recovery = Cell((status.recoveryScheme ?? "yes") + since)
    }
    try services.emit(
      .fields(
        FieldsEvent(
          title: "Directory",
          fields: [
            .init("name", "Team", Cell(status.name ?? "", .name)),
            .init("serial", "Serial", Cell(String(status.serial))),
            .init("newestOn", "Newest change", Cell(status.newestOn?.description ?? "")),
            .init("age", "Age", Cell(age, status.isOld ? .caution : nil)),
            .init("recovery", "Recovery key", recovery),
            .init("drilledOn", "Rehearsed on", Cell(status.drilledOn?.description ?? "")),
          ].filter { !$0.value.text.isEmpty })))
  }

  /// The status for programs.
  static func directoryResult(_ status: DirectoryStatus) -> JSONValue {
    [
      "team": .string(status.team.text), "name": status.name.map { .string($0) } ?? .null,
      "serial": .integer(Int64(status.serial)),
      "newestOn": status.newestOn.map { .string($0.description) } ?? .null,
      "ageDays": status.ageDays.map { .integer(Int64($0)) } ?? .null,
      "isOld": .bool(status.isOld),
      "recovery": .array(status.recovery.map { .string($0) }),
      "recoveryScheme": status.recoveryScheme.map { .string($0) } ?? .null,
      "recoverySince": status.recoverySince.map { .string($0.description) } ?? .null,
      "drilledOn": status.drilledOn.map { .string($0.description) } ?? .null,
    ]
  }

  static let teamRenew = Command(
    CommandSpec(
      "renew", summary: "Confirm that the directory is right today",
      arguments: [CommonOptions.dryRun]
    ).with {
      $0.synonyms = ["confirm"]
      $0.discussion = """
        Look at 'frun team list' first: everybody who left must be revoked. Then the directory is \
        new again, here at once and on other laptops with the next archive or directory file.
        """
      $0.access = "Supervisors and the data protection officer."
      $0.seeAlso = ["team directory", "team list"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    try services.requireDirectoryRole(kind: "team")
    let status = try services.teamKeys().directory()
    let receipt = try services.commit(
      ChangeSet(
        stream: status.team, command: invocation.commandName,
        assertions: [
          Assertion(
            record: status.profile, kind: "team", field: "confirmedOn",
            change: .set(.date(services.today)))
        ]))
    return try services.changed(
      "The directory is confirmed", by: receipt, schema: "frun.team.renew/1",
      next: ["frun team directory -o FILE"])
  }
}
