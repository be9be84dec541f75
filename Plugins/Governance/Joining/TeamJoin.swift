import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let handle = Option<String?>(
    "handle", value: "handle", help: "Short name in the team, when it shall be another one")
  private static let name = Option<String?>(
    "name", value: "name", help: "Your name for the team's list (as given to 'frun init')"
  ).sensitive()
  private static let office = Option<String?>(
    "office", value: "office", help: "Your office for the team's list (as given to 'frun init')")

  static let teamJoin = Command(
    CommandSpec(
      "join", summary: "Ask to join another laptop's team",
      arguments: [
        handle, name, office, FingerprintView.qr, FingerprintView.svg, CommonOptions.output,
        CommonOptions.force,
      ]
    ).with {
      $0.discussion = """
        Writes a request with your public keys, your short name and this laptop, and with \
        your name and office if you gave them; no secrets and no clients. Send it to an administrator of the team by any way, and read them the words from \
        this screen by voice. They answer with a file; 'frun team enter FILE' takes it.

        Until then you work on as before. Cases on this laptop stay and come along.
        """
      $0.examples = [Example("frun team join -o join.request", "writes the request")]
      $0.seeAlso = ["team approve", "team enter"]
    }
  ) { invocation, services in
    if let handle = invocation[handle] { try TeamArguments.checkHandle(handle) }
    let form = try services.teamKeys().writeRequest(
      handle: invocation[handle], name: invocation[name], office: invocation[office])
    let output = invocation[CommonOptions.output]?.path ?? "\(form.handle).join"
    try services.writeOutput(
      output, form.document, replace: invocation[CommonOptions.force])
    if output != "-" {
      try services.emit(
        .fields(
          FieldsEvent(
            title: "Request of \(form.handle)",
            fields: [
              .init("file", "File", Cell(output, .name)),
              .init("name", "Name", Cell(form.name ?? "")),
              .init("office", "Office", Cell(form.office ?? "")),
            ].filter { !$0.value.text.isEmpty } + FingerprintView.fields(form.fingerprint))))
      try FingerprintView.draw(form.fingerprint, invocation, services)
      try services.done(
        "Wrote the request. Read its words to the administrator by voice; they are not in the file."
      )
    }
    return .success(
      schema: "frun.team.join/1",
      .object(
        JSONObject(
          members: [("file", .string(output)), ("handle", .string(form.handle))]
            + FingerprintView.result(form.fingerprint))), next: ["frun team enter FILE"])
  }
}
