public import FrunDomain

/// What is known of the team's directory as a whole.
public struct DirectoryStatus: Codable, Sendable, Hashable {
  /// Days after which a directory is called old: offline, nobody hears of a revocation at once.
  public static let oldAfter = DirectoryAgeLimit.standard.days

  /// The directory stream.
  public var team: StreamID
  /// The record that describes the team.
  public var profile: RecordID
  /// What the team is called; nil before somebody gave it a name.
  public var name: String?
  /// Changes known; never falls.
  public var serial: Int
  /// Day of the newest change or confirmation.
  public var newestOn: CivilDate?
  /// Its age in days.
  public var ageDays: Int?
  /// Age recipients of the recovery key; empty without recovery.
  public var recovery: [String]
  /// Shares needed of shares made, `2-of-3`.
  public var recoveryScheme: String?
  /// When the recovery key was made.
  public var recoverySince: CivilDate?
  /// When it was last rehearsed.
  public var drilledOn: CivilDate?

  /// What is known.
  public init(
    team: StreamID, profile: RecordID, name: String?, serial: Int, newestOn: CivilDate?,
    ageDays: Int?, recovery: [String], recoveryScheme: String?, recoverySince: CivilDate?,
    drilledOn: CivilDate?
  ) {
    self.team = team
    self.profile = profile
    self.name = name
    self.serial = serial
    self.newestOn = newestOn
    self.ageDays = ageDays
    self.recovery = recovery
    self.recoveryScheme = recoveryScheme
    self.recoverySince = recoverySince
    self.drilledOn = drilledOn
  }

  /// Whether colleagues may know of changes that have not arrived here.
  public var isOld: Bool { (ageDays ?? 0) > Self.oldAfter }

  /// What is said about an old directory; nil for a fresh one.
  public var warning: String? {
    guard isOld, let ageDays else { return nil }
    return
      "The directory of the team is \(ageDays) days old: somebody may have been revoked since. "
      + "Take a newer one with 'frun team enter FILE', or confirm it with 'frun team renew'."
  }
}
