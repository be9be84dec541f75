/// The `key: value` head of a course file. Unknown and repeated keys are errors: a misspelt
/// `validity_months` must not make an award count for ever.
///
/// Reading goes on after a fault, so that a lint names all of them at once.
struct CourseHead {
  /// A fault with the line it stands on; nil for the head as a whole.
  struct Fault: Hashable, Sendable {
    let line: Int?
    let reason: String

    var error: DomainError {
      DomainError(.malformedPackage, at: line.map { "line \($0)" } ?? "head", reason)
    }
  }

  private var values: [String: (text: String, line: Int)] = [:]
  private(set) var faults: [Fault] = []

  static let courseKeys: Set<String> = [
    "code", "title", "version", "language", "hours", "delivery", "prerequisites", "pass", "tests",
    "practical", "validity_months", "renewal", "gates", "roles", "gives", "sources",
  ]
  static let translationKeys: Set<String> = ["language", "title", "based_on"]

  init(_ lines: ArraySlice<String>, keys known: Set<String>) {
    for (index, line) in zip(lines.indices, lines) where !line.isEmpty && !line.hasPrefix("#") {
      guard let colon = line.firstIndex(of: ":") else {
        faults.append(Fault(line: index + 1, reason: "key: value is expected"))
        continue
      }
      let key = String(line[..<colon])
      guard known.contains(key) else {
        faults.append(Fault(line: index + 1, reason: "an unknown key"))
        continue
      }
      guard values[key] == nil else {
        faults.append(Fault(line: index + 1, reason: "a key stands twice"))
        continue
      }
      let text = line[line.index(after: colon)...].drop { $0 == " " }
      values[key] = (String(text), index + 1)
    }
  }

  /// Where a key stands.
  func line(of key: String) -> Int? { values[key]?.line }

  /// Notes a fault at a key.
  mutating func wrong(_ key: String, _ expected: String) {
    faults.append(Fault(line: values[key]?.line, reason: expected))
  }

  /// Notes a fault at a line.
  mutating func wrong(line: Int, _ expected: String) {
    faults.append(Fault(line: line, reason: expected))
  }

  mutating func required(_ key: String) -> String {
    guard let value = values[key], !value.text.isEmpty else {
      faults.append(Fault(line: nil, reason: "\(key) is missing"))
      return ""
    }
    return value.text
  }

  func text(_ key: String) -> String? { values[key]?.text }

  func list(_ key: String) -> [String] { Self.parts(values[key]?.text ?? "") }

  static func parts(_ text: some StringProtocol) -> [String] {
    text.split(separator: ",").map { part in
      var part = part.drop { $0 == " " }
      while part.last == " " { part.removeLast() }
      return String(part)
    }.filter { !$0.isEmpty }
  }

  mutating func hours() -> Int {
    let text = required("hours")
    if text.isEmpty { return 0 }
    guard let hours = Double(text), hours > 0, hours < 1000 else {
      wrong("hours", "hours are a number, as in 8.5")
      return 0
    }
    return Int((hours * 60).rounded())
  }

  /// Codes of `trainingRole`.
  mutating func roles() -> [String] {
    let known = Schema.standard.vocabulary("trainingRole")
    let roles = list("roles")
    if !roles.allSatisfy({ known?.contains($0) == true }) {
      wrong("roles", "an unknown role; roles are codes of trainingRole")
    }
    return roles.filter { known?.contains($0) == true }
  }

  mutating func competencies(_ key: String) -> [CompetenceLevel] {
    levels(values[key]?.text ?? "", line: values[key]?.line ?? 0)
  }

  mutating func levels(_ text: some StringProtocol, line: Int) -> [CompetenceLevel] {
    Self.parts(text).compactMap { part in
      if let level = CompetenceLevel(text: part) { return level }
      wrong(line: line, "a competency has a code and a level, as in C09/2")
      return nil
    }
  }
}
