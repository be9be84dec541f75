public import FrunDomain

/// A request to be taken into a team, as it was read.
public struct JoinForm: Codable, Sendable, Hashable {
  /// The member the keys belong to.
  public var member: RecordID
  /// The short name asked for.
  public var handle: String
  /// The name, if it was told.
  public var name: String?
  /// The office, if it was told.
  public var office: String?
  /// What the laptop is called, if it was told.
  public var deviceLabel: String?
  /// When it was written, RFC 3339 in UTC.
  public var madeAt: String
  /// What the two people compare.
  public var fingerprint: KeyFingerprint
  /// The signed document.
  public var document: [UInt8]

  /// A request.
  public init(
    member: RecordID, handle: String, name: String?, office: String? = nil,
    deviceLabel: String?, madeAt: String, fingerprint: KeyFingerprint, document: [UInt8]
  ) {
    self.member = member
    self.handle = handle
    self.name = name
    self.office = office
    self.deviceLabel = deviceLabel
    self.madeAt = madeAt
    self.fingerprint = fingerprint
    self.document = document
  }
}

/// How somebody is taken into the team.
public struct Admission: Codable, Sendable, Hashable {
  /// Short name in the team.
  public var handle: String
  /// What they may do.
  public var role: Role
  /// The member who comes back with new keys after losing the old ones; nil for a new member.
  public var replaces: RecordID?

  /// An admission.
  public init(handle: String, role: Role, replaces: RecordID? = nil) {
    self.handle = handle
    self.role = role
    self.replaces = replaces
  }
}

/// A directory as a file to hand over: signed, and sealed to whom it is for.
public struct DirectoryLetter: Codable, Sendable, Hashable {
  /// The file.
  public var bytes: [UInt8]
  /// Changes contained.
  public var serial: Int
  /// What two people compare on first contact.
  public var fingerprint: KeyFingerprint

  /// A letter.
  public init(bytes: [UInt8], serial: Int, fingerprint: KeyFingerprint) {
    self.bytes = bytes
    self.serial = serial
    self.fingerprint = fingerprint
  }
}

/// A directory that came as a file, opened and its signature verified.
public struct OpenedDirectory: Codable, Sendable, Hashable {
  /// The directory stream.
  public var team: StreamID
  /// What the team is called; empty without a name.
  public var label: String
  /// Changes contained.
  public var serial: Int
  /// When it was written, RFC 3339 in UTC.
  public var madeAt: String
  /// Short name of who signed it.
  public var signerHandle: String
  /// Whether it is of the team that this laptop belongs to.
  public var isOwnTeam: Bool
  /// Whether it answers the request that this laptop wrote last.
  public var answersUs: Bool
  /// What two people compare on first contact.
  public var fingerprint: KeyFingerprint
  /// The file as it came.
  public var file: [UInt8]

  /// An opened directory.
  public init(
    team: StreamID, label: String, serial: Int, madeAt: String, signerHandle: String,
    isOwnTeam: Bool, answersUs: Bool, fingerprint: KeyFingerprint, file: [UInt8]
  ) {
    self.team = team
    self.label = label
    self.serial = serial
    self.madeAt = madeAt
    self.signerHandle = signerHandle
    self.isOwnTeam = isOwnTeam
    self.answersUs = answersUs
    self.fingerprint = fingerprint
    self.file = file
  }
}

/// What came of taking a directory.
public struct DirectoryEntryReport: Codable, Sendable, Hashable {
  /// Changes that were new.
  public var new: Int
  /// Short name of this laptop's member in the team.
  public var handle: String
  /// What they may do; nil for a role of a newer version.
  public var role: Role?
  /// Whether the laptop changed over from another team.
  public var hasJoined: Bool
  /// Others with keys on this laptop whom the team does not know.
  public var strangers: Int

  /// A report.
  public init(new: Int, handle: String, role: Role?, hasJoined: Bool, strangers: Int) {
    self.new = new
    self.handle = handle
    self.role = role
    self.hasJoined = hasJoined
    self.strangers = strangers
  }
}
