public import FrunDomain

/// Everything a command may use. Values go in, values come out; permission and
/// consent are checked behind this interface, so no module can walk around
/// them. Reading is logged behind it as well.
///
/// Every function may throw ``Failure``.
public protocol Services: CredentialServices {
  /// The moment of this invocation: one reading of the clock for all of it.
  var now: Moment { get }
  /// The civil day of this invocation; `--as-of` sets it.
  var today: CivilDate { get }
  /// The moment of asking, read from the clock each time: for what goes on while somebody answers.
  var present: Moment { get }
  /// Whether there is a vault to use without asking for a passphrase.
  var vaultAccess: VaultAccess { get }
  /// Secure random bytes.
  func random(_ count: Int) -> [UInt8]
  /// The value of a configuration key, such as `visit.remind-days`.
  func setting(_ key: String) -> String?

  // MARK: Store

  /// One record; nil when there is none, or this member may not know of it.
  func record(_ id: RecordID) throws -> Record?
  /// The records that answer a query.
  func records(_ query: RecordQuery) throws -> [Record]
  /// The records that contain words.
  func search(_ query: SearchQuery) throws -> [SearchHit]
  /// The record a user means: case number, identifier, or the unique start of
  /// one. Throws `<kind>.notFound` and `<kind>.ambiguous`.
  func resolve(_ text: String, kind: String) throws -> RecordID
  /// Fields with more than one answer; in every stream when nil.
  func disagreements(in stream: StreamID?) throws -> [Disagreement]
  /// Commits, newest first.
  func history(_ query: HistoryQuery) throws -> [HistoryEntry]
  /// Makes a change, or refuses it whole.
  func commit(_ change: ChangeSet) throws -> CommitReceipt
  /// Makes a change that says again what was said before a commit.
  func undo(_ position: ChainPosition, in stream: StreamID, reason: String) throws -> CommitReceipt
  /// Verifies chains, digests and signatures.
  func audit(_ request: AuditRequest) throws -> AuditReport
  /// Who read what.
  func accessLog(_ query: AccessQuery) throws -> [AccessEntry]

  // MARK: Attached files

  /// Keeps a file in the vault, with the record that describes it.
  func attach(_ request: AttachRequest) throws -> AttachReceipt
  /// Keeps the bytes of a file in the vault before the record that names them is written; `-` is
  /// refused. Whoever writes no such record gives them back to ``releaseFiles(_:)``.
  ///
  /// - Parameter limit: the most accepted, in bytes.
  func keepFile(_ input: String, limit: Int) throws -> KeptFile
  /// Removes those of these bytes, named by SHA-256, that no record refers to.
  func releaseFiles(_ digests: [[UInt8]]) throws
  /// The sizes of those of these contents, named by SHA-256, whose bytes are in the vault.
  func contentSizes(_ digests: [[UInt8]]) throws -> [[UInt8]: Int]
  /// Writes an attached file out; answers its size in bytes.
  func saveAttachment(_ request: SaveRequest) throws -> Int
  /// Erases all that was ever said about a record, here and wherever the commit arrives; bytes that
  /// no other record needs go too.
  func erase(_ record: RecordID, command: String, reason: String) throws -> CommitReceipt

  /// Erases a case or a person in it, here and wherever the commits arrive, or tells what would go.
  /// Refused to who may not erase.
  func eraseCase(_ request: ErasureRequest) throws -> ErasureReport

  // MARK: Training

  /// Who lacks a competence that a role asks for. Other requirements than the last time read the
  /// whole register once; after that a question costs what it answers.
  func competenceGaps(
    _ query: CompetenceGapQuery, by requirements: RoleRequirements
  ) throws -> [CompetenceGap]
  /// How far each requirement is met on a day.
  func competenceCoverage(
    on day: CivilDate, by requirements: RoleRequirements
  ) throws -> [CompetenceCoverage]

  // MARK: Drafts

  /// The forms that the acting member began and did not finish, the last changed first.
  func formDrafts() throws -> [FormDraft]
  /// One of them with its form and its steps; nil when there is none.
  func formDraft(_ id: RecordID) throws -> KeptDraft?
  /// Keeps a new draft, with the form as it is now.
  func beginDraft(_ draft: FormDraft, source: FormSource) throws
  /// Writes steps down so that they survive whatever happens next; answers when that was.
  func append(
    _ steps: [String], to draft: RecordID, progress: FormDraft.Progress
  ) throws -> Moment
  /// Replaces form, steps and progress of a draft: it goes on with another version of the form.
  func replaceDraft(_ draft: FormDraft, source: FormSource, entries: [FormDraft.Entry]) throws
  /// Throws a draft away.
  func dropDraft(_ id: RecordID) throws
  /// Makes a change and throws the draft away that it came from, both or neither.
  func commit(_ change: ChangeSet, finishing draft: RecordID) throws -> CommitReceipt

  // MARK: Team

  /// Who runs this command; opens the vault.
  func acting() throws -> Acting
  /// Adds a member whose keys are made here; answers the new record.
  func addMember(_ member: NewMember) throws -> RecordID
  /// Our own card, signed by the acting member.
  ///
  /// - Parameter label: what the team is called on it.
  func teamCard(label: String) throws -> TeamCard
  /// Reads a card and verifies its signature. The words still have to be
  /// compared: a signature proves nothing about a key nobody knows.
  func readCard(_ bytes: [UInt8]) throws -> TeamCard
  /// Reads a card that was accepted before; its words are left empty.
  func acceptedCard(_ document: String) throws -> TeamCard
  /// The keys of the team and of this laptop's member.
  func teamKeys() throws -> any TeamKeys
  /// Trusts the keys of a card after its words were compared; writes the partner into the directory
  /// under the label of the value given, which need not be the one the card bears.
  ///
  /// Throws `partner.nameTaken` when another team is called so.
  func trust(_ card: TeamCard) throws -> CommitReceipt

  // MARK: Exchange

  /// Writes an archive.
  func export(_ request: ExportRequest) throws -> ExportReport
  /// The archives given away from this vault, the newest first.
  func sentArchives() throws -> [SentSummary]
  /// Who has to be told what, because it was taken back or erased after they got a case: in some
  /// cases, or in all when nil.
  func notices(about streams: [StreamID]?) throws -> [NoticeSummary]
  /// How old the directories of the own and of partner teams are as they are known here.
  func directoryAges() throws -> [DirectoryAge]
  /// Takes an archive in.
  func `import`(_ request: ImportRequest) throws -> ImportReport
  /// Looks at an archive.
  func inspect(_ request: InspectRequest) throws -> ArchiveSummary

  /// Encrypts any file; answers the size written, in bytes.
  func encrypt(_ request: EncryptRequest) throws -> Int
  /// Decrypts an age file; answers the size written, in bytes.
  func decrypt(_ request: DecryptRequest) throws -> Int
  /// Splits a file into parts; answers the files written, the list of check sums last.
  func split(_ request: SplitRequest) throws -> [String]
  /// Joins parts again.
  func join(_ request: PartsRequest) throws -> JoinReport
  /// Saves what is left of a damaged archive.
  func salvage(_ request: SalvageRequest) throws -> SalvageSummary

  // MARK: Forms and files

  /// Every form there is, the office's own first.
  func forms() throws -> [FormListing]
  /// The files of one form.
  func form(_ id: String) throws -> FormSource
  /// A shipped data file, by its path below the data folder, such as
  /// `Training/curricula/induction.json5`.
  func data(_ path: String) throws -> [UInt8]
  /// Names in a shipped data folder; folders end in `/`.
  func dataNames(under path: String) throws -> [String]
  /// A file the user named, or standard input for `-`.
  ///
  /// - Parameter limit: the most accepted, in bytes.
  func readInput(_ name: String, limit: Int) throws -> [UInt8]
  /// Writes a file the user named (mode 0600, whole or not at all), or standard
  /// output for `-`.
  func writeOutput(_ name: String, _ bytes: [UInt8], replace: Bool) throws
  /// Writes files into a folder the user named and makes it when it is missing.
  ///
  /// Without `replace` none of the names may be taken; that is checked before the first is
  /// written.
  func writeFolder(_ name: String, _ files: [String: [UInt8]], replace: Bool) throws
  /// The unpacked parts of an office document by name, `xl/workbook.xml`; nil when the bytes are
  /// none. Macros, pictures and whatever else is no table stay packed.
  ///
  /// - Parameter name: what to call the file when it is refused.
  func officeParts(of bytes: [UInt8], name: String) throws -> [String: [UInt8]]?
  /// An office document of the given parts in their order.
  func officeFile(_ parts: [OfficePart]) throws -> [UInt8]

  // MARK: Interaction

  /// Asks the person. Answers: the line, `yes` or `no`, the value of the
  /// option, the text that confirms. Throws a usage failure that names
  /// `prompt.option` when there is nobody to ask.
  func ask(_ prompt: Prompt) throws -> String
  /// Puts one step of a conversation before the person and waits. Throws a
  /// usage failure `prompt.notPossible` when there is nobody to ask. The screen
  /// is blanked and locked behind this call when the person asks for that.
  func converse(_ turn: Turn) throws -> TurnReply
  /// Shows something.
  func emit(_ event: Event) throws
}

extension Services {
  /// None where nothing is given away.
  public func sentArchives() throws -> [SentSummary] { [] }

  /// None where nothing is given away.
  public func notices(about streams: [StreamID]?) throws -> [NoticeSummary] { [] }

  /// None where there is no directory.
  public func directoryAges() throws -> [DirectoryAge] { [] }

  /// Refused where no bytes are kept.
  public func attach(_ request: AttachRequest) throws -> AttachReceipt {
    throw Failure(.unavailable, "attachments.missing", "files cannot be kept here")
  }

  /// Refused where no bytes are kept.
  public func keepFile(_ input: String, limit: Int) throws -> KeptFile {
    throw Failure(.unavailable, "attachments.missing", "files cannot be kept here")
  }

  /// Nothing to do where no bytes are kept.
  public func releaseFiles(_ digests: [[UInt8]]) throws {}

  /// None where no bytes are kept.
  public func contentSizes(_ digests: [[UInt8]]) throws -> [[UInt8]: Int] { [:] }

  /// Refused where no bytes are kept.
  public func saveAttachment(_ request: SaveRequest) throws -> Int {
    throw Failure(.unavailable, "attachments.missing", "files cannot be kept here")
  }

  /// Refused where nothing can be erased.
  public func erase(
    _ record: RecordID, command: String, reason: String
  ) throws -> CommitReceipt {
    throw Failure(.unavailable, "erasure.missing", "nothing can be erased here")
  }

  /// Refused where nothing can be erased.
  public func eraseCase(_ request: ErasureRequest) throws -> ErasureReport {
    throw Failure(.unavailable, "erasure.missing", "nothing can be erased here")
  }

  /// Refused where there is no register.
  public func competenceGaps(
    _ query: CompetenceGapQuery, by requirements: RoleRequirements
  ) throws -> [CompetenceGap] {
    throw Failure(.unavailable, "register.missing", "there is no register of training here")
  }

  /// Refused where there is no register.
  public func competenceCoverage(
    on day: CivilDate, by requirements: RoleRequirements
  ) throws -> [CompetenceCoverage] {
    throw Failure(.unavailable, "register.missing", "there is no register of training here")
  }

  /// Refused where there are no files.
  public func writeFolder(_ name: String, _ files: [String: [UInt8]], replace: Bool) throws {
    throw Failure(.unavailable, "files.missing", "folders cannot be written here", place: name)
  }

  /// Refused where there is no reader of office documents.
  public func officeParts(of bytes: [UInt8], name: String) throws -> [String: [UInt8]]? {
    throw Failure(.unavailable, "office.missing", "workbooks cannot be read here", place: name)
  }

  /// Refused where there is no writer of office documents.
  public func officeFile(_ parts: [OfficePart]) throws -> [UInt8] {
    throw Failure(.unavailable, "office.missing", "workbooks cannot be written here")
  }
}

extension Services {
  /// The moment of the invocation.
  public var present: Moment { now }
  /// Open: these services have no other.
  public var vaultAccess: VaultAccess { .open }
}
