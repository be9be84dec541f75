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
      String(part.drop { $0 == " " })
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
  /// or `never`, with `validity_months`.
  func expiry() throws(DomainError) -> ExpiryRule {
    let parts = list("renewal")
    let months = values["validity_months"].flatMap { Int($0.text) } ?? 0
    func number(_ name: String) -> Int? {
      parts.first { $0.hasPrefix(name + "=") }.flatMap { Int($0.dropFirst(name.count + 1)) }
    }
    switch parts.first {
    case "completion" where months > 0: return .completion(months: months)
    case "anniversary" where months > 0:
      return .anniversary(months: months, windowDays: max(0, number("window_days") ?? 0))
    case "fixed":
      let day = parts.first { $0.hasPrefix("day=") }?.dropFirst(4) ?? ""
      guard let (month, day) = ExpiryRule.monthAndDay(String(day)) else {
        throw wrong("renewal", "fixed needs day=MM-DD")
      }
      return .fixed(month: month, day: day, minActiveDays: max(0, number("min_active_days") ?? 0))
    case "never": return .never
    default:
      throw wrong(
        "renewal", "completion or anniversary with validity_months, fixed, or never is expected")
    }
  }
}
