import FrunDomain
import Testing

@Suite("Course files")
struct CourseFileTests {
  private static let head = [
    "code: X-1", "title: Title: with a colon", "version: 2", "language: en", "hours: 1.5",
    "prerequisites: A-1 , B-2", "pass: attendance>=80%, post-test>=70%, practical=pass",
    "validity_months: 24", "renewal: anniversary, window_days=60", "gates: case.read",
    "roles: caseworker, trainer", "gives: C09/2",
  ]
  private static let body = "## First (60 min)\nCompetency: C09/2\n\nText\n## Second (30 min)\n"

  private static func text(_ lines: [String] = head, body: String = body) -> String {
    "---\n" + lines.joined(separator: "\n") + "\n---\n" + body
  }

  /// The head with one line in place of the line of the same key, or without it.
  private static func changed(_ key: String, to line: String?) -> String {
    text(head.compactMap { $0.hasPrefix(key + ":") ? line : $0 })
  }

  @Test("everything a head and its modules say")
  func whole() throws {
    let course = try CourseFile(parsing: Self.text())
    #expect(course.code == "X-1")
    #expect(course.title == "Title: with a colon")
    #expect(course.minutes == 90)
    #expect(course.prerequisites == ["A-1", "B-2"])
    #expect(course.pass.attendance == 80 && course.pass.postTest == 70)
    #expect(course.pass.needsPractical)
    #expect(course.expiry == .anniversary(months: 24, windowDays: 60))
    #expect(course.roles == ["caseworker", "trainer"])
    #expect(course.gives == [try #require(CompetenceLevel("C09", level: 2))])
    #expect(course.modules.map(\.title) == ["First", "Second"])
    #expect(course.modules.map(\.minutes) == [60, 30])
    #expect(course.problems == [])
  }

  @Test("CRLF, a byte order mark and blanks at the end of lines")
  func foreignEditors() throws {
    let plain = try CourseFile(parsing: Self.text())
    let crlf = Self.text().split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: " \r\n")
    #expect(try CourseFile(parsing: "\u{FEFF}" + crlf) == plain)
  }

  @Test(
    "a wrong head is refused, naming the line",
    arguments: [
      ("code", nil, "head"), ("hours", "hours: many", "line 6"), ("hours", "hours: 0", "line 6"),
      ("hours", "hours: nan", "line 6"), ("hours", "hours: 1e9", "line 6"),
      ("pass", "pass: attendance>=101%", "line 8"), ("pass", "pass: praktikal=pass", "line 8"),
      ("validity_months", nil, "line 9"), ("validity_months", "validity_months: two", "line 9"),
      ("validity_months", "validity_months: 0", "line 9"),
      ("validity_months", "validity_months: 99999999999999999999", "line 9"),
      ("validity_months", "valid_months: 24", "line 9"), ("title", "code: X-2", "line 3"),
      ("renewal", "renewal: anniversary, windowdays=60", "line 10"),
      ("renewal", "renewal: anniversary, window_days=sixty", "line 10"),
      ("renewal", "renewal: anniversary, window_days=60, window_days=6", "line 10"),
      ("renewal", "renewal: completion, window_days=60", "line 10"),
      ("renewal", "renewal: fixed, day=13-01", "line 10"), ("renewal", "renewal: never", "line 9"),
      ("renewal", "renewal: sometimes", "line 10"), ("roles", "roles: caseworker, boss", "line 12"),
      ("gives", "gives: C09", "line 13"), ("gives", "gives: C09/5", "line 13"),
      ("gives", "gives: C99/1", "line 13"), ("language", "language en", "line 5"),
    ] as [(String, String?, String)])
  func wrongHeads(_ key: String, _ line: String?, _ place: String) throws {
    do {
      _ = try CourseFile(parsing: Self.changed(key, to: line))
      Issue.record("\(line ?? "no \(key)") was read")
    } catch {
      #expect(error.code == .malformedPackage)
      #expect(error.place == place)
      // The text of the file is never repeated.
      #expect(line.map { !error.description.contains($0) } ?? true)
    }
  }

  @Test("no head, no end of it, a competency before the first heading")
  func structure() {
    for text in ["", "## First (60 min)", "---\ncode: X-1\n", "---"] {
      #expect(throws: DomainError.self) { try CourseFile(parsing: text) }
    }
    do {
      _ = try CourseFile(parsing: Self.text(body: "\nCompetency: C09/1\n"))
      Issue.record("it was read")
    } catch { #expect(error.place == "line 16") }
  }

  @Test("problems: minutes that do not sum up, no module, nothing that builds what is given")
  func problems() throws {
    let none = try CourseFile(parsing: Self.text(body: ""))
    #expect(none.problems.count == 3)
    let short = try CourseFile(
      parsing: Self.text(body: "## First (60 min)\nCompetency: C09/1\n"))
    #expect(
      short.problems == [
        "the modules sum to 60 minutes, the head says 90",
        "no module builds C09/2, which the head gives",
      ])
    let odd = try CourseFile(
      parsing: Self.text(body: "## First (about 60 min)\n## Second (99999999999999999999 min)\n"))
    #expect(odd.modules.map(\.minutes) == [0, 0])
  }

  @Test("the other rules of renewal")
  func rules() throws {
    func rule(_ renewal: String, months: Bool = false) throws -> ExpiryRule {
      try CourseFile(
        parsing: Self.text(
          Self.head.filter { months || !$0.hasPrefix("validity_months") }
            .map { $0.hasPrefix("renewal") ? "renewal: \(renewal)" : $0 })
      ).expiry
    }
    #expect(try rule("never") == .never)
    #expect(try rule("completion", months: true) == .completion(months: 24))
    #expect(
      try rule("fixed, day=12-31, min_active_days=90")
        == .fixed(month: 12, day: 31, minActiveDays: 90))
    #expect(try rule("anniversary", months: true) == .anniversary(months: 24, windowDays: 0))
  }
}
