/// What both ends of the pipe agree on.
///
/// One JSON object a line, UTF-8. Every object has a member `type`. The host speaks first
/// (`hello`), the module answers (`hello`), the host sends one `invoke`, and from then on the
/// module speaks: what it shows needs no reply, what it asks is answered by one `answer` or
/// `refused`, and `done` or `failed` ends it. Members are added, never changed or removed, within
/// one number of the protocol.
public enum WireProtocol {
  /// The number of the protocol spoken here.
  public static let number = 1
  /// The longest line of a plugin, in bytes with the line feed.
  public static let lineLimit = 1 << 20
}

/// A line that breaks the protocol: what is wrong, without its contents.
public struct WireError: Error, Hashable, Sendable {
  /// What is wrong: lower case, without full stop.
  public var message: String
  /// Number of the line, from 1; nil when no line is meant.
  public var line: Int?
  /// Whether the other end went away: its exit status tells more.
  public var isEnd: Bool

  /// An error.
  public init(_ message: String, line: Int? = nil, isEnd: Bool = false) {
    self.message = message
    self.line = line
    self.isEnd = isEnd
  }
}
