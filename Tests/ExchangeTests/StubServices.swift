import FrunDomain
import FrunKit

/// Services that answer what a test scripted and remember what was asked.
final class StubServices: Services {
  var now = Moment(utcMilliseconds: 1_790_000_000_000)
  var today: CivilDate { now.localDay }
  var known: [Record] = []
  var exports: [ExportRequest] = []
  var imports: [ImportRequest] = []
  var inspections: [InspectRequest] = []
  var events: [Event] = []
  var prompts: [Prompt] = []
  var answers: [String] = []
  var preview = StubServices.report()
  var summary = StubServices.summary(handle: "amina")
  var importReport: ImportReport?
  var failure: Failure?

  static func report(refusal: String? = nil) -> ExportReport {
    ExportReport(
      fileName: nil, size: 0, bagDigest: nil, streams: [], commits: 3,
      lines: [
        .init(kind: "Name", field: "Name as told", count: 1, withheld: nil),
        .init(kind: "Case", field: "Risk level", count: 2, withheld: "notForPurpose"),
      ], attachments: 0, omittedAttachments: 0, recipients: 1, isDelta: false,
      sentences: ["This export is for tracing."], refusal: refusal)
  }

  static func summary(handle: String?) -> ArchiveSummary {
    let bytes = [UInt8](repeating: 7, count: 16)
    guard let member = RecordID(bytes: bytes) else { preconditionFailure("sixteen bytes") }
    return ArchiveSummary(
      bagDigest: "ab",
      sender: ArchiveSender(
        member: member, handle: handle, key: "RWQkey",
        fingerprint: "0123 4567 8901 2345 6789 daben bagal jofun dohun garel talor"),
      purpose: .tracing, newestAt: nil, producer: "frun 1",
      streams: [
        StreamID(kind: .case, id: member)
      ], commits: 3, attachments: 1, omittedAttachments: 0, recipients: 1, isDelta: false,
      retainUntil: nil, doNotForward: true, provenFiles: 0)
  }

  func export(_ request: ExportRequest) throws -> ExportReport {
    exports.append(request)
    if let failure { throw failure }
    var report = preview
    if !request.dryRun {
      if preview.refusal != nil {
        throw Failure(.denied, "policy.consent-missing", "no consent is recorded")
      }
      report.fileName = "/stick/frun-x.tar.zst.age"
      report.bagDigest = "abcd"
    }
    return report
  }

  func `import`(_ request: ImportRequest) throws -> ImportReport {
    imports.append(request)
    if let failure { throw failure }
    return importReport
      ?? ImportReport(
        archive: summary, new: 2, known: 1, waiting: 0, filled: 0, withheld: 3,
        wasDryRun: request.dryRun)
  }

  func inspect(_ request: InspectRequest) throws -> ArchiveSummary {
    inspections.append(request)
    if let failure { throw failure }
    return summary
  }

  var encryptions: [EncryptRequest] = []
  var decryptions: [DecryptRequest] = []

  func encrypt(_ request: EncryptRequest) throws -> Int {
    encryptions.append(request)
    return 203
  }

  func decrypt(_ request: DecryptRequest) throws -> Int {
    decryptions.append(request)
    return 3
  }

  var splits: [SplitRequest] = []
  var joins: [PartsRequest] = []
  var salvages: [SalvageRequest] = []
  var salvaged: SalvageSummary?

  func split(_ request: SplitRequest) throws -> [String] {
    splits.append(request)
    return ["a.part-001-of-002", "a.part-002-of-002", "a.sha256"]
  }

  func join(_ request: PartsRequest) throws -> JoinReport {
    joins.append(request)
    return JoinReport(fileName: request.output ?? "a", size: 7)
  }

  func salvage(_ request: SalvageRequest) throws -> SalvageSummary {
    salvages.append(request)
    guard let salvaged else { throw Failure.usage("nothing is prepared") }
    return salvaged
  }

  func records(_ query: RecordQuery) throws -> [Record] {
    known.filter { record in
      record.kind == query.kind
        && query.conditions.allSatisfy { condition in
          if case .equals(let value) = condition.test {
            record[condition.field] == value
          } else {
            false
          }
        }
    }
  }

  func record(_ id: RecordID) throws -> Record? { known.first { $0.id == id } }

  func resolve(_ text: String, kind: String) throws -> RecordID {
    guard let record = known.first(where: { CaseNumber(of: $0.id).description == text }) else {
      throw Failure.notFound(kind)
    }
    return record.id
  }

  func ask(_ prompt: Prompt) throws -> String {
    prompts.append(prompt)
    guard !answers.isEmpty else { throw Failure.usage("nobody can be asked") }
    return answers.removeFirst()
  }
  func converse(_ turn: Turn) throws -> TurnReply { throw Failure.usage("nobody can be asked") }

  func emit(_ event: Event) throws { events.append(event) }

  // MARK: Not used by this module

  private var unused: Failure { Failure(.bug, "test.unused", "not scripted") }
  func random(_ count: Int) -> [UInt8] { [UInt8](repeating: 1, count: count) }
  func setting(_ key: String) -> String? { nil }
  func search(_ query: SearchQuery) throws -> [SearchHit] { throw unused }
  func disagreements(in stream: StreamID?) throws -> [Disagreement] { throw unused }
  func history(_ query: HistoryQuery) throws -> [HistoryEntry] { throw unused }
  func commit(_ change: ChangeSet) throws -> CommitReceipt { throw unused }
  func undo(
    _ position: ChainPosition, in stream: StreamID, reason: String
  ) throws -> CommitReceipt { throw unused }
  func audit(_ request: AuditRequest) throws -> AuditReport { throw unused }
  func accessLog(_ query: AccessQuery) throws -> [AccessEntry] { throw unused }
  func formDrafts() throws -> [FormDraft] { throw unused }
  func formDraft(_ id: RecordID) throws -> KeptDraft? { throw unused }
  func beginDraft(_ draft: FormDraft, source: FormSource) throws { throw unused }
  func append(
    _ steps: [String], to draft: RecordID, progress: FormDraft.Progress
  ) throws -> Moment { throw unused }
  func replaceDraft(
    _ draft: FormDraft, source: FormSource, entries: [FormDraft.Entry]
  ) throws { throw unused }
  func dropDraft(_ id: RecordID) throws { throw unused }
  func commit(_ change: ChangeSet, finishing draft: RecordID) throws -> CommitReceipt {
    throw unused
  }
  /// Somebody whom no directory describes.
  func acting() throws -> Acting {
    let bytes = [UInt8](repeating: 9, count: 16)
    guard let member = RecordID(bytes: bytes), let device = DeviceID(bytes: bytes) else {
      throw unused
    }
    return Acting(member: member, handle: "amina", role: .caseworker, device: device)
  }
  func addMember(_ member: NewMember) throws -> RecordID { throw unused }
  func teamCard(label: String) throws -> TeamCard { throw unused }
  func readCard(_ bytes: [UInt8]) throws -> TeamCard { throw unused }
  func trust(_ card: TeamCard) throws -> CommitReceipt { throw unused }
  func forms() throws -> [FormListing] { throw unused }
  func form(_ id: String) throws -> FormSource { throw unused }
  func data(_ path: String) throws -> [UInt8] { throw unused }
  func dataNames(under path: String) throws -> [String] { throw unused }
  func readInput(_ name: String, limit: Int) throws -> [UInt8] { throw unused }
  func writeOutput(_ name: String, _ bytes: [UInt8], replace: Bool) throws { throw unused }
}
