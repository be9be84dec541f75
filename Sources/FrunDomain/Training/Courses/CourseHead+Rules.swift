/// The lines of a head that are rules.
extension CourseHead {
  /// `attendance>=80%, pre-test=taken, post-test>=80%, practical=pass`.
  mutating func pass() -> CourseFile.Pass {
    var pass = CourseFile.Pass()
    for part in list("pass") {
      if part == "practical=pass" {
        pass.needsPractical = true
      } else if part == "pre-test=taken" {
        pass.needsPreTest = true
      } else if let percent = Self.percent(part, "attendance>=") {
        pass.attendance = percent
      } else if let percent = Self.percent(part, "post-test>=") {
        pass.postTest = percent
      } else {
        wrong(
          "pass",
          "attendance>=N%, pre-test=taken, post-test>=N% or practical=pass is expected")
      }
    }
    return pass
  }

  private static func percent(_ text: String, _ prefix: String) -> Int? {
    guard text.hasPrefix(prefix), text.hasSuffix("%"),
      let number = Int(text.dropFirst(prefix.count).dropLast()), (0...100).contains(number)
    else { return nil }
    return number
  }

  /// `pre=quiz.gift#pre, post=quiz.gift#post, draw=10, minutes=30, attempts=3`.
  mutating func tests() -> CourseFile.Tests {
    var tests = CourseFile.Tests()
    for part in list("tests") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = sides.count == 2 ? String(sides[1]) : ""
      switch sides.first {
      case "pre" where tests.pre == nil && !value.isEmpty:
        tests.pre = CourseFile.QuestionSource(value)
      case "post" where tests.post == nil && !value.isEmpty:
        tests.post = CourseFile.QuestionSource(value)
      case "draw":
        tests.draw =
          number(value, 1...200, "draw is a number of questions from 1 to 200") ?? tests.draw
      case "minutes" where tests.minutes == nil:
        tests.minutes = number(value, 1...600, "minutes is the time for a test, from 1 to 600")
      case "attempts" where tests.attempts == nil:
        tests.attempts = number(value, 1...20, "attempts is a number from 1 to 20")
      default:
        wrong(
          "tests",
          "pre=FILE#PART, post=FILE#PART, draw=N, minutes=N and attempts=N are expected, each once")
      }
    }
    for source in [tests.pre, tests.post] {
      guard let source, !source.isPlain else { continue }
      wrong("tests", "a question bank is a file beside the course, as in quiz.gift#post")
    }
    return tests
  }

  private mutating func number(
    _ text: String, _ range: ClosedRange<Int>, _ expected: String
  ) -> Int? {
    guard let number = DecimalText.number(Array(text.utf8)[...]), range.contains(number) else {
      wrong("tests", expected)
      return nil
    }
    return number
  }

  /// `practical.md, observations=2, assessor=C09/3`.
  mutating func practical() -> CourseFile.Practical? {
    let parts = list("practical")
    guard let file = parts.first else { return nil }
    if file.contains("/") || file.contains("=") || !file.hasSuffix(".md") {
      wrong("practical", "a rubric is a file beside the course, as in practical.md")
    }
    var practical = CourseFile.Practical(file: file)
    for part in parts.dropFirst() {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = sides.count == 2 ? String(sides[1]) : ""
      if sides.first == "observations",
        let number = DecimalText.number(Array(value.utf8)[...]), (1...20).contains(number)
      {
        practical.observations = number
      } else if sides.first == "assessor", let level = CompetenceLevel(text: value) {
        practical.assessor = level
      } else {
        wrong("practical", "after the file come observations=N and assessor=C09/3")
      }
    }
    return practical
  }

  /// `renewal: anniversary, window_days=60`, `completion`, `fixed, day=12-31, min_active_days=90`
  /// or `never`, with `validity_months` for the first two. A word it does not know is an error: a
  /// misspelt window must not turn into none. `refresher=CODE` names the shorter course that
  /// renews inside the window.
  mutating func expiry() -> ExpiryRule {
    let parts = list("renewal")
    var settings: [String: String] = [:]
    for part in parts.dropFirst() {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, settings[String(sides[0])] == nil else {
        wrong("renewal", "after the mode come settings, each once, as in window_days=60")
        return .never
      }
      settings[String(sides[0])] = String(sides[1])
    }
    let allowed: [String: Set<String>] = [
      "completion": [], "anniversary": ["window_days", "refresher"],
      "fixed": ["day", "min_active_days"], "never": [],
    ]
    guard let mode = parts.first, let known = allowed[mode] else {
      wrong(
        "renewal", "completion or anniversary with validity_months, fixed, or never is expected")
      return .never
    }
    if !Set(settings.keys).isSubset(of: known) { wrong("renewal", "\(mode) has no such setting") }
    switch mode {
    case "completion": return .completion(months: months())
    case "anniversary":
      return .anniversary(months: months(), windowDays: days("window_days", settings))
    case "fixed":
      guard let (month, day) = ExpiryRule.monthAndDay(settings["day"] ?? "") else {
        wrong("renewal", "fixed needs day=MM-DD")
        return .never
      }
      withoutMonths()
      return .fixed(month: month, day: day, minActiveDays: days("min_active_days", settings))
    default:
      withoutMonths()
      return .never
    }
  }

  /// The course named by `refresher=` in `renewal`.
  var refresher: String? {
    list("renewal").dropFirst().first { $0.hasPrefix("refresher=") }.map {
      String($0.dropFirst("refresher=".count))
    }
  }

  private mutating func days(_ name: String, _ settings: [String: String]) -> Int {
    guard let text = settings[name] else { return 0 }
    guard let number = DecimalText.number(Array(text.utf8)[...]), number <= 3660 else {
      wrong("renewal", "\(name) is a number of days, at most 3660")
      return 0
    }
    return number
  }

  private mutating func months() -> Int {
    guard let text = text("validity_months") else {
      wrong("renewal", "validity_months is missing")
      return 1
    }
    guard let months = DecimalText.number(Array(text.utf8)[...]), (1...1200).contains(months) else {
      wrong("validity_months", "a number of months from 1 to 1200 is expected")
      return 1
    }
    return months
  }

  private mutating func withoutMonths() {
    if text("validity_months") != nil {
      wrong("validity_months", "only completion and anniversary have validity_months")
    }
  }
}
