import FrunDomain
import FrunKit

extension PipedServices {
  func record(_ id: RecordID) throws -> Record? { try call("record", id) }
  func records(_ query: RecordQuery) throws -> [Record] { try call("records", query) }
  func search(_ query: SearchQuery) throws -> [SearchHit] { try call("search", query) }
  func resolve(_ text: String, kind: String) throws -> RecordID {
    try call("resolve", ServiceArguments.Resolve(text: text, kind: kind))
  }
  func disagreements(in stream: StreamID?) throws -> [Disagreement] {
    try call("disagreements", stream)
  }
  func history(_ query: HistoryQuery) throws -> [HistoryEntry] { try call("history", query) }
  func commit(_ change: ChangeSet) throws -> CommitReceipt {
    try WireCoding.value(CommitReceipt.self, from: request(.change(change)))
  }
  func undo(
    _ position: ChainPosition, in stream: StreamID, reason: String
  ) throws -> CommitReceipt {
    try call(
      "undo", ServiceArguments.Undo(position: position, stream: stream, reason: reason))
  }
  func audit(_ request: AuditRequest) throws -> AuditReport { try call("audit", request) }
  func accessLog(_ query: AccessQuery) throws -> [AccessEntry] { try call("accessLog", query) }

  func competenceGaps(
    _ query: CompetenceGapQuery, by requirements: RoleRequirements
  ) throws -> [CompetenceGap] {
    try call(
      "competenceGaps",
      ServiceArguments.CompetenceGaps(query: query, requirements: requirements))
  }
  func competenceCoverage(
    on day: CivilDate, by requirements: RoleRequirements
  ) throws -> [FrunDomain.CompetenceCoverage] {
    try call(
      "competenceCoverage",
      ServiceArguments.CompetenceCoverage(day: day, requirements: requirements))
  }

  // MARK: Drafts

  func formDrafts() throws -> [FormDraft] { try call("formDrafts", Nothing()) }
  func formDraft(_ id: RecordID) throws -> KeptDraft? { try call("formDraft", id) }
  func beginDraft(_ draft: FormDraft, source: FormSource) throws {
    _ = try call(
      "beginDraft", ServiceArguments.BeginDraft(draft: draft, source: source), as: Nothing.self)
  }
  func append(
    _ steps: [String], to draft: RecordID, progress: FormDraft.Progress
  ) throws -> Moment {
    try call("append", ServiceArguments.Append(steps: steps, draft: draft, progress: progress))
  }
  func replaceDraft(
    _ draft: FormDraft, source: FormSource, entries: [FormDraft.Entry]
  ) throws {
    _ = try call(
      "replaceDraft",
      ServiceArguments.ReplaceDraft(draft: draft, source: source, entries: entries),
      as: Nothing.self)
  }
  func dropDraft(_ id: RecordID) throws {
    _ = try call("dropDraft", id, as: Nothing.self)
  }
  func commit(_ change: ChangeSet, finishing draft: RecordID) throws -> CommitReceipt {
    try call("finishDraft", ServiceArguments.FinishDraft(change: change, draft: draft))
  }
}
