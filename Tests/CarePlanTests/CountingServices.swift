import FrunArguments
import FrunDomain
import FrunKit
import FrunTestSupport

/// Passes everything on and counts what is asked of the store; shows any day as today.
final class CountingServices: Services {
  private let inner: TestServices
  private(set) var queries = 0
  private(set) var recordsRead = 0
  var today: CivilDate

  init(_ inner: TestServices, on day: CivilDate? = nil) {
    self.inner = inner
    today = day ?? inner.today
  }

  /// Parses and runs as the acting member.
  func run(_ module: any FrunModule, _ words: [String]) throws -> Outcome {
    let root = CommandSpec("frun", summary: "Test", subcommands: module.manifest.commands)
    guard case .run(let parsed) = ArgumentParser(root).parse(words) else {
      throw Failure.usage("wrong words")
    }
    return try module.run(
      Invocation(path: parsed.command, arguments: parsed, context: InvocationContext()), self)
  }

  var now: Moment { inner.now }
  func random(_ count: Int) -> [UInt8] { inner.random(count) }
  func setting(_ key: String) -> String? { inner.setting(key) }
  func record(_ id: RecordID) throws -> Record? {
    queries += 1
    recordsRead += 1
    return try inner.record(id)
  }
  func records(_ query: RecordQuery) throws -> [Record] {
    queries += 1
    let records = try inner.records(query)
    recordsRead += records.count
    return records
  }
  func search(_ query: SearchQuery) throws -> [SearchHit] { try inner.search(query) }
  func resolve(_ text: String, kind: String) throws -> RecordID {
    queries += 1
    return try inner.resolve(text, kind: kind)
  }
  func disagreements(in stream: StreamID?) throws -> [Disagreement] {
    try inner.disagreements(in: stream)
  }
  func history(_ query: HistoryQuery) throws -> [HistoryEntry] { try inner.history(query) }
  func commit(_ change: ChangeSet) throws -> CommitReceipt { try inner.commit(change) }
  func undo(_ position: ChainPosition, in stream: StreamID, reason: String) throws -> CommitReceipt
  {
    try inner.undo(position, in: stream, reason: reason)
  }
  func audit(_ request: AuditRequest) throws -> AuditReport { try inner.audit(request) }
  func accessLog(_ query: AccessQuery) throws -> [AccessEntry] { try inner.accessLog(query) }
  func formDrafts() throws -> [FormDraft] { try inner.formDrafts() }
  func formDraft(_ id: RecordID) throws -> KeptDraft? { try inner.formDraft(id) }
  func beginDraft(_ draft: FormDraft, source: FormSource) throws {
    try inner.beginDraft(draft, source: source)
  }
  func append(
    _ steps: [String], to draft: RecordID, progress: FormDraft.Progress
  ) throws -> Moment {
    try inner.append(steps, to: draft, progress: progress)
  }
  func replaceDraft(
    _ draft: FormDraft, source: FormSource, entries: [FormDraft.Entry]
  ) throws {
    try inner.replaceDraft(draft, source: source, entries: entries)
  }
  func dropDraft(_ id: RecordID) throws { try inner.dropDraft(id) }
  func commit(_ change: ChangeSet, finishing draft: RecordID) throws -> CommitReceipt {
    try inner.commit(change, finishing: draft)
  }
  func acting() throws -> Acting { try inner.acting() }
  func addMember(_ member: NewMember) throws -> RecordID { try inner.addMember(member) }
  func teamCard(label: String) throws -> TeamCard { try inner.teamCard(label: label) }
  func readCard(_ bytes: [UInt8]) throws -> TeamCard { try inner.readCard(bytes) }
  func trust(_ card: TeamCard) throws -> CommitReceipt { try inner.trust(card) }
  func export(_ request: ExportRequest) throws -> ExportReport { try inner.export(request) }
  func `import`(_ request: ImportRequest) throws -> ImportReport { try inner.import(request) }
  func inspect(_ request: InspectRequest) throws -> ArchiveSummary { try inner.inspect(request) }
  func forms() throws -> [FormListing] { try inner.forms() }
  func form(_ id: String) throws -> FormSource { try inner.form(id) }
  func data(_ path: String) throws -> [UInt8] { try inner.data(path) }
  func dataNames(under path: String) throws -> [String] { try inner.dataNames(under: path) }
  func readInput(_ name: String, limit: Int) throws -> [UInt8] {
    try inner.readInput(name, limit: limit)
  }
  func writeOutput(_ name: String, _ bytes: [UInt8], replace: Bool) throws {
    try inner.writeOutput(name, bytes, replace: replace)
  }
  func ask(_ prompt: Prompt) throws -> String { try inner.ask(prompt) }
  func converse(_ turn: Turn) throws -> TurnReply { try inner.converse(turn) }
  func emit(_ event: Event) throws { try inner.emit(event) }
}
