public import FrunDomain

/// What of a case is to be erased for ever.
public struct ErasureRequest: Codable, Sendable, Hashable {
  /// The case.
  public var stream: StreamID
  /// One person of it; nil for all.
  public var person: RecordID?
  /// The command, for the history.
  public var command: String
  /// Why; nil only when nothing is done.
  public var reason: String?
  /// Whether it only tells what would go.
  public var dryRun: Bool

  /// A request.
  public init(
    stream: StreamID, person: RecordID? = nil, command: String, reason: String? = nil,
    dryRun: Bool = true
  ) {
    self.stream = stream
    self.person = person
    self.command = command
    self.reason = reason
    self.dryRun = dryRun
  }
}

/// What an erasure took, or would take.
public struct ErasureReport: Codable, Sendable, Hashable {
  /// Answers of one kind of record.
  public struct Line: Codable, Sendable, Hashable {
    /// The kind of record.
    public var kind: String
    /// Its label.
    public var label: String
    /// Records of which something goes.
    public var records: Int
    /// Answers, former ones included.
    public var answers: Int

    /// A line.
    public init(kind: String, label: String, records: Int, answers: Int) {
      self.kind = kind
      self.label = label
      self.records = records
      self.answers = answers
    }
  }

  /// By kind of record.
  public var lines: [Line]
  /// Answers that members of partner teams wrote: there they go when that team agrees.
  public var foreign: Int
  /// Unfinished forms of the case on this laptop.
  public var drafts: Int
  /// Changes that wait aside and lose their contents.
  public var waiting: Int
  /// The commits that did it, by place; empty when it was only told.
  public var commits: [CommitReceipt]

  /// A report.
  public init(
    lines: [Line], foreign: Int, drafts: Int, waiting: Int, commits: [CommitReceipt] = []
  ) {
    self.lines = lines
    self.foreign = foreign
    self.drafts = drafts
    self.waiting = waiting
    self.commits = commits
  }

  /// Answers that go.
  public var answers: Int { lines.reduce(0) { $0 + $1.answers } }
}
