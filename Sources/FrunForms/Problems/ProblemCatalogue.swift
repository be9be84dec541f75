/// What is known about the kinds of problem.
public enum ProblemCatalogue {
  /// Mistakes after which nothing sensible is left of a form.
  private static let fatal: Set<String> = [
    "SHEET_survey_missing", "SURVEY_001", "SURVEY_002", "HEADER_001", "HEADER_003",
    "LIMIT_rows", "SURVEY_empty",
  ]

  /// Whether the lenient mode may go on after the mistake.
  public static func isRepairable(_ code: String) -> Bool { !fatal.contains(code) }
}
