/// A course as its file describes it: `key: value` lines between two `---`, then Markdown whose
/// `##` headings are modules, each with its minutes, as in `## When to assess (60 min)`.
///
/// *Source: layout of the curriculum folder, research on training and care, 2.2.*
public struct CourseFile: Hashable, Sendable {
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
  /// How it is held, in words of the file.
  public let delivery: [String]
  /// Codes of courses that come before.
  public let prerequisites: [String]
  /// What completes it.
  public let pass: Pass
  /// Where the questions of its tests are.
  public let tests: Tests
  /// Its practical; nil without one.
  public let practical: Practical?
  /// How long an award counts.
  public let expiry: ExpiryRule
  /// The shorter course that renews an award inside its window; nil without one.
  public let refresher: String?
  /// What the course rests on, in words.
  public let sources: [String]
  /// Actions that a valid award opens.
  public let gates: [String]
  /// Roles it is meant for, as codes of `trainingRole`.
  public let roles: [String]
  /// Competencies it gives.
  public let gives: [CompetenceLevel]
  /// Modules in order.
  public let modules: [Module]
  /// Lines on which the keys of the head stand.
  let lines: [String: Int]

  /// Practicals that must be passed; 1 where the course needs one and says no number.
  public var observations: Int { practical?.observations ?? 1 }

  /// Reads a course file.
  ///
  /// - Throws: ``DomainError`` of kind `malformedPackage` naming the line of the first fault.
  public init(parsing text: String) throws(DomainError) {
    let (course, faults) = Self.read(text)
    if let first = faults.first { throw first.error }
    guard let course else { throw CourseHead.Fault(line: 1, reason: Self.noHead).error }
    self = course
  }

  private static let noHead = "a course begins with a head between ---"

  /// Reads a course file as far as it can be read, with every fault.
  static func read(_ text: String) -> (CourseFile?, [CourseHead.Fault]) {
    guard let page = CoursePage(text) else {
      return (nil, [CourseHead.Fault(line: 1, reason: noHead)])
    }
    var head = CourseHead(page.head, keys: CourseHead.courseKeys)
    let modules = page.modules(&head)
    let course = CourseFile(&head, modules: modules)
    return (course, head.faults)
  }

  private init(_ head: inout CourseHead, modules: [Module]) {
    code = head.required("code")
    title = head.required("title")
    version = head.required("version")
    language = head.required("language")
    minutes = head.hours()
    delivery = head.list("delivery")
    prerequisites = head.list("prerequisites")
    pass = head.pass()
    tests = head.tests()
    practical = head.practical()
    expiry = head.expiry()
    refresher = head.refresher
    sources = head.list("sources")
    gates = head.list("gates")
    roles = head.roles()
    gives = head.competencies("gives")
    self.modules = modules
    var lines: [String: Int] = [:]
    for key in CourseHead.courseKeys { lines[key] = head.line(of: key) }
    self.lines = lines
  }

  /// What is wrong with the course as a whole, in words; empty when nothing is.
  public var problems: [String] { faultsAsWhole.map(\.reason) }

  /// The same with lines.
  var faultsAsWhole: [CourseHead.Fault] {
    var faults: [CourseHead.Fault] = []
    let sum = modules.reduce(0) { $0 + $1.minutes }
    if abs(sum - minutes) * 10 > minutes {
      faults.append(
        .init(
          line: lines["hours"],
          reason: "the modules sum to \(sum) minutes, the head says \(minutes)"))
    }
    if modules.isEmpty { faults.append(.init(line: nil, reason: "there is no module")) }
    let built = modules.flatMap(\.competencies)
    for level in gives {
      let isBuilt = built.contains {
        $0.competence == level.competence && $0.level >= level.level
      }
      if !isBuilt {
        faults.append(
          .init(line: lines["gives"], reason: "no module builds \(level), which the head gives"))
      }
    }
    return faults
  }
}
