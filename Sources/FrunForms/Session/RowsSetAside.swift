/// Rows of a repeat that are kept although the form's number no longer asks for them.
public struct RowsSetAside: Sendable, Hashable {
  /// The repeat.
  public let path: AnswerPath
  /// Number of rows.
  public let rows: Int
  /// Number of answers in them.
  public let answers: Int
}
