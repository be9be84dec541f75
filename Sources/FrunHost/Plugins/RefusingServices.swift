import FrunDomain
import FrunKit

/// Services that refuse everything. What a plugin may use is overridden, so a service that is added
/// to the interface is out of its reach until somebody decides otherwise.
class RefusingServices: Services {
  final let now: Moment
  final let today: CivilDate

  init(now: Moment, today: CivilDate) {
    self.now = now
    self.today = today
  }

  private func no() -> Failure {
    Failure(.denied, "service.internal", "plugins cannot use this service")
  }

  func random(_ count: Int) -> [UInt8] { [] }
  func setting(_ key: String) -> String? { nil }

  func record(_ id: RecordID) throws -> Record? { throw no() }
  func records(_ query: RecordQuery) throws -> [Record] { throw no() }
  func search(_ query: SearchQuery) throws -> [SearchHit] { throw no() }
  func resolve(_ text: String, kind: String) throws -> RecordID { throw no() }
  func disagreements(in stream: StreamID?) throws -> [Disagreement] { throw no() }
  func history(_ query: HistoryQuery) throws -> [HistoryEntry] { throw no() }
  func commit(_ change: ChangeSet) throws -> CommitReceipt { throw no() }
  func undo(
    _ position: ChainPosition, in stream: StreamID, reason: String
  ) throws -> CommitReceipt { throw no() }
  func audit(_ request: AuditRequest) throws -> AuditReport { throw no() }
  func accessLog(_ query: AccessQuery) throws -> [AccessEntry] { throw no() }

  func formDrafts() throws -> [FormDraft] { throw no() }
  func formDraft(_ id: RecordID) throws -> KeptDraft? { throw no() }
  func beginDraft(_ draft: FormDraft, source: FormSource) throws { throw no() }
  func append(
    _ steps: [String], to draft: RecordID, progress: FormDraft.Progress
  ) throws -> Moment { throw no() }
  func replaceDraft(
    _ draft: FormDraft, source: FormSource, entries: [FormDraft.Entry]
  ) throws { throw no() }
  func dropDraft(_ id: RecordID) throws { throw no() }
  func commit(_ change: ChangeSet, finishing draft: RecordID) throws -> CommitReceipt {
    throw no()
  }

  func acting() throws -> Acting { throw no() }
  func addMember(_ member: NewMember) throws -> RecordID { throw no() }
  func teamCard(label: String) throws -> TeamCard { throw no() }
  func readCard(_ bytes: [UInt8]) throws -> TeamCard { throw no() }
  func trust(_ card: TeamCard) throws -> CommitReceipt { throw no() }

  func export(_ request: ExportRequest) throws -> ExportReport { throw no() }
  func `import`(_ request: ImportRequest) throws -> ImportReport { throw no() }
  func inspect(_ request: InspectRequest) throws -> ArchiveSummary { throw no() }
  func encrypt(_ request: EncryptRequest) throws -> Int { throw no() }
  func decrypt(_ request: DecryptRequest) throws -> Int { throw no() }

  func forms() throws -> [FormListing] { throw no() }
  func form(_ id: String) throws -> FormSource { throw no() }
  func data(_ path: String) throws -> [UInt8] { throw no() }
  func dataNames(under path: String) throws -> [String] { throw no() }
  func readInput(_ name: String, limit: Int) throws -> [UInt8] { throw no() }
  func writeOutput(_ name: String, _ bytes: [UInt8], replace: Bool) throws { throw no() }

  func ask(_ prompt: Prompt) throws -> String { throw no() }
  func converse(_ turn: Turn) throws -> TurnReply { throw no() }
  func emit(_ event: Event) throws { throw no() }
}
