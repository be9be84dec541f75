/// The `key: value` head of a course file. Unknown and repeated keys are errors: a misspelt
/// `validity_months` must not make an award count for ever.
struct CourseHead {
  private var values: [String: (text: String, line: Int)] = [:]

  private static let known: Set<String> = [
    "code", "title", "version", "language", "hours", "delivery", "prerequisites", "pass", "tests",
    "practical", "validity_months", "renewal", "gates", "roles", "gives", "sources", "based_on",
  ]

  init(_ lines: ArraySlice<String>) throws(DomainError) {
    for (index, line) in zip(lines.indices, lines) where !line.isEmpty && !line.hasPrefix("#") {
      let place = "line \(index + 1)"
      guard let colon = line.firstIndex(of: ":") else {
        throw DomainError(.malformedPackage, at: place, "key: value is expected")
      }
      let key = String(line[..<colon])
      guard Self.known.contains(key) else {
        throw DomainError(.malformedPackage, at: place, "an unknown key")
      }
      guard values[key] == nil else {
        throw DomainError(.malformedPackage, at: place, "a key stands twice")
      }
      let text = line[line.index(after: colon)...].drop { $0 == " " }
      values[key] = (String(text), index + 1)
    }
  }

  func required(_ key: String) throws(DomainError) -> String {
    guard let value = values[key], !value.text.isEmpty else {
      throw DomainError(.malformedPackage, at: "head", "\(key) is missing")
    }
    return value.text
  }

  func list(_ key: String) -> [String] { Self.parts(values[key]?.text ?? "") }

  private static func parts(_ text: some StringProtocol) -> [String] {
    text.split(separator: ",").map { part in
      var part = part.drop { $0 == " " }
      while part.last == " " { part.removeLast() }
      return String(part)
    }.filter { !$0.isEmpty }
  }

  private func wrong(_ key: String, _ expected: String) -> DomainError {
    DomainError(.malformedPackage, at: "line \(values[key]?.line ?? 0)", expected)
  }

  func hours() throws(DomainError) -> Int {
    let text = try required("hours")
    guard let hours = Double(text), hours > 0, hours < 1000 else {
      throw wrong("hours", "hours are a number, as in 8.5")
    }
    return Int((hours * 60).rounded())
  }

  /// Codes of `trainingRole`.
  func roles() throws(DomainError) -> [String] {
    let known = Schema.standard.vocabulary("trainingRole")
    let roles = list("roles")
    guard roles.allSatisfy({ known?.contains($0) == true }) else {
      throw wrong("roles", "an unknown role; roles are codes of trainingRole")
    }
    return roles
  }

  func competencies(_ key: String) throws(DomainError) -> [CompetenceLevel] {
    try Self.levels(values[key]?.text ?? "", at: "line \(values[key]?.line ?? 0)")
  }

  static func levels(
    _ text: some StringProtocol, at place: String
  ) throws(DomainError) -> [CompetenceLevel] {
    var levels: [CompetenceLevel] = []
    for part in parts(text) {
      guard let level = CompetenceLevel(text: part) else {
        throw DomainError(
          .malformedPackage, at: place, "a competency has a code and a level, as in C09/2")
      }
      levels.append(level)
    }
    return levels
  }

  /// `attendance>=80%, post-test>=80%, practical=pass`.
  func pass() throws(DomainError) -> CourseFile.Pass {
    var pass = CourseFile.Pass()
    for part in list("pass") {
      if part == "practical=pass" {
        pass.needsPractical = true
      } else if let percent = Self.percent(part, "attendance>=") {
        pass.attendance = percent
      } else if let percent = Self.percent(part, "post-test>=") {
        pass.postTest = percent
      } else {
        throw wrong("pass", "attendance>=N%, post-test>=N% or practical=pass is expected")
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

  /// `renewal: anniversary, window_days=60`, `completion`, `fixed, day=12-31, min_active_days=90`
  /// or `never`, with `validity_months` for the first two. A word it does not know is an error: a
  /// misspelt window must not turn into none.
  func expiry() throws(DomainError) -> ExpiryRule {
    let parts = list("renewal")
    var settings: [String: String] = [:]
    for part in parts.dropFirst() {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, settings[String(sides[0])] == nil else {
        throw wrong("renewal", "after the mode come settings, each once, as in window_days=60")
      }
      settings[String(sides[0])] = String(sides[1])
    }
    let allowed: [String: Set<String>] = [
      "completion": [], "anniversary": ["window_days"], "fixed": ["day", "min_active_days"],
      "never": [],
    ]
    guard let mode = parts.first, let known = allowed[mode] else {
      throw wrong(
        "renewal", "completion or anniversary with validity_months, fixed, or never is expected")
    }
    guard Set(settings.keys).isSubset(of: known) else {
      throw wrong("renewal", "\(mode) has no such setting")
    }
    func days(_ name: String) throws(DomainError) -> Int {
      guard let text = settings[name] else { return 0 }
      guard let number = DecimalText.number(Array(text.utf8)[...]), number <= 3660 else {
        throw wrong("renewal", "\(name) is a number of days, at most 3660")
      }
      return number
    }
    switch mode {
    case "completion": return .completion(months: try months())
    case "anniversary":
      return .anniversary(months: try months(), windowDays: try days("window_days"))
    case "fixed":
      guard let (month, day) = ExpiryRule.monthAndDay(settings["day"] ?? "") else {
        throw wrong("renewal", "fixed needs day=MM-DD")
      }
      try withoutMonths()
      return .fixed(month: month, day: day, minActiveDays: try days("min_active_days"))
    default:
      try withoutMonths()
      return .never
    }
  }

  private func months() throws(DomainError) -> Int {
    guard let text = values["validity_months"]?.text else {
      throw wrong("renewal", "validity_months is missing")
    }
    guard let months = DecimalText.number(Array(text.utf8)[...]), (1...1200).contains(months) else {
      throw wrong("validity_months", "a number of months from 1 to 1200 is expected")
    }
    return months
  }

  private func withoutMonths() throws(DomainError) {
    guard values["validity_months"] == nil else {
      throw wrong("validity_months", "only completion and anniversary have validity_months")
    }
  }
}
