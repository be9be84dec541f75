import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let cases = Positional<[IdentifierText]>(
    "case", count: .any, help: "Only these cases"
  ).checked(as: .identifier("case"))
  private static let all = Flag("all", help: "Those that were confirmed too")

  static let archiveNotices = Command(
    CommandSpec(
      "notices", summary: "List who must be told what was taken back or erased",
      arguments: [cases, all]
    ).with {
      $0.synonyms = ["withdrawals", "erasures", "reminders"]
      $0.discussion = """
        Whoever was given a case has to hear when a person takes consent back or answers are erased, \
        and says with their next archive that it is obeyed. 'to tell' needs an archive: 'frun export \
        --purpose notice --to WHO'. 'not confirmed' was made and waits for their answer: send it \
        again, or call them. 'to confirm' means that they wait for yours. Somebody who was given the \
        case with a passphrase or a bare key cannot be told by archive: tell them yourself.

        Ends with status 1 while something is to be told or confirmed.
        """
      $0.examples = [
        Example("frun archive notices", "See what is left to tell"),
        Example("frun archive notices K7M2-Q4XD --all --json", "All about one case, for programs"),
      ]
      $0.exitStatuses = [ExitStatusSpec(1, "something is to be told or confirmed")]
      $0.seeAlso = ["archive export", "archive sent", "case consent", "case erase"]
      $0.requires = ["vault.read"]
    }
  ) { invocation, services in
    let named = try invocation[cases].map {
      StreamID(kind: .case, id: try services.resolve($0.text, kind: "case"))
    }
    let notices = try services.notices(about: named.isEmpty ? nil : named)
      .filter { invocation[all] || $0.isOpen }
    let names = try NoticeWords(services, invocation.context.language)
    let words = try notices.map { ($0, try names.matter($0)) }
    let listing = Listing<(NoticeSummary, String)>(
      "frun.archive.notices/1", whenEmpty: "nobody has to be told anything",
      [
        .init(
          "case", "Case", isWhole: true,
          json: { .string(CaseNumber(of: $0.0.stream.id).description) }
        ) { Cell(CaseNumber(of: $0.0.stream.id).description) },
        .init("receiver", "To") { Cell($0.0.name, .name) },
        .init("matter", "What", json: { $0.0.json }) { Cell($0.1) },
        .init(
          "at", "Sent", dropPriority: 1,
          json: { $0.0.at.map { .string($0.utcText) } ?? .null }
        ) { Cell($0.0.at?.shortText ?? "") },
        .init("state", "State", json: { .string($0.0.state.rawValue) }) { NoticeWords.state($0.0) },
      ])
    var outcome = try services.list(words, as: listing)
    let receivers = Set(notices.filter(\.isPending).map(\.name)).sorted()
    for name in receivers {
      try services.say("Tell it: frun export --purpose notice --to \"\(name)\"")
    }
    if !receivers.isEmpty { outcome.status = ExitStatus.negative.rawValue }
    return outcome
  }
}
