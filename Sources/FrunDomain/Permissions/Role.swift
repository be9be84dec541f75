/// What a member of the team is; decides what the tool lets them do.
public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
  /// Works on cases.
  case caseworker
  /// Approves plans and closures, settles disagreements, reviews files.
  case supervisor
  /// Answers for the data: exports, erasure, members, audit.
  case dataProtectionOfficer
  /// Keeps the training register.
  case trainer
  /// Reads without names: lists and reports.
  case viewer

  /// The role for messages.
  public var label: String {
    switch self {
    case .caseworker: "caseworker"
    case .supervisor: "supervisor"
    case .dataProtectionOfficer: "data protection officer"
    case .trainer: "trainer"
    case .viewer: "viewer"
    }
  }
}
