extension CourseFile {
  /// One module.
  public struct Module: Hashable, Sendable {
    /// The heading without the minutes.
    public let title: String
    /// Minutes, 0 when the heading says none.
    public let minutes: Int
    /// The competencies it builds, as `C09/1`.
    public let competencies: [CompetenceLevel]
    /// The line of its heading.
    public let line: Int
  }

  /// What completes the course.
  public struct Pass: Hashable, Sendable {
    /// Least part of the minutes attended, in percent.
    public var attendance = 0
    /// Whether the test before the course must have been taken.
    public var needsPreTest = false
    /// Least score of the test after the course, in percent; nil without a test.
    public var postTest: Int?
    /// Whether a practical must be passed.
    public var needsPractical = false
  }

  /// Questions: a bank and a part of it.
  public struct QuestionSource: Hashable, Sendable {
    /// The file beside the course.
    public let file: String
    /// The last part of the name of a category; nil for all of the file.
    public let part: String?

    /// Reads `quiz.gift#post`.
    init(_ text: String) {
      let sides = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      file = String(sides[0])
      part = sides.count == 2 ? String(sides[1]) : nil
    }

    var isPlain: Bool {
      file.hasSuffix(".gift") && !file.contains("/") && file != ".gift" && part != ""
    }
  }

  /// The tests of a course. The one before is asked whole, of the one after some are drawn.
  public struct Tests: Hashable, Sendable {
    /// Questions asked before the course.
    public var pre: QuestionSource?
    /// Questions that the test after the course is drawn from.
    public var post: QuestionSource?
    /// How many are drawn.
    public var draw = 10
    /// How long a test at the screen may take, in minutes; nil without an end.
    public var minutes: Int?
    /// How often somebody may take the test after the course; nil for any number.
    public var attempts: Int?
  }

  /// The practical of a course.
  public struct Practical: Hashable, Sendable {
    /// The rubric, a file beside the course.
    public let file: String
    /// How many have to be passed.
    public var observations = 1
    /// What an assessor holds; nil when the course does not say.
    public var assessor: CompetenceLevel?

    init(file: String) { self.file = file }
  }
}
