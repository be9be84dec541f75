/// One thing that is wrong, or may be wrong, with a form.
///
/// The codes are the field's own where it has them and descriptive otherwise;
/// `ProblemCatalogue` lists them. Texts quote the form, never an answer.
public struct FormProblem: Sendable, Hashable, CustomStringConvertible {
  /// How grave it is.
  public enum Severity: String, Sendable, Comparable {
    /// Worth knowing.
    case note
    /// Probably not meant.
    case warning
    /// The form cannot be used.
    case error

    /// Notes before warnings before errors.
    public static func < (left: Severity, right: Severity) -> Bool {
      left.rank < right.rank
    }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// How grave it is.
  public var severity: Severity
  /// Stable name of the kind of problem.
  public let code: String
  /// A sentence fragment without final stop.
  public let message: String
  /// `survey`, `choices`, `settings`, `entities`, or nil for the whole file.
  public var sheet: String?
  /// Row of the spreadsheet, or line of the CSV file, from 1.
  public var row: Int?
  /// Name of the column as the standard spells it.
  public var column: String?
  /// The cell and the offending range in it, in Unicode scalars.
  public var excerpt: Excerpt?
  /// What was probably meant.
  public var suggestion: String?

  /// A cell with the range a caret line points at.
  public struct Excerpt: Sendable, Hashable {
    /// The cell's text.
    public let text: String
    /// Half-open range of scalar offsets.
    public let span: Range<Int>
  }

  package init(
    _ severity: Severity, _ code: String, _ message: String, sheet: String? = nil,
    row: Int? = nil, column: String? = nil, excerpt: Excerpt? = nil, suggestion: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.sheet = sheet
    self.row = row
    self.column = column
    self.excerpt = excerpt
    self.suggestion = suggestion
  }

  /// `survey:34:relevant: error EXPR_syntax: … Did you mean …?`
  public var description: String {
    var place = sheet ?? "form"
    if let row { place += ":\(row)" }
    if let column { place += ":\(column)" }
    let hint = suggestion.map { " Did you mean “\($0)”?" } ?? ""
    return "\(place): \(severity.rawValue) \(code): \(message).\(hint)"
  }

  /// The description with the cell and a line of carets under the place.
  public var detailed: String {
    guard let excerpt, !excerpt.text.contains("\n"), excerpt.text.count <= 400 else {
      return description
    }
    let lead = String(repeating: " ", count: excerpt.span.lowerBound)
    let marks = String(repeating: "^", count: max(1, excerpt.span.count))
    return description + "\n  " + excerpt.text + "\n  " + lead + marks
  }
}
