/// What somebody may be allowed to do in a stream.
public enum Operation: String, Hashable, Sendable, Codable, CaseIterable {
  /// Read records.
  case read
  /// Create and change records.
  case write
  /// Settle a disagreement.
  case decide
  /// Approve a plan or a closure, miss or move a visit outside its window.
  case approve
  /// Undo a commit of one's own or of others.
  case undo
  /// Export an archive.
  case export
  /// Import an archive.
  case `import`
  /// Erase values for ever.
  case erase
  /// Read the access log and verify history.
  case audit
  /// Add members and partners, change roles, revoke.
  case administer

  /// The operation for messages: completes "may not …".
  public var label: String {
    switch self {
    case .read: "read"
    case .write: "change"
    case .decide: "settle disagreements"
    case .approve: "approve"
    case .undo: "undo changes"
    case .export: "export"
    case .import: "import"
    case .erase: "erase"
    case .audit: "read the access log"
    case .administer: "manage members and partners"
    }
  }
}
