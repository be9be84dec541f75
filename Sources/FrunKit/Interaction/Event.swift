/// Something to show while a command runs. The host decides how, for the
/// terminal, a pipe, a screen reader, or not at all when JSON is asked for.
///
/// Texts may hold anything, also from imported files: the host cleans them.
public enum Event: Codable, Sendable, Hashable {
  /// Rows under headings, on standard output.
  case table(TableEvent)
  /// The fields of one thing, on standard output.
  case fields(FieldsEvent)
  /// Paragraphs, on standard output; wrapped to the screen.
  case text(String)
  /// Text whose lines must stay as they are, on standard output: a document.
  case verbatim(String)
  /// A message, on standard error.
  case message(Message)
  /// How far a long operation is, on standard error.
  case progress(Progress)
}

/// What a piece of text is, for the eye. Never the only sign of its meaning.
public enum Mark: String, Codable, Sendable, Hashable, CaseIterable {
  /// Done, in order.
  case good
  /// Needs attention.
  case caution
  /// Failed, overdue, in disagreement.
  case bad
  /// Less important.
  case muted
  /// An identifier.
  case name
}

/// Text in a cell, with an optional mark.
public struct Cell: Codable, Sendable, Hashable, ExpressibleByStringLiteral {
  /// The text.
  public var text: String
  /// How it is marked.
  public var mark: Mark?

  /// A cell.
  public init(_ text: String, _ mark: Mark? = nil) {
    self.text = text
    self.mark = mark
  }

  /// A cell without a mark.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

/// Rows under headings.
public struct TableEvent: Codable, Sendable, Hashable {
  /// One column.
  public struct Column: Codable, Sendable, Hashable {
    /// Name for `--fields` and the heading of CSV, in camel case.
    public var key: String
    /// Heading for people.
    public var header: String
    /// Whether the cells stand at the right, as numbers do.
    public var isTrailing: Bool
    /// Which columns go first when the screen is narrow: 0 stays always, higher
    /// goes earlier.
    public var dropPriority: Int
    /// Whether cells are never cut: identifiers, dates.
    public var isWhole: Bool

    /// A column.
    public init(
      _ key: String, _ header: String, isTrailing: Bool = false, dropPriority: Int = 0,
      isWhole: Bool = false
    ) {
      self.key = key
      self.header = header
      self.isTrailing = isTrailing
      self.dropPriority = dropPriority
      self.isWhole = isWhole
    }
  }

  /// A line above the table, for people only.
  public var title: String?
  /// The columns.
  public var columns: [Column]
  /// One cell for each column.
  public var rows: [[Cell]]
  /// What is said instead of a table without rows.
  public var whenEmpty: String

  /// A table.
  public init(
    title: String? = nil, columns: [Column], rows: [[Cell]], whenEmpty: String = "nothing found"
  ) {
    self.title = title
    self.columns = columns
    self.rows = rows
    self.whenEmpty = whenEmpty
  }
}

/// The fields of one thing.
public struct FieldsEvent: Codable, Sendable, Hashable {
  /// One field.
  public struct Field: Codable, Sendable, Hashable {
    /// Name for `--fields`, in camel case.
    public var key: String
    /// Label for people.
    public var label: String
    /// The value.
    public var value: Cell

    /// A field.
    public init(_ key: String, _ label: String, _ value: Cell) {
      self.key = key
      self.label = label
      self.value = value
    }
  }

  /// A line above the fields, for people only.
  public var title: String?
  /// The fields in order.
  public var fields: [Field]

  /// The fields of one thing.
  public init(title: String? = nil, fields: [Field]) {
    self.title = title
    self.fields = fields
  }
}

/// A message to the person.
public struct Message: Codable, Sendable, Hashable {
  /// How important it is.
  public enum Level: String, Codable, Sendable, Hashable, CaseIterable {
    /// What is going on; `--quiet` hides it.
    case info
    /// What changed; `--quiet` hides it.
    case done
    /// Needs attention; also in the `warnings` of JSON results.
    case warning
  }

  /// How important it is.
  public var level: Level
  /// A sentence with its full stop; an identifier at the end has none.
  public var text: String

  /// A message.
  public init(_ level: Level, _ text: String) {
    self.level = level
    self.text = text
  }
}

/// How far a long operation is.
public struct Progress: Codable, Sendable, Hashable {
  /// What is being done, such as `checking`.
  public var phase: String
  /// What is counted.
  public enum Unit: String, Codable, Sendable, Hashable {
    /// Things, whatever they are.
    case steps
    /// Bytes: the rate and the time left are shown as well.
    case bytes
  }

  /// Steps finished.
  public var done: Int
  /// Steps in all; nil when not known.
  public var total: Int?
  /// What is counted.
  public var unit: Unit

  /// Progress.
  public init(_ phase: String, done: Int = 0, total: Int? = nil, unit: Unit = .steps) {
    self.phase = phase
    self.done = done
    self.total = total
    self.unit = unit
  }
}
