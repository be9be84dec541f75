import FrunDomain
import FrunKit

extension HostServices {
  func undo(
    _ position: ChainPosition, in stream: StreamID, reason: String
  ) throws -> CommitReceipt { throw Self.pending }
  func audit(_ request: AuditRequest) throws -> AuditReport { throw Self.pending }
  func export(_ request: ExportRequest) throws -> ExportReport { throw Self.pending }
  func `import`(_ request: ImportRequest) throws -> ImportReport { throw Self.pending }
  func inspect(_ request: InspectRequest) throws -> ArchiveSummary { throw Self.pending }
  func forms() throws -> [FormListing] { throw Self.pending }
  func form(_ id: String) throws -> FormSource { throw Self.pending }

  private static let pending = Failure(.unavailable, "module.missing", "this part is not built in")
}
