/// What is wrong with a value, a declaration or a piece of history.
///
/// The text names the place and the rule, never the value itself: an error may
/// end up on a screen someone else sees.
public struct DomainError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The class of fault, stable across versions.
  public enum Code: String, Hashable, Sendable, Codable {
    /// A date, moment, identifier or number is not written in its text form.
    case malformedText
    /// Bytes that should be canonical JSON are not.
    case malformedJSON
    /// A size, depth or range limit is exceeded.
    case outOfBounds
    /// A tag, operation or version this build does not know.
    case unknownTag
    /// A check symbol does not match.
    case checkSymbol
    /// A rule package or other data file breaks its own format.
    case malformedPackage
  }

  /// The class of fault.
  public let code: Code
  /// Where: a field, a key path, a byte offset. Never a value.
  public let place: String
  /// Which rule is broken.
  public let reason: String

  /// An error at a place.
  public init(_ code: Code, at place: String, _ reason: String) {
    self.code = code
    self.place = place
    self.reason = reason
  }

  /// `place: reason`.
  public var description: String { "\(place): \(reason)" }
}
