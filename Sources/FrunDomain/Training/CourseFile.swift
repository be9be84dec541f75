/// A course as its file describes it: `key: value` lines between two `---`, then Markdown whose
/// `##` headings are modules, each with its minutes, as in `## When to assess (60 min)`.
///
/// *Source: layout of the curriculum folder, research on training and care, 2.2.*
public struct CourseFile: Hashable, Sendable {
  /// One module.
  public struct Module: Hashable, Sendable {
    /// The heading without the minutes.
    public let title: String
    /// Minutes, 0 when the heading says none.
    public let minutes: Int
    /// The competencies it builds, as `C09/1`.
    public let competencies: [CompetenceLevel]
  }

  /// What completes the course.
  public struct Pass: Hashable, Sendable {
    /// Least part of the minutes attended, in percent.
    public var attendance = 0
    /// Least score of the test after the course, in percent; nil without a test.
    public var postTest: Int?
    /// Whether a practical must be passed.
    public var needsPractical = false
  }

  /// Code, which is also the folder's name.
  public let code: String
  /// Title.
  public let title: String
  /// Version of the content.
  public let version: String
  /// Language, BCP 47.
  public let language: String
  /// Length as announced, in minutes.
  public let minutes: Int
  /// Codes of courses that come before.
  public let prerequisites: [String]
  /// What completes it.
  public let pass: Pass
  /// How long an award counts.
  public let expiry: ExpiryRule
  /// Actions that a valid award opens.
  public let gates: [String]
  /// Roles it is meant for, as codes of `trainingRole`.
  public let roles: [String]
  /// Competencies it gives.
  public let gives: [CompetenceLevel]
  /// Modules in order.
  public let modules: [Module]

  /// Reads a course file.
  ///
  /// - Throws: ``DomainError`` of kind `malformedPackage` naming the line.
  public init(parsing text: String) throws(DomainError) {
    // Editors of other systems write a byte order mark and CRLF, which is one character in Swift.
    let lines = (text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]).split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }
    ).map(Self.line)
    guard lines.count < 20_000, lines.first == "---",
      let end = lines.dropFirst().firstIndex(of: "---")
    else {
      throw DomainError(.malformedPackage, at: "line 1", "a course begins with a head between ---")
    }
    let head = try CourseHead(lines[1..<end])
    code = try head.required("code")
    title = try head.required("title")
    version = try head.required("version")
    language = try head.required("language")
    minutes = try head.hours()
    prerequisites = head.list("prerequisites")
    pass = try head.pass()
    expiry = try head.expiry()
    gates = head.list("gates")
    roles = try head.roles()
    gives = try head.competencies("gives")
    modules = try Self.modules(lines, from: end + 1)
  }

  /// What is wrong with the course as a whole, in words; empty when nothing is.
  public var problems: [String] {
    var problems: [String] = []
    let sum = modules.reduce(0) { $0 + $1.minutes }
    if abs(sum - minutes) * 10 > minutes {
      problems.append("the modules sum to \(sum) minutes, the head says \(minutes)")
    }
    if modules.isEmpty { problems.append("there is no module") }
    let built = modules.flatMap(\.competencies)
    for level in gives {
      let isBuilt = built.contains {
        $0.competence == level.competence && $0.level >= level.level
      }
      if !isBuilt { problems.append("no module builds \(level), which the head gives") }
    }
    return problems
  }

  private static func line(_ raw: Substring) -> String {
    var line = raw
    while let last = line.last, last.isWhitespace { line.removeLast() }
    return String(line)
  }

  private static func modules(_ lines: [String], from start: Int) throws(DomainError) -> [Module] {
    var modules: [Module] = []
    for (offset, line) in lines.enumerated().dropFirst(start) {
      if line.hasPrefix("## ") {
        let (title, minutes) = heading(line.dropFirst(3))
        modules.append(Module(title: title, minutes: minutes, competencies: []))
      } else if line.hasPrefix("Competency: ") {
        guard let last = modules.popLast() else {
          throw DomainError(
            .malformedPackage, at: "line \(offset + 1)", "a competency belongs under a heading")
        }
        let levels = try CourseHead.levels(
          line.dropFirst(12), at: "line \(offset + 1)")
        modules.append(
          Module(title: last.title, minutes: last.minutes, competencies: last.competencies + levels)
        )
      }
    }
    return modules
  }

  private static func heading(_ text: Substring) -> (String, Int) {
    guard text.hasSuffix(" min)"), let open = text.lastIndex(of: "("),
      let minutes = Int(text[text.index(after: open)...].dropLast(5)),
      (0...100_000).contains(minutes)
    else { return (String(text), 0) }
    var title = text[..<open]
    while title.last == " " { title.removeLast() }
    return (String(title), minutes)
  }
}
