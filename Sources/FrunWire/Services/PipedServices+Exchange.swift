import FrunDomain
import FrunKit

extension PipedServices {
  func acting() throws -> Acting { try call("acting", Nothing()) }
  func addMember(_ member: NewMember) throws -> RecordID { try call("addMember", member) }
  func teamCard(label: String) throws -> TeamCard { try call("teamCard", label) }
  func readCard(_ bytes: [UInt8]) throws -> TeamCard { try call("readCard", bytes) }
  func trust(_ card: TeamCard) throws -> CommitReceipt { try call("trust", card) }

  // MARK: Exchange

  func export(_ request: ExportRequest) throws -> ExportReport { try call("export", request) }
  func `import`(_ request: ImportRequest) throws -> ImportReport { try call("import", request) }
  func inspect(_ request: InspectRequest) throws -> ArchiveSummary { try call("inspect", request) }
  func encrypt(_ request: EncryptRequest) throws -> Int { try call("encrypt", request) }
  func decrypt(_ request: DecryptRequest) throws -> Int { try call("decrypt", request) }

  func sentArchives() throws -> [SentSummary] { try call("sentArchives", Nothing()) }
  func notices(about streams: [StreamID]?) throws -> [NoticeSummary] {
    try call("notices", streams)
  }
  func directoryAges() throws -> [DirectoryAge] { try call("directoryAges", Nothing()) }
  func split(_ request: SplitRequest) throws -> [String] { try call("split", request) }
  func join(_ request: PartsRequest) throws -> JoinReport { try call("join", request) }
  func salvage(_ request: SalvageRequest) throws -> SalvageSummary { try call("salvage", request) }
  func acceptedCard(_ document: String) throws -> TeamCard { try call("acceptedCard", document) }

  // MARK: Attached files

  func attach(_ request: AttachRequest) throws -> AttachReceipt { try call("attach", request) }
  func contentSizes(_ digests: [[UInt8]]) throws -> [[UInt8]: Int] {
    let sizes = try call("contentSizes", digests, as: [ServiceArguments.ContentSize].self)
    return Dictionary(sizes.map { ($0.digest, $0.size) }, uniquingKeysWith: { first, _ in first })
  }
  func keepFile(_ name: String, limit: Int) throws -> KeptFile {
    try call("keepFile", ServiceArguments.ReadInput(name: name, limit: limit))
  }
  func releaseFiles(_ digests: [[UInt8]]) throws {
    _ = try call("releaseFiles", digests, as: Nothing.self)
  }
  func saveAttachment(_ request: SaveRequest) throws -> Int { try call("saveAttachment", request) }
  func eraseCase(_ request: ErasureRequest) throws -> ErasureReport {
    try call("eraseCase", request)
  }
  func erase(
    _ record: RecordID, command: String, reason: String
  ) throws -> CommitReceipt {
    try call(
      "erase", ServiceArguments.Erase(record: record, command: command, reason: reason))
  }

  // MARK: Forms and files

  func forms() throws -> [FormListing] { try call("forms", Nothing()) }
  func form(_ id: String) throws -> FormSource { try call("form", id) }
  func data(_ path: String) throws -> [UInt8] {
    try call("data", path)
  }
  func dataNames(under path: String) throws -> [String] { try call("dataNames", path) }
  func readInput(_ name: String, limit: Int) throws -> [UInt8] {
    try call(
      "readInput", ServiceArguments.ReadInput(name: name, limit: limit))
  }
  func writeOutput(_ name: String, _ bytes: [UInt8], replace: Bool) throws {
    _ = try call(
      "writeOutput",
      ServiceArguments.WriteOutput(name: name, bytes: bytes, replace: replace),
      as: Nothing.self)
  }
  func writeFolder(_ name: String, _ files: [String: [UInt8]], replace: Bool) throws {
    _ = try call(
      "writeFolder",
      ServiceArguments.WriteFolder(
        name: name, files: files, replace: replace),
      as: Nothing.self)
  }
  func officeParts(of bytes: [UInt8], name: String) throws -> [String: [UInt8]]? {
    try call(
      "officeParts", ServiceArguments.OfficeParts(bytes: bytes, name: name),
      as: [String: [UInt8]]?.self
    )
  }
  func officeFile(_ parts: [OfficePart]) throws -> [UInt8] {
    try call("officeFile", parts)
  }
}
