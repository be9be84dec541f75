/// What a value means and how it is checked. Data, so that it can come from a plugin's manifest.
public enum ValueKind: Sendable, Hashable {
  /// Any text.
  case text
  /// A whole number, within bounds where given (inclusive).
  case integer(minimum: Int?, maximum: Int?)
  /// A number with a decimal point, within bounds where given (inclusive).
  case decimal(minimum: Double?, maximum: Double?)
  /// `yes` or `no`.
  case yesNo
  /// One of a list of names.
  case choice([Choice])
  /// The path of a file; `-` stands for standard input or output.
  case file(extensions: [String])
  /// The path of a directory.
  case directory
  /// A civil date, `2026-03-09`.
  case date
  /// A civil date of which parts may be unknown: `1998`, `1998-04`, `1998-??`, `1998-04-??`.
  case partialDate
  /// The identifier of a record; the text says of what kind (`case`, `form`).
  case identifier(String)
  /// A number of bytes: `500`, `64k`, `10 MiB`.
  case byteSize
  /// A length of time: `90s`, `15m`, `1h30m`, `7d`.
  case duration

  /// Any whole number.
  public static let integer = ValueKind.integer(minimum: nil, maximum: nil)
  /// Any number.
  public static let decimal = ValueKind.decimal(minimum: nil, maximum: nil)
  /// The path of any file.
  public static let file = ValueKind.file(extensions: [])
}

/// One of the names that an argument accepts.
public struct Choice: Sendable, Hashable {
  /// The name as it is typed.
  public var name: String
  /// What it means, in a few words; may be empty.
  public var help: String

  /// Creates a choice.
  public init(_ name: String, _ help: String = "") {
    self.name = name
    self.help = help
  }
}

/// Where the candidates for completing a value come from.
public enum Completer: Sendable, Hashable {
  /// There are none.
  case none
  /// File names, with these extensions (without dot) or any.
  case file(extensions: [String])
  /// Directory names.
  case directory
  /// A fixed list.
  case values([Choice])
  /// A list only the program knows, such as `caseID`; it must offer identifiers, never names of
  /// people.
  case named(String)
}

/// The value of an option or argument.
public struct ValueSpec: Sendable, Hashable {
  /// The placeholder in help, without brackets: `count`.
  public var name: String
  /// What the value means.
  public var kind: ValueKind
  /// Where completions come from; nil for what follows from the kind.
  public var completer: Completer?

  /// Creates a value.
  public init(_ name: String, _ kind: ValueKind = .text, completer: Completer? = nil) {
    self.name = name
    self.kind = kind
    self.completer = completer
  }

  /// The completer given, or the one that follows from the kind.
  public var effectiveCompleter: Completer {
    if let completer { return completer }
    switch kind {
    case .choice(let choices): return .values(choices)
    case .yesNo: return .values([Choice("yes"), Choice("no")])
    case .file(let extensions): return .file(extensions: extensions)
    case .directory: return .directory
    case .identifier(let record): return .named(record + "ID")
    default: return .none
    }
  }
}
