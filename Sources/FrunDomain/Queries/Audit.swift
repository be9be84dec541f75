/// What to verify.
public struct AuditRequest: Hashable, Sendable, Codable {
  /// The stream; nil for everything.
  public var stream: StreamID?

  /// A request.
  public init(stream: StreamID? = nil) { self.stream = stream }
}

/// One fault found in history.
public struct AuditProblem: Hashable, Sendable, Codable {
  /// The class of fault, stable across versions, e.g. `chain.broken`.
  public let code: String
  /// The stream; nil for the access log.
  public let stream: StreamID?
  /// The device whose chain it is.
  public let device: DeviceID?
  /// The commit.
  public let sequence: Int?
  /// What is wrong, without personal data.
  public let text: String

  /// A problem.
  public init(
    code: String, stream: StreamID? = nil, device: DeviceID? = nil, sequence: Int? = nil,
    text: String
  ) {
    self.code = code
    self.stream = stream
    self.device = device
    self.sequence = sequence
    self.text = text
  }
}

/// What a verification found.
public struct AuditReport: Hashable, Sendable, Codable {
  /// Commits whose chain, digests and segment signature were checked.
  public let checkedCommits: Int
  /// Signed segments checked.
  public let segments: Int
  /// Faults, in order of place.
  public let problems: [AuditProblem]

  /// A report.
  public init(checkedCommits: Int, segments: Int, problems: [AuditProblem]) {
    self.checkedCommits = checkedCommits
    self.segments = segments
    self.problems = problems
  }

  /// Whether nothing was found.
  public var isClean: Bool { problems.isEmpty }
}

/// A question for the access log.
public struct AccessQuery: Hashable, Sendable, Codable {
  /// Only accesses to this stream.
  public var stream: StreamID?
  /// Only accesses by this member.
  public var member: RecordID?
  /// Only on or after this day of the member's wall.
  public var since: CivilDate?
  /// Only on or before this day.
  public var until: CivilDate?
  /// Most entries answered, the newest first; nil for all.
  public var limit: Int?

  /// A query.
  public init(
    stream: StreamID? = nil, member: RecordID? = nil, since: CivilDate? = nil,
    until: CivilDate? = nil, limit: Int? = nil
  ) {
    self.stream = stream
    self.member = member
    self.since = since
    self.until = until
    self.limit = limit
  }
}

/// One reading: who opened or exported what, when, by which command.
public struct AccessEntry: Hashable, Sendable, Codable {
  /// Its number in the log, from 1.
  public let sequence: Int
  /// When.
  public let at: Moment
  /// Who.
  public let member: RecordID
  /// By which command.
  public let command: String
  /// Which stream; nil for lists over many.
  public let stream: StreamID?
  /// What was done, e.g. `show`, `list`, `export`.
  public let action: String

  /// An entry.
  public init(
    sequence: Int, at: Moment, member: RecordID, command: String, stream: StreamID?, action: String
  ) {
    self.sequence = sequence
    self.at = at
    self.member = member
    self.command = command
    self.stream = stream
    self.action = action
  }
}
