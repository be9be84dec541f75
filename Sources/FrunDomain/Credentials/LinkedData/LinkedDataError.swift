/// Why a document cannot be read as linked data, without any of its contents.
public struct LinkedDataError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: String, Hashable, Sendable {
    /// A context that is not part of this program.
    case unknownContext = "it names a context that this program does not have"
    /// A word that no context defines: a signature would not cover it.
    case undefinedWord = "it has a member that its contexts do not define"
    /// An identifier without scheme, whose meaning depends on where the file lies.
    case relativeAddress = "an identifier in it is not absolute"
    /// A way of writing that badges do not use.
    case unsupported = "it uses a way of writing that is not supported"
    /// More statements, or more work to name its nodes, than is reasonable.
    case tooMuch = "it holds too much"
  }

  /// What is wrong.
  public let reason: Reason

  /// An error.
  public init(_ reason: Reason) { self.reason = reason }

  /// The reason in words.
  public var description: String { reason.rawValue }
}
