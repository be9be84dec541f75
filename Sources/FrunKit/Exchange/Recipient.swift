public import FrunDomain

/// Who can open an archive.
public enum Recipient: Codable, Sendable, Hashable {
  /// A member of the own team, by the key in the directory.
  case member(RecordID)
  /// Every active member of the own team.
  case team
  /// Every member on the card of a partner team.
  case partner(RecordID)
  /// An age recipient, `age1…`.
  case key(String)

  /// Whether the archive stays in the own team.
  public var staysInTeam: Bool {
    switch self {
    case .member, .team: true
    case .partner, .key: false
    }
  }
}

/// What an archive is made for. Decides which fields leave, and to what the
/// person must have agreed.
public enum ArchivePurpose: String, Codable, Sendable, Hashable, CaseIterable {
  /// Looking for relatives.
  case tracing
  /// Services by the receiver for the person.
  case services
  /// Handing the whole case over to another organisation.
  case transfer
  /// Asking another organisation for one service.
  case referral
  /// A full copy for the own team: another device, a backup.
  case copy
  /// Telling whoever has a case what was taken back or erased of it.
  case notice

  /// What it means, for help.
  public var label: String {
    switch self {
    case .tracing: "looking for relatives"
    case .services: "services by the receiver"
    case .transfer: "handing the case over"
    case .referral: "asking for one service"
    case .copy: "a full copy for the own team"
    case .notice: "telling what was taken back or erased"
    }
  }
}
