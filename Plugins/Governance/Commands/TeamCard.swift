import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  static let teamCard = Command(
    CommandSpec(
      "card", summary: "Make the card that lets another team trust us",
      arguments: [
        FingerprintView.qr, FingerprintView.svg, CommonOptions.output, CommonOptions.force,
      ]
    ).with {
      $0.discussion = """
        The card holds the short names and public keys of our members, no secrets and no clients. \
        Send it by any way; then read its words to the other team by voice, from this screen. The \
        words are not in the file: a swapped file would bring its own.
        """
      $0.examples = [
        Example("frun team card -o team-a.card", "writes the card"),
        Example("frun team card", "shows the words again"),
      ]
      $0.seeAlso = ["team trust"]
      $0.requires = ["vault.read"]
    }
  ) { invocation, services in
    let card = try services.teamCard(label: Command.label(services))
    if let output = invocation[CommonOptions.output] {
      try services.writeOutput(
        output.path, Array(card.document.utf8), replace: invocation[CommonOptions.force])
    }
    if invocation[CommonOptions.output]?.isStandardStream != true {
      try services.emit(
        .fields(
          FieldsEvent(
            title: "Card of \(card.label)",
            fields: [
              .init("members", "Members", Cell(card.members.map(\.handle).joined(separator: ", ")))
            ] + FingerprintView.fields(card.fingerprint))))
      try FingerprintView.draw(card.fingerprint, invocation, services)
    }
    if let output = invocation[CommonOptions.output], !output.isStandardStream {
      try services.done("Wrote the card. Read its words to the other team by voice.")
    }
    return .success(
      schema: "frun.team.card/1",
      .object(
        JSONObject(
          members: [("team", .string(card.team.text)), ("label", .string(card.label))]
            + FingerprintView.result(card.fingerprint) + [("members", members(card))])))
  }

  private static func members(_ card: TeamCard) -> JSONValue {
    .array(
      card.members.map { member in
        [
          "member": .string(member.id.text), "handle": .string(member.handle),
          "signingKey": .string(member.signingKey), "recipient": .string(member.recipient),
        ]
      })
  }

  /// What the team is called: its name, else the office of the acting member, else of the first who has one.
  private static func label(_ services: any Services) throws -> String {
    if let name = try? services.teamKeys().directory().name { return name }
    let own = try services.record(services.acting().member)?.text("office")
    let members = try services.records(
      RecordQuery(
        kind: "member", stream: try services.ownDirectory(), order: [QueryOrder("handle")]))
    return own ?? members.lazy.compactMap { $0.text("office") }.first ?? "our team"
  }
}
