/// A question as it stands now.
public struct QuestionState: Sendable {
  /// Where it is.
  public let path: AnswerPath
  /// Its declaration.
  public let item: FormItem
  /// The question in the session's language, answers inserted.
  public let label: String
  /// A line of help.
  public let hint: String
  /// Longer help, shown on request.
  public let guidance: String
  /// Whether the label is in the language asked for, not in a fallback.
  public let isTranslated: Bool
  /// The stored answer; empty when there is none.
  public let value: String
  /// Why there is no answer, when that was noted.
  public let missing: MissingAnswer?
  /// Whether an answer is required.
  public let isRequired: Bool
  /// Whether the person may not change it.
  public let isReadOnly: Bool

  /// Its type.
  public var type: QuestionType { item.type ?? .note }
}

/// One line of a form's outline, in the order of the form.
public enum FormStep: Sendable {
  /// The heading of a group; its inner steps follow.
  case group(path: AnswerPath, label: String, isFieldList: Bool)
  /// A repeat with its number of rows; the rows' steps follow.
  case repeating(RepeatState)
  /// The beginning of a row.
  case row(path: AnswerPath)
  /// A question that is relevant now.
  case question(QuestionState)
}

/// A repeat as it stands now.
public struct RepeatState: Sendable {
  /// Where it is; the last step has no row.
  public let path: AnswerPath
  /// Its label.
  public let label: String
  /// Number of rows.
  public let rows: Int
  /// Number of rows that the form computes, or nil when the person decides.
  public let fixedCount: Int?
}
