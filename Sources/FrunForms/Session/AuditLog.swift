import FrunText

/// The log of an interview as the standard defines it: which question was on the
/// screen from when to when, and what changed.
///
/// Pure: whoever asks tells what happened and when. The columns are those of the
/// ODK documentation (“Logging”); moments are milliseconds since 1970-01-01 UTC.
public struct AuditLog: Sendable {
  /// What can happen besides a question being shown.
  public enum Event: String, Sendable, CaseIterable {
    case formStart = "form start"
    case formResume = "form resume"
    case formSave = "form save"
    case formExit = "form exit"
    case formFinalize = "form finalize"
    case saveError = "save error"
    case finalizeError = "finalize error"
    case constraintError = "constraint error"
    case jump
    case beginningOfForm = "beginning of form"
    case endScreen = "end screen"
    case promptRepeat = "repeat"
    case addRepeat = "add repeat"
    case deleteRepeat = "delete repeat"
    case languageChange = "change language"
  }

  /// What the form's `audit` question asks to be logged.
  public struct Settings: Sendable, Hashable {
    /// Whether old and new answers are logged (`track-changes=true`).
    public let tracksChanges: Bool
    /// Whether the person who fills in is named (`identify-user=true`).
    public let identifiesUser: Bool
    /// Whether a reason is asked when a finished record is changed.
    public let asksForReason: Bool
  }

  /// One line.
  public struct Row: Sendable, Hashable {
    /// The event, or `question`.
    public let event: String
    /// The question, as a path from the root; empty for events of the form.
    public let node: String
    /// When it began.
    public let start: Int64
    /// When it ended; nil for what takes no time.
    public var end: Int64?
    /// The answer before and after; nil when changes are not logged or there was none.
    public var oldValue: String?
    /// The answer afterwards.
    public var newValue: String?
    /// Who filled in, when the form asks for it.
    public let user: String?
    /// Why a finished record was changed.
    public let reason: String?
  }

  /// What is logged.
  public let settings: Settings
  /// The lines so far; a question that is on the screen is not among them yet.
  public private(set) var rows: [Row] = []
  private let root: String
  private let user: String?
  private var shown: (path: AnswerPath, start: Int64, value: String)?

  /// A log for a form; nil when the form has no `audit` question.
  public init?(form: CompiledForm, user: String? = nil) {
    guard let item = form.items.first(where: { $0.type == .audit }) else { return nil }
    func isSet(_ key: String) -> Bool { item.parameters[key]?.lowercased() == "true" }
    settings = Settings(
      tracksChanges: isSet("track-changes"), identifiesUser: isSet("identify-user"),
      asksForReason: item.parameters["track-changes-reasons"] == "on-form-edit")
    root = "/" + form.items[0].name
    self.user = settings.identifiesUser ? user ?? "" : nil
  }

  /// Notes something that takes no time. A question that is shown ends with it
  /// when the form is left or saved.
  public mutating func note(
    _ event: Event, at moment: Int64, node path: AnswerPath? = nil, reason: String? = nil
  ) {
    rows.append(
      Row(
        event: event.rawValue, node: path.map(node) ?? "", start: moment, user: user,
        reason: settings.asksForReason ? reason : nil))
  }

  /// A question is shown.
  public mutating func show(_ path: AnswerPath, value: String, at moment: Int64) {
    if let shown { hide(value: shown.value, at: moment) }
    shown = (path, moment, value)
  }

  /// The question on the screen is left with this answer.
  public mutating func hide(value: String, at moment: Int64) {
    guard let question = shown else { return }
    shown = nil
    var row = Row(
      event: "question", node: node(question.path), start: question.start, end: moment, user: user,
      reason: nil)
    if settings.tracksChanges, question.value != value {
      row.oldValue = question.value
      row.newValue = value
    }
    rows.append(row)
  }

  private func node(_ path: AnswerPath) -> String { root + "/" + path.description }

  /// The log as CSV, columns as the settings ask for them.
  public var csv: String {
    var header = ["event", "node", "start", "end"]
    if settings.tracksChanges { header += ["old-value", "new-value"] }
    if settings.identifiesUser { header.append("user") }
    if settings.asksForReason { header.append("change-reason") }
    let lines = rows.map { row in
      var fields = [row.event, row.node, String(row.start), row.end.map { String($0) } ?? ""]
      if settings.tracksChanges { fields += [row.oldValue ?? "", row.newValue ?? ""] }
      if settings.identifiesUser { fields.append(row.user ?? "") }
      if settings.asksForReason { fields.append(row.reason ?? "") }
      return fields
    }
    return CSVWriter().text([header] + lines)
  }
}
