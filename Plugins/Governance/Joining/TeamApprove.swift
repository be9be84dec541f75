import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let file = Positional<PathText>("request", help: "The request file")
  private static let role = Option<String?>(
    "role", value: "role", help: "What the member may do (asked for when missing)"
  ).checked(as: TeamArguments.roles)
  private static let handle = Option<String?>(
    "handle", value: "handle", help: "Another short name than the one asked for")
  private static let replaces = Option<String?>(
    "replaces", value: "member", help: "The member who comes back after losing their keys")
  private static let words = Option<String?>(
    "words", value: "words", help: "All six words as the other person says them")

  static let teamApprove = Command(
    CommandSpec(
      "approve", summary: "Take another laptop into the team",
      arguments: [
        role, handle, replaces, words, FingerprintView.qr, FingerprintView.svg,
        CommonOptions.output, CommonOptions.force, CommonOptions.dryRun, file,
        OptionRule.exclusive(role, replaces), OptionRule.exclusive(handle, replaces),
      ]
    ).with {
      $0.synonyms = ["admit", "accept-request"]
      $0.discussion = """
        Call the person on a number you know and let them read the words from their screen: two of \
        them are asked for. Then the member stands in the directory, and the signed directory is \
        written for their laptop, sealed to it. Read them the words that are shown then.

        With --replaces a member comes back with a new laptop: they keep their place and role, and \
        the keys they had before count as lost.
        """
      $0.examples = [
        Example(
          "frun team approve joseph.join --role caseworker -o joseph.team",
          "takes Joseph's laptop in"),
        Example("frun team approve new.join --replaces amina", "her laptop was stolen"),
      ]
      $0.access = "Supervisors and the data protection officer, and not for themselves."
      $0.exitStatuses = [ExitStatusSpec(77, "the words do not match, or a key has changed")]
      $0.seeAlso = ["team join", "team enter", "team role"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    try services.requireDirectoryRole()
    let keys = try services.teamKeys()
    let form = try keys.readRequest(
      services.readInput(invocation[file].path, limit: 1 << 14))
    let replaced = try invocation[replaces].map { try services.member($0) }
    let handle = replaced?.text("handle") ?? invocation[handle] ?? form.handle
    try TeamArguments.checkHandle(handle)
    try services.emit(
      .fields(
        FieldsEvent(
          title: "Request",
          fields: [
            .init("handle", "Short name", Cell(handle, .name)),
            .init("name", "Name", Cell(form.name ?? "")),
            .init("office", "Office", Cell(form.office ?? "")),
            .init("device", "Laptop", Cell(form.deviceLabel ?? "")),
            .init("madeAt", "Written", Cell(String(form.madeAt.prefix(10)))),
          ].filter { !$0.value.text.isEmpty })))
    let role = try chosenRole(invocation, replaced, services)
    try services.compare(
      form.fingerprint, given: invocation[words], whose: handle, option: "--words")
    let output = invocation[CommonOptions.output]?.path ?? "\(handle).team"
    let letter = try keys.admit(
      form, Admission(handle: handle, role: role, replaces: replaced?.id), to: output,
      replace: invocation[CommonOptions.force])
    try services.emit(
      .fields(
        FieldsEvent(
          title: "Answer for \(handle)",
          fields: [.init("file", "File", Cell(output, .name))]
            + FingerprintView.fields(letter.fingerprint))))
    try FingerprintView.draw(letter.fingerprint, invocation, services)
    try services.done(
      "\(handle) is a \(role.label) of the team. Send the file, and read them these words.")
    return .success(
      schema: "frun.team.approve/1",
      .object(
        JSONObject(
          members: [
            ("handle", .string(handle)), ("role", .string(role.rawValue)),
            ("serial", .integer(Int64(letter.serial))), ("file", .string(output)),
          ] + FingerprintView.result(letter.fingerprint))), next: ["frun team show \(handle)"])
  }

  private static func chosenRole(
    _ invocation: Invocation, _ replaced: Record?, _ services: any Services
  ) throws -> Role {
    let code =
      try replaced?.code("role") ?? invocation[role]
      ?? services.choose(
        "What may they do", Role.allCases.map { .init($0.rawValue, label: $0.label) },
        option: "--role")
    guard let role = Role(rawValue: code) else { throw Failure.usage("there is no such role") }
    return role
  }
}

extension Services {
  /// Whether nothing may be kept.
  func isDryRun(_ invocation: Invocation) -> Bool { invocation.context.dryRun }
}
