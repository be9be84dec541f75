public import FrunDomain

/// Who runs a command.
public struct Acting: Codable, Sendable, Hashable {
  /// The member.
  public var member: RecordID
  /// Their short name.
  public var handle: String
  /// What they may do.
  public var role: Role
  /// This laptop.
  public var device: DeviceID

  /// Who runs a command.
  public init(member: RecordID, handle: String, role: Role, device: DeviceID) {
    self.member = member
    self.handle = handle
    self.role = role
    self.device = device
  }
}

/// A member to add to the team, whose keys are made on this laptop and kept in
/// its vault.
public struct NewMember: Codable, Sendable, Hashable {
  /// Short name.
  public var handle: String
  /// Name; nil when it is not to be recorded.
  public var name: String?
  /// What they may do.
  public var role: Role

  /// A member.
  public init(handle: String, name: String? = nil, role: Role) {
    self.handle = handle
    self.name = name
    self.role = role
  }
}
