import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let file = Positional<PathText>("file", help: "The card of the other team")
  private static let words = Option<String?>(
    "words", value: "words", help: "All six words, or the numbers, as the other team says them")

  private static let label = Option<String?>(
    "label", value: "name", help: "What the team is called here, instead of the name on the card")

  static let teamTrust = Command(
    CommandSpec(
      "trust", summary: "Trust another team after comparing words",
      arguments: [words, label, CommonOptions.dryRun, file]
    ).with {
      $0.synonyms = ["accept", "partner"]
      $0.discussion = """
        Call the other team on a number you know, and let them read the words that 'frun team \
        card' shows on their screen; two of them are asked for. Only with matching words their signatures count here, and \
        archives can be sealed to them, on every laptop of the team that has the directory. A key that \
        differs from the one known before is refused, and so is the name of a team you know \
        already: capitals and spaces make no difference.
        """
      $0.examples = [
        Example("frun team trust team-b.card", "asks for the words"),
        Example(
          "frun team trust team-b.card --words '0123 4567 8901 2345 6789'", "with all the numbers"),
      ]
      $0.access = "Supervisors and the data protection officer; who compared the words is kept."
      $0.exitStatuses = [ExitStatusSpec(77, "the words do not match, or a key has changed")]
      $0.seeAlso = ["team card", "export"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    try services.requireDirectoryRole(kind: "partner")
    var card = try services.readCard(
      services.readInput(invocation[file].path, limit: 1 << 17))
    try Command.checkKeys(of: card, services)
    let before = try services.partners().first { $0.card.team == card.team }
    card.label = invocation[label] ?? before?.card.label ?? card.label
    try services.compare(
      card.fingerprint, given: invocation[words], whose: card.label, option: "--words",
      mayBeOld:
        "they made the file before somebody joined or left: ask for a new card, and let them "
        + "read the words while they write it")
    let receipt = try services.trust(card)
    let handles = card.members.map { "\($0.handle)@\(card.label)" }
    try services.emit(
      .fields(
        FieldsEvent(fields: [
          .init("label", "Team", Cell(card.label, .name)),
          .init("members", "Members", Cell(handles.joined(separator: ", "))),
        ])))
    return try services.changed(
      "Trusted \(card.label): its signatures count from now on.", by: receipt,
      schema: "frun.team.trust/1",
      [
        ("team", .string(card.team.text)), ("label", .string(card.label)),
        ("members", .array(handles.map { .string($0) })),
      ], next: ["frun team list", "frun export CASE --to '\(card.label)' --purpose PURPOSE"])
  }

  /// A changed key of a known member is never taken: whoever swaps keys looks just like somebody
  /// who lost theirs. A member of our own team is not on the card of another.
  private static func checkKeys(of card: TeamCard, _ services: any Services) throws {
    let known = try services.partners().flatMap(\.card.members)
    let ownDirectory = try services.ownDirectory()
    for member in card.members {
      if let before = known.first(where: { $0.id == member.id }),
        before.signingKey != member.signingKey
      {
        throw Failure(
          .denied, "card.keyChanged", "a member of this team has another key than before",
          place: member.handle,
          hints: ["meet the team in person before anything is sent to the new key"])
      }
      // A partner's own directory names them too, once an archive of theirs was taken in.
      if let own = try services.record(member.id), own.kind == "member",
        own.stream == ownDirectory
      {
        throw Failure(
          .denied, "card.ownMember", "the card names a member of this team", place: member.handle)
      }
    }
  }
}
