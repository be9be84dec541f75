/// A question for commits.
public struct HistoryQuery: Hashable, Sendable, Codable {
  /// The stream; nil for all.
  public var stream: StreamID?
  /// Only commits that speak about this record.
  public var record: RecordID?
  /// Only commits that speak about this field.
  public var field: String?
  /// Only commits of this member.
  public var author: RecordID?
  /// Only commits on or after this day of the author's wall.
  public var since: CivilDate?
  /// Only commits on or before this day.
  public var until: CivilDate?
  /// Most entries answered, the newest first; nil for all.
  public var limit: Int?

  /// A query.
  public init(
    stream: StreamID? = nil, record: RecordID? = nil, field: String? = nil,
    author: RecordID? = nil, since: CivilDate? = nil, until: CivilDate? = nil, limit: Int? = nil
  ) {
    self.stream = stream
    self.record = record
    self.field = field
    self.author = author
    self.since = since
    self.until = until
    self.limit = limit
  }
}

/// One assertion of a commit, as far as it can be shown.
public enum HistoryChange: Hashable, Sendable {
  /// The assertion.
  case assertion(Assertion)
  /// Left out by whoever sent it.
  case withheld
  /// Erased for ever.
  case erased
  /// Written by a newer version; kept, not understood.
  case unreadable
}

/// One commit, for people.
public struct HistoryEntry: Hashable, Sendable, Codable {
  /// Its place.
  public let position: ChainPosition
  /// Its stream.
  public let stream: StreamID
  /// The author's wall clock.
  public let at: Moment
  /// The member who made it.
  public let author: RecordID
  /// The command that made it.
  public let command: String
  /// Why, unless none was given or it was withheld or erased.
  public let reason: String?
  /// Its hash, 32 bytes.
  public let hash: [UInt8]
  /// What it says.
  public let changes: [HistoryChange]

  /// An entry.
  public init(
    position: ChainPosition, stream: StreamID, at: Moment, author: RecordID, command: String,
    reason: String?, hash: [UInt8], changes: [HistoryChange]
  ) {
    self.position = position
    self.stream = stream
    self.at = at
    self.author = author
    self.command = command
    self.reason = reason
    self.hash = hash
    self.changes = changes
  }
}

extension HistoryChange: Codable {
  private enum CodingKeys: String, CodingKey {
    case assertion, missing
  }

  /// Reads `{"assertion": …}` or `{"missing": "withheld"}`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let assertion = try container.decodeIfPresent(Assertion.self, forKey: .assertion) {
      self = .assertion(assertion)
      return
    }
    switch try container.decode(String.self, forKey: .missing) {
    case "withheld": self = .withheld
    case "erased": self = .erased
    case "unreadable": self = .unreadable
    default: throw DomainError(.unknownTag, at: "missing", "unknown state of an assertion")
    }
  }

  /// Writes the form that is read.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .assertion(let assertion): try container.encode(assertion, forKey: .assertion)
    case .withheld: try container.encode("withheld", forKey: .missing)
    case .erased: try container.encode("erased", forKey: .missing)
    case .unreadable: try container.encode("unreadable", forKey: .missing)
    }
  }
}
