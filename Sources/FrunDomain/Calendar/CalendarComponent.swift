/// An event or a task of a calendar file (RFC 5545).
public struct CalendarComponent: Hashable, Sendable, Codable {
  /// When it is.
  public enum Time: Hashable, Sendable, Codable {
    /// A whole day without zone: the same day for everybody.
    case day(CivilDate)
    /// From one instant to another, written in UTC so that no zone table is
    /// needed.
    case instants(Moment, Moment)
    /// A task to be done by a day.
    case dueBy(CivilDate)
  }

  /// How far it is.
  public enum Status: String, Hashable, Sendable, Codable {
    case confirmed = "CONFIRMED"
    case tentative = "TENTATIVE"
    case cancelled = "CANCELLED"
    case needsAction = "NEEDS-ACTION"
    case inProcess = "IN-PROCESS"
    case completed = "COMPLETED"
  }

  /// The record it stands for; its UID, so that a later file updates it.
  public var id: RecordID
  /// Raised with every change.
  public var sequence: Int
  /// When.
  public var time: Time
  /// The title. No name, no address, no word about risk.
  public var summary: String
  /// More text, empty for none.
  public var details: String
  /// The window of a visit.
  public var window: ClosedRange<CivilDate>?
  /// How far.
  public var status: Status
  /// The plan it belongs to.
  public var parent: RecordID?
  /// Days before which a reminder rings; nil for none.
  public var reminderDays: Int?
  /// 1 high, 5 medium, 9 low; tasks only.
  public var priority: Int?

  /// A component.
  public init(
    id: RecordID, sequence: Int = 0, time: Time, summary: String, details: String = "",
    window: ClosedRange<CivilDate>? = nil, status: Status = .confirmed, parent: RecordID? = nil,
    reminderDays: Int? = nil, priority: Int? = nil
  ) {
    self.id = id
    self.sequence = sequence
    self.time = time
    self.summary = summary
    self.details = details
    self.window = window
    self.status = status
    self.parent = parent
    self.reminderDays = reminderDays
    self.priority = priority
  }
}
