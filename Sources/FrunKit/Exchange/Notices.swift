public import FrunDomain

/// Consent that somebody took back.
public struct TakenBack: Codable, Sendable, Hashable {
  /// The case.
  public var stream: StreamID
  /// Whose consent; a `person` of the case.
  public var person: RecordID
  /// Code of `consentPurpose`.
  public var purpose: String
  /// `consent` or `assent`.
  public var kind: String
  /// When it was taken back.
  public var decidedOn: CivilDate
  /// The organisations the no is meant for; empty for all.
  public var recipients: [String]

  /// A withdrawal.
  public init(
    stream: StreamID, person: RecordID, purpose: String, kind: String, decidedOn: CivilDate,
    recipients: [String] = []
  ) {
    self.stream = stream
    self.person = person
    self.purpose = purpose
    self.kind = kind
    self.decidedOn = decidedOn
    self.recipients = recipients
  }
}

/// Something taken back or erased, and somebody who has the case and must be told.
public struct NoticeSummary: Codable, Sendable, Hashable {
  /// What there is to tell.
  public enum Matter: Codable, Sendable, Hashable {
    /// Consent that was taken back.
    case withdrawal(TakenBack)
    /// So many answers that were erased.
    case erasure(answers: Int)
    /// That what they told is obeyed here.
    case confirmation
  }

  /// How far it came.
  public enum State: String, Codable, Sendable, Hashable, CaseIterable {
    /// No archive that tells it was made.
    case pending
    /// One was made, and nothing says that it arrived.
    case sent
    /// The receiver said that it is obeyed there.
    case confirmed
    /// No archive can say it, because whoever has the case is not known by a key of theirs.
    case unreachable
  }

  /// The case.
  public var stream: StreamID
  /// Who must be told: a partner team or a member; nil when ``State/unreachable``.
  public var receiver: RecordID?
  /// What they are called.
  public var name: String
  /// What there is to tell.
  public var matter: Matter
  /// How far it came.
  public var state: State
  /// When the newest archive that tells it was made.
  public var at: Moment?

  /// A notice.
  public init(
    stream: StreamID, receiver: RecordID?, name: String, matter: Matter, state: State, at: Moment?
  ) {
    self.stream = stream
    self.receiver = receiver
    self.name = name
    self.matter = matter
    self.state = state
    self.at = at
  }

  /// Whether an archive has to be made for it.
  public var isPending: Bool { state == .pending }
  /// Whether something is left to do or to wait for.
  public var isOpen: Bool { state != .confirmed }
}
