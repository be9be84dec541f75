/// Why a command did not do what it was asked for.
///
/// Rendered once, by the host: `frun: error: …`, then `cause:` and `hint:`
/// lines. Texts begin in lower case, have no full stop, and never hold personal
/// data: no names, no values, no file contents.
public struct Failure: Error, Codable, Sendable, Hashable {
  /// What kind of failure; decides the exit status.
  public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    /// Wrong arguments.
    case usage
    /// Malformed or damaged data.
    case data
    /// Something named does not exist.
    case notFound
    /// A rule forbids it.
    case denied
    /// Somebody else holds it; try again.
    case busy
    /// A part that is needed is missing or broken.
    case unavailable
    /// The output cannot be made.
    case cannotCreate
    /// Reading or writing failed.
    case io
    /// Wrong configuration.
    case configuration
    /// The user stopped it.
    case cancelled
    /// The check ran, and the answer is no.
    case negative
    /// An error of the program.
    case bug

    /// The exit status of the kind.
    public var exitStatus: ExitStatus {
      switch self {
      case .usage: .usage
      case .data: .data
      case .notFound: .notFound
      case .denied: .denied
      case .busy: .busy
      case .unavailable: .unavailable
      case .cannotCreate: .cannotCreate
      case .io: .inputOutput
      case .configuration: .configuration
      case .cancelled: .interrupted
      case .negative: .negative
      case .bug: .bug
      }
    }
  }

  /// What kind of failure.
  public var kind: Kind
  /// Stable name for programs: noun, dot, reason, such as `case.notFound`.
  public var code: String
  /// One line for people.
  public var message: String
  /// Where in the input: file, line, sheet and row, field name.
  public var place: String?
  /// Technical reasons, outermost first.
  public var causes: [String]
  /// What the user can do, as sentences or commands.
  public var hints: [String]

  /// A failure.
  public init(
    _ kind: Kind, _ code: String, _ message: String, place: String? = nil,
    causes: [String] = [], hints: [String] = []
  ) {
    self.kind = kind
    self.code = code
    self.message = message
    self.place = place
    self.causes = causes
    self.hints = hints
  }

  /// The exit status it leads to.
  public var exitStatus: Int { kind.exitStatus.rawValue }
}

extension Failure {
  /// Wrong arguments, found after parsing.
  public static func usage(_ message: String, hints: [String] = []) -> Failure {
    Failure(.usage, "usage", message, hints: hints)
  }

  /// Nothing of this kind has the identifier.
  ///
  /// - Parameter kind: the noun as the user knows it, such as `case`.
  public static func notFound(_ kind: String, hints: [String] = []) -> Failure {
    Failure(.notFound, "\(kind).notFound", "no such \(kind)", hints: hints)
  }

  /// Several of this kind match what was typed.
  public static func ambiguous(_ kind: String, hints: [String] = []) -> Failure {
    Failure(
      .usage, "\(kind).ambiguous", "more than one \(kind) matches",
      hints: hints.isEmpty ? ["type more of the identifier"] : hints)
  }

  /// The user said no, or stopped.
  public static let cancelled = Failure(.cancelled, "cancelled", "stopped; nothing was changed")
}
