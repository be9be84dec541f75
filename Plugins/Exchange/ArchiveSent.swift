import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let cases = Positional<[IdentifierText]>(
    "case", count: .any, help: "Only archives with these cases"
  ).checked(as: .identifier("case"))

  static let archiveSent = Command(
    CommandSpec(
      "sent", summary: "List archives given away, and whether they arrived",
      arguments: [cases, CommonOptions.limit]
    ).with {
      $0.discussion = """
        The archives made on this laptop for one receiver. An archive has arrived when the receiver \
        took it in and a later archive of theirs said so; 'archive export --delta' builds on those. \
        What left of a case, to whom and what for stands on the case itself, also for archives made \
        elsewhere: 'case log' shows it.
        """
      $0.examples = [Example("frun archive sent", "See what Team B has by now")]
      $0.seeAlso = ["archive export", "archive notices"]
      $0.requires = ["vault.read"]
    }
  ) { invocation, services in
    let wanted = try invocation[cases].map {
      StreamID(kind: .case, id: try services.resolve($0.text, kind: "case"))
    }
    let sent = try services.sentArchives().filter { sent in
      wanted.isEmpty || wanted.contains { sent.streams.contains($0) }
    }
    let listing = Listing<SentSummary>(
      "frun.archive.sent/1", whenEmpty: "no archives were given away from here",
      [
        .init("at", "Made", isWhole: true, json: { .string($0.at.utcText) }) {
          Cell($0.at.shortText)
        },
        .init("receiver", "To") { Cell($0.receiver, .name) },
        .init(
          "streams", "Holds", dropPriority: 1, json: { .array($0.streams.map { .string($0.text) }) }
        ) { Cell(holds($0)) },
        .init(
          "purpose", "For", dropPriority: 3,
          json: { $0.purpose.map { .string($0.rawValue) } ?? .null }
        ) { Cell($0.purpose?.rawValue ?? "") },
        .init("archive", "Archive", dropPriority: 2, isWhole: true) { Cell($0.archive, .muted) },
        .init("acknowledged", "State", isWhole: true, json: { .bool($0.isAcknowledged) }) {
          $0.isAcknowledged ? Cell("arrived", .good) : Cell("not confirmed", .caution)
        },
      ])
    return try services.list(Array(sent.prefix(invocation[CommonOptions.limit])), as: listing)
  }

  private static func holds(_ sent: SentSummary) -> String {
    sent.streams.compactMap { stream in
      switch stream.kind {
      case .case: CaseNumber(of: stream.id).description
      case .training: "training register"
      // It goes along with everything.
      case .directory, .office: nil
      }
    }.joined(separator: ", ")
  }
}
