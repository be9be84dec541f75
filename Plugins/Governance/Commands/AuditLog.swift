import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let member = Option<String?>(
    "member", value: "handle", help: "Only what this member read")
  private static let file = Option<IdentifierText?>(
    "case", value: "case", help: "Only readings of this case"
  ).checked(as: .identifier("case"))
  private static let since = Option<DateText?>(
    "since", value: "date", help: "Only on or after this day")
  private static let until = Option<DateText?>(
    "until", value: "date", help: "Only on or before this day")

  static let auditLog = Command(
    CommandSpec(
      "log", summary: "Show who opened, searched and exported what",
      arguments: [member, file, since, until, CommonOptions.limit]
    ).with {
      $0.synonyms = ["access"]
      $0.discussion = """
        The newest entry first. The log is chained: an entry that was changed or taken out shows \
        in 'frun audit verify'. Changes to a case are in 'frun case log'.
        """
      $0.access = "Supervisors and the data protection officer; reading the log is logged too."
      $0.seeAlso = ["audit verify", "case log"]
      $0.requires = ["vault.read"]
    }
  ) { invocation, services in
    var query = AccessQuery(limit: invocation[CommonOptions.limit])
    query.member = try invocation[member].map { try services.member($0).id }
    query.stream = try invocation[file].map {
      StreamID(kind: .case, id: try services.resolve($0.text, kind: "case"))
    }
    query.since = try invocation[since].map { try CivilDate(parsing: $0.argumentText) }
    query.until = try invocation[until].map { try CivilDate(parsing: $0.argumentText) }
    let entries = try services.accessLog(query)
    var handles: [RecordID: String] = [:]
    for member in Set(entries.map(\.member)) { handles[member] = try services.handle(of: member) }
    return try services.list(entries, as: Command.accessListing(handles))
  }

  private static func accessListing(_ handles: [RecordID: String]) -> Listing<AccessEntry> {
    Listing(
      "frun.audit.log/1", whenEmpty: "nothing was read",
      [
        .init(
          "sequence", "No.", isTrailing: true, dropPriority: 3,
          json: { .integer(Int64($0.sequence)) }, cell: { Cell(String($0.sequence)) }),
        .init("at", "When", isWhole: true, json: { .string($0.at.utcText) }) {
          Cell($0.at.shortText)
        },
        .init(
          "member", "Who", json: { .string($0.member.text) },
          cell: { Cell(handles[$0.member] ?? "") }),
        .init("action", "Did") { Cell($0.action) },
        .init(
          "stream", "What", json: { $0.stream.map { .string($0.text) } ?? .null },
          cell: { entry in
            guard let stream = entry.stream else { return Cell("many", .muted) }
            return stream.kind == .case
              ? Cell("case \(CaseNumber(of: stream.id))", .name) : Cell(stream.kind.rawValue)
          }),
        .init("command", "By command", dropPriority: 2) { Cell($0.command) },
      ])
  }
}
