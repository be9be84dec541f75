/// The rubric of a practical: criteria with what an assessor sees at each of four levels, and which
/// levels pass.
///
/// `- [R1] Hears the child alone` begins a criterion, `1: …` to `4: …` below it are its levels, and
/// `Pass: all>=2, R1>=3` says what passes.
public struct Rubric: Hashable, Sendable {
  /// One criterion.
  public struct Criterion: Hashable, Sendable {
    /// Its identifier, as in `R1`.
    public let id: String
    /// What is looked at.
    public let title: String
    /// The heading it stands under.
    public let section: String
    /// What is seen at levels 1 to 4.
    public internal(set) var levels: [String]
    /// Where it stands.
    public let line: Int
  }

  /// The title of the page.
  public private(set) var title = ""
  /// The criteria in order.
  public private(set) var criteria: [Criterion] = []
  /// The least level of each criterion.
  public private(set) var least: [String: Int] = [:]
  /// What is wrong with the page.
  public private(set) var problems: [GiftProblem] = []

  /// Reads a rubric.
  public init(parsing text: String) {
    var section = ""
    var pass: (text: Substring, line: Int)?
    for (offset, line) in CoursePage.lines(text).enumerated().prefix(20_000) {
      let number = offset + 1
      let trimmed = line.drop { $0 == " " }
      if line.hasPrefix("# ") {
        title = String(line.dropFirst(2))
      } else if line.hasPrefix("## ") {
        section = String(line.dropFirst(3))
      } else if line.hasPrefix("Pass: ") {
        if pass != nil { problems.append(GiftProblem(line: number, "Pass: stands twice")) }
        pass = (line.dropFirst(6), number)
      } else if line.hasPrefix("- [") {
        criterion(line, section, number)
      } else if let level = Self.level(trimmed) {
        guard var last = criteria.popLast() else {
          problems.append(GiftProblem(line: number, "a level stands before the first criterion"))
          continue
        }
        if level.0 != last.levels.count + 1 {
          problems.append(GiftProblem(line: number, "the levels are 1 to 4 in their order"))
        }
        last.levels.append(level.1)
        criteria.append(last)
      } else if trimmed.count < line.count, !trimmed.isEmpty, var last = criteria.popLast() {
        if let text = last.levels.popLast() { last.levels.append(text + " " + trimmed) }
        criteria.append(last)
      }
    }
    for criterion in criteria where criterion.levels.count != 4 {
      problems.append(
        GiftProblem(line: criterion.line, "a criterion has four levels, 1: to 4:"))
    }
    if criteria.isEmpty {
      problems.append(GiftProblem(line: 1, "no criterion; one begins with - [R1]"))
    }
    passes(pass)
  }

  private mutating func criterion(_ line: String, _ section: String, _ number: Int) {
    guard let end = line.firstIndex(of: "]") else {
      problems.append(GiftProblem(line: number, "a criterion begins with - [R1]"))
      return
    }
    let id = String(line[..<end].dropFirst(3))
    let isPlain =
      !id.isEmpty
      && id.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      }
    if !isPlain {
      problems.append(GiftProblem(line: number, "letters and digits name a criterion"))
    }
    if criteria.contains(where: { $0.id == id }) {
      problems.append(GiftProblem(line: number, "a criterion of this name stands above"))
      return
    }
    guard criteria.count < 100 else { return }
    let title = line[line.index(after: end)...].drop { $0 == " " }
    criteria.append(
      Criterion(id: id, title: String(title), section: section, levels: [], line: number))
  }

  private static func level(_ text: Substring) -> (Int, String)? {
    let text = text.hasPrefix("- ") ? text.dropFirst(2) : text
    guard let digit = text.first?.wholeNumberValue, (1...4).contains(digit),
      text.dropFirst().first == ":"
    else { return nil }
    return (digit, String(text.dropFirst(2).drop { $0 == " " }))
  }

  private mutating func passes(_ pass: (text: Substring, line: Int)?) {
    guard let pass else {
      problems.append(GiftProblem(line: 1, "Pass: is missing, as in Pass: all>=2"))
      for criterion in criteria { least[criterion.id] = 3 }
      return
    }
    for part in CourseHead.parts(pass.text) {
      guard let sign = part.firstRange(of: ">="), let level = Int(part[sign.upperBound...]),
        (1...4).contains(level)
      else {
        problems.append(GiftProblem(line: pass.line, "all>=2 or R1>=3 is expected"))
        continue
      }
      let name = String(part[..<sign.lowerBound])
      if name == "all" {
        for criterion in criteria { least[criterion.id] = max(level, least[criterion.id] ?? 1) }
      } else if criteria.contains(where: { $0.id == name }) {
        least[name] = max(level, least[name] ?? 1)
      } else {
        problems.append(GiftProblem(line: pass.line, "Pass: names a criterion that is not there"))
      }
    }
  }

  /// The criteria whose level is too low or missing; empty when the practical is passed. A rubric
  /// without criteria passes nobody.
  public func failing(_ levels: RubricLevels) -> [Criterion] {
    criteria.filter { (levels.levels[$0.id] ?? 0) < (least[$0.id] ?? 1) }
  }

  /// Whether an observation passes.
  public func passes(_ levels: RubricLevels) -> Bool {
    !criteria.isEmpty && failing(levels).isEmpty
  }
}

/// The level seen for each criterion, 1 to 4. Text form: `R1=3 R2=2`.
public struct RubricLevels: Hashable, Sendable {
  /// Levels by criterion.
  public var levels: [String: Int]

  /// Levels.
  public init(_ levels: [String: Int]) { self.levels = levels }

  /// Reads `R1=3 R2=2` (blanks or commas between); nil for anything else.
  public init?(parsing text: String) {
    var levels: [String: Int] = [:]
    for part in text.split(whereSeparator: { $0 == " " || $0 == "," }) {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, let level = Int(sides[1]), (1...4).contains(level),
        !sides[0].isEmpty, levels.updateValue(level, forKey: String(sides[0])) == nil
      else { return nil }
    }
    self.levels = levels
  }

  /// The text form, by criterion.
  public var text: String {
    levels.sorted { ($0.key.count, $0.key) < ($1.key.count, $1.key) }
      .map { "\($0.key)=\($0.value)" }.joined(separator: " ")
  }
}
