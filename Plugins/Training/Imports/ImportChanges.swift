import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Commits what an import adds, in changes of bounded size: who is interrupted imports the same file
/// again and goes on where it stopped.
struct ImportChanges {
  /// Records in one change.
  private static let most = 2_000

  private let invocation: Invocation
  private let services: any Services
  private let stream: StreamID
  private var drafts: [RecordDraft] = []
  private var receipts: [CommitReceipt] = []

  init(_ invocation: Invocation, _ services: any Services) throws {
    self.invocation = invocation
    self.services = services
    stream = try Register(services: services).stream()
  }

  mutating func add(_ more: [RecordDraft]) throws {
    drafts += more
    if drafts.count >= Self.most { try finish() }
  }

  mutating func finish() throws {
    guard !drafts.isEmpty else { return }
    receipts.append(try services.commit(drafts, to: stream, by: invocation))
    drafts = []
  }

  /// Shows every line and what it came to.
  func outcome(
    _ outcomes: [ImportOutcome], _ file: ImportFile, next: [String]
  ) throws -> Outcome {
    let limit = invocation[CommonOptions.limit]
    // What asks for a decision comes first when not all can be shown.
    let shown =
      outcomes.count <= limit
      ? outcomes
      : Array(
        (outcomes.filter { $0.person == .ambiguous || $0.person == .rejected }
          + outcomes.filter { $0.person == .matched || $0.person == .new }).prefix(limit))
    try services.emit(.table(ImportOutcome.table(shown)))
    if shown.count < outcomes.count {
      // Not a warning: the result for programs has every line.
      try services.say(
        "\(outcomes.count - shown.count) more lines; --limit or --json shows them.")
    }
    let counts = ImportOutcome.counts(outcomes)
    let words: [String: String] = ["new": "new people", "written": "entries written"]
    try services.done(
      counts.map { "\($0.1) \(words[$0.0] ?? $0.0)" }.joined(separator: ", "))
    var object = JSONObject()
    object["digest"] = .string(Hexadecimal.text(file.digest))
    for (name, count) in counts { object[name] = .integer(Int64(count)) }
    object["commits"] = .array(receipts.map { .string(Hexadecimal.text($0.hash)) })
    object["rows"] = .array(outcomes.map { ImportOutcome.listing.object($0) })
    return .success(
      schema: "frun.train.import/1", .object(object), next: receipts.isEmpty ? [] : next)
  }
}
