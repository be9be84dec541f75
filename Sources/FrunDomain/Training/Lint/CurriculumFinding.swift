/// One thing a lint of the curriculum found.
public struct CurriculumFinding: Hashable, Sendable, Comparable {
  /// How much it matters.
  public enum Severity: String, Hashable, Sendable, Codable {
    /// The course cannot be relied on.
    case error
    /// Somebody should look.
    case warning
  }

  /// The file, below the folder of the curriculum.
  public let file: String
  /// The line, from 1; nil for the file as a whole.
  public let line: Int?
  /// The rule, for programs: `course.hours`.
  public let rule: String
  /// How much it matters.
  public let severity: Severity
  /// What is wrong, in words.
  public let text: String

  /// A finding.
  public init(
    _ file: String, _ line: Int?, _ rule: String, _ text: String,
    severity: Severity = .error
  ) {
    self.file = file
    self.line = line
    self.rule = rule
    self.severity = severity
    self.text = text
  }

  /// By file and line.
  public static func < (left: CurriculumFinding, right: CurriculumFinding) -> Bool {
    (left.file, left.line ?? 0, left.rule, left.text)
      < (right.file, right.line ?? 0, right.rule, right.text)
  }

  /// `file:line`, as editors read it.
  public var place: String { line.map { "\(file):\($0)" } ?? file }
}
