public import FrunDomain

/// After how many days a directory is called old, and who says so.
public struct DirectoryAgeLimit: Codable, Sendable, Hashable {
  /// Days after the newest change or confirmation.
  public var days: Int
  /// Where the number comes from.
  public var source: String

  /// A limit.
  public init(days: Int, source: String) {
    self.days = days
    self.source = source
  }

  /// The limit of this version. No number is published for lists of keys that are carried by hand;
  /// the danger is the one that the specification of The Update Framework calls an indefinite freeze:
  /// an old list that nobody recognises as old hides a revocation.
  public static let standard = DirectoryAgeLimit(
    days: 30,
    source: "this project, against what The Update Framework calls an indefinite freeze attack")
}

/// How old a directory is as it is known on this laptop. Nobody hears of a revoked member or a lost
/// key before a newer directory arrives.
public struct DirectoryAge: Codable, Sendable, Hashable {
  /// The directory stream.
  public var team: StreamID
  /// What the team is called.
  public var name: String
  /// Whether it is the own team's.
  public var isOwn: Bool
  /// Day of the newest change or confirmation known; nil when nothing but a card is known.
  public var newestOn: CivilDate?
  /// Days since; of a card the days since it was accepted. Nil when no day is known.
  public var days: Int?

  /// An age.
  public init(team: StreamID, name: String, isOwn: Bool, newestOn: CivilDate?, days: Int?) {
    self.team = team
    self.name = name
    self.isOwn = isOwn
    self.newestOn = newestOn
    self.days = days
  }

  /// Whether members may have been revoked without anybody here knowing.
  public var isOld: Bool { (days ?? 0) > DirectoryAgeLimit.standard.days }

  private var owner: String { isOwn ? "Our team directory" : "The directory of \(name)" }

  /// The age in one sentence.
  public var sentence: String {
    guard let days else { return "\(owner) is not known here." }
    let age = days == 0 ? "of today" : days == 1 ? "1 day old" : "\(days) days old"
    return newestOn == nil
      ? "Of \(isOwn ? "our team" : name) only the card is known here, \(age)."
      : "\(owner) as it is known here is \(age)."
  }

  /// What to do about an old one; nil for a fresh one.
  public var warning: String? { warning(mayConfirm: true) }

  /// The same for a person who may not confirm the own directory as well.
  public func warning(mayConfirm: Bool) -> String? {
    guard isOld else { return nil }
    return isOwn
      ? sentence + " Somebody may have been revoked since: "
        + (mayConfirm
          ? "take a newer one with 'frun team enter FILE', or confirm it with 'frun team renew'."
          : "ask a supervisor for a newer one and take it with 'frun team enter FILE'.")
      : sentence
        + " Somebody there may have been revoked, or a key lost, since: call them, and let "
        + "them send an archive or a new card ('frun team trust')."
  }
}
