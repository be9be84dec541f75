import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let file = Positional<PathText>("file", help: "The signed directory")
  private static let words = Option<String?>(
    "words", value: "words", help: "All six words as the administrator says them")

  static let teamEnter = Command(
    CommandSpec(
      "enter", summary: "Take a team's directory: an answer, or a newer one",
      arguments: [words, CommonOptions.dryRun, file]
    ).with {
      $0.synonyms = ["update", "accept-answer"]
      $0.discussion = """
        The answer to your request makes this laptop part of the team, after two of the words are \
        compared that the administrator reads to you. A newer directory of your own team is taken \
        without words: its signer is known. One that is older than what this laptop knows is \
        refused: somebody may be hiding a revocation.
        """
      $0.examples = [Example("frun team enter joseph.team", "joins the team")]
      $0.exitStatuses = [
        ExitStatusSpec(77, "the words do not match, the directory is old, or its signer unknown")
      ]
      $0.seeAlso = ["team join", "team directory"]
    }
  ) { invocation, services in
    let keys = try services.teamKeys()
    let directory = try keys.readDirectory(
      services.readInput(invocation[file].path, limit: 80 << 20))
    let team = directory.label.isEmpty ? "the team" : directory.label
    if !directory.isOwnTeam {
      try services.emit(
        .fields(
          FieldsEvent(
            title: "Directory",
            fields: [
              .init("label", "Team", Cell(team, .name)),
              .init("signer", "Signed by", Cell(directory.signerHandle)),
              .init("madeAt", "Written", Cell(String(directory.madeAt.prefix(10)))),
            ])))
      if !directory.answersUs {
        try services.warn(
          "This does not answer the last request of this laptop; be sure who sends it.")
      }
      try services.compare(
        directory.fingerprint, given: invocation[words], whose: directory.signerHandle,
        option: "--words")
    }
    let report = try keys.enter(directory)
    let role = report.role?.label ?? "member"
    if report.hasJoined {
      try services.done("This laptop belongs to \(team) now; you are \(report.handle), \(role).")
    } else if report.new == 0 {
      try services.say("Nothing new; you have this directory already.")
    } else {
      try services.done("Took \(report.new) changes of the directory.")
    }
    if report.strangers > 0 {
      try services.warn(
        "\(report.strangers) others with keys on this laptop are not in the team; each asks with "
          + "'frun team join --as HANDLE'.")
    }
    return .success(
      schema: "frun.team.enter/1",
      [
        "team": .string(directory.team.text), "label": .string(directory.label),
        "serial": .integer(Int64(directory.serial)), "new": .integer(Int64(report.new)),
        "joined": .bool(report.hasJoined), "handle": .string(report.handle),
        "role": report.role.map { .string($0.rawValue) } ?? .null,
      ], next: report.hasJoined ? ["frun team list", "frun team fingerprint"] : ["frun team list"])
  }
}
