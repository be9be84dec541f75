/// What expressions may ask of the world around them.
package protocol ExpressionHost: AnyObject {
  /// The nodes that paths walk.
  var tree: InstanceTree { get }
  /// Clock, randomness and properties.
  var environment: FormEnvironment { get }
  /// Language of month and day names.
  var languageTag: String { get }
  /// Version of the form, for `version()`.
  var formVersion: String { get }
  /// Counts visited nodes; false when an expression has visited too many.
  func visit(_ count: Int) -> Bool
  /// The document node of a choice list or attached file.
  func instance(_ name: String) -> NodeID?
  /// The label of a choice in the active language; `question` is a path or `${name}`.
  func choiceLabel(_ value: String, question: String, context: ExpressionContext) -> String?
  /// A translated text by its id, for `jr:itext`.
  func translation(_ id: String) -> ExpressionValue?
}

/// Clock, randomness and properties that a form may read. Nothing else enters.
public struct FormEnvironment: Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var now: @Sendable () -> Int64
  /// Seconds east of UTC of the wall clock that "today" means.
  public var offsetFromUTC: Int
  /// Sixty-four random bits per call.
  public var random: @Sendable () -> UInt64
  /// Values of `deviceid`, `username`, `email`, `phonenumber` and other preloads.
  public var properties: [String: String]

  /// An environment with the given clock and randomness.
  public init(
    now: @escaping @Sendable () -> Int64, offsetFromUTC: Int = 0,
    random: @escaping @Sendable () -> UInt64, properties: [String: String] = [:]
  ) {
    self.now = now
    self.offsetFromUTC = offsetFromUTC
    self.random = random
    self.properties = properties
  }

  /// The current wall clock.
  public var moment: FormMoment {
    FormMoment(epochMilliseconds: now(), offset: offsetFromUTC)
  }
}

/// Where an expression is evaluated.
package struct ExpressionContext {
  package let host: any ExpressionHost
  /// The node that `.` means.
  package var node: NodeID
  /// The node that `/` means.
  package var root: NodeID
  /// The node that `current()` means.
  package var current: NodeID
  /// 1-based position of the node in the set being filtered, and the set's size.
  package var position = 1
  package var size = 1
  /// Prefixes of raw paths; empty where names are compared as written.
  package var namespaces: [String: String] = [:]

  package init(host: any ExpressionHost, node: NodeID, root: NodeID) {
    self.host = host
    self.node = node
    self.root = root
    current = node
  }

  var tree: InstanceTree { host.tree }

  func at(_ node: NodeID, position: Int, size: Int) -> ExpressionContext {
    var copy = self
    copy.node = node
    copy.position = position
    copy.size = size
    return copy
  }
}
