import FrunForms
import FrunText

/// Replays a recorded session with a form and compares answers, relevance,
/// choices and numbers of rows after every step.
struct ScenarioReplay {
  private let line: JSONValue
  private let documents: [String: String]
  private var session: FormSession?
  private var root = ""
  /// The form that was begun last.
  private(set) var xml = ""

  init(_ line: JSONValue, documents: [String: String]) {
    self.line = line
    self.documents = documents
  }

  /// The difference of forms that no sheet describes.
  static let inexpressible = "a group occurs several times without being a repeat"

  /// The first difference, or nil; and whether the form could be begun at all.
  mutating func run() -> String? {
    for (index, step) in (line["steps"]?.array ?? []).enumerated() {
      if let difference = replay(step) {
        return "step \(index) \(step["op"]?.string ?? ""): \(difference)"
      }
    }
    return nil
  }

  private mutating func replay(_ step: JSONValue) -> String? {
    switch step["op"]?.string {
    case "init": return begin(step)
    case "answer": return answer(step)
    case "createNewRepeat":
      guard let path = path(step["ref"]), let session else { return "no repeat" }
      let repeated = AnswerPath(
        path.components.dropLast() + path.components.suffix(1).map { .init(name: $0.name) })
      do {
        try session.addRow(repeated)
      } catch {
        return "\(error)"
      }
      return compare(step["changes"])
    case "removeRepeat":
      guard let path = path(step["ref"]), let session else { return "no row" }
      do {
        try session.removeRow(path)
      } catch {
        return "\(error)"
      }
      return compare(step["changes"])
    case "answerOf":
      guard let path = path(step["ref"]), let session else { return nil }
      let value = (try? session.answer(path)) ?? ""
      let shown = session.isRelevant(path) ? value : ""
      return isSame(step["value"], value) || isSame(step["value"], shown)
        ? nil : "\(path) expected \(step["value"]?.text() ?? "nothing"), got “\(value)”"
    case "choicesOf":
      guard let path = path(step["ref"]), let session else { return nil }
      let names = ((try? session.choices(path)) ?? []).map(\.name)
      let expected = (step["value"]?.array ?? []).map { $0.string ?? $0.text() }
      return names == expected ? nil : "\(path) expected \(expected), got \(names)"
    case "nodeOf":
      guard let path = path(step["ref"]), let session, let relevant = step["relevant"]?.bool else {
        return nil
      }
      return session.isRelevant(path) == relevant ? nil : "\(path) relevance is not \(relevant)"
    case "countRepeatInstancesOf":
      guard let path = path(step["ref"]), let session else { return nil }
      let count = session.rowCount(path)
      return step["value"]?.integer == count ? nil : "\(path) has \(count) rows"
    case "setLanguage":
      session?.setLanguage(step["language"]?.string ?? "")
      return nil
    default: return nil
    }
  }

  private mutating func begin(_ step: JSONValue) -> String? {
    if let id = step["form"]?.string {
      guard let xml = documents[id], let form = try? XFormWorkbook(xml) else {
        return "the form cannot be read"
      }
      if form.hasTwins { return Self.inexpressible }
      root = form.root
      self.xml = xml
      let compilation = FormCompiler(mode: .lenient).compile(form.workbook)
      guard let compiled = compilation.form else {
        let errors = compilation.problems.filter { $0.severity == .error }
        return "refused: \(errors.map(\.description).joined(separator: "; "))"
      }
      let environment = FormEnvironment(
        now: { 1_795_287_600_000 }, random: { UInt64.random(in: .min ... .max) })
      let begun = FormSession(form: compiled, environment: environment)
      for rows in form.initialRows.sorted(by: { $0.path.count < $1.path.count }) {
        guard let path = AnswerPath(trimmed(rows.path)) else { continue }
        while begun.rowCount(path) < rows.count {
          if (try? begun.addRow(path)) == nil { break }
        }
      }
      for (path, value) in form.initialValues {
        guard let path = AnswerPath(trimmed(path)) else { continue }
        try? begun.accept(value, at: path)
      }
      session = begun
    }
    return compare(step["state"])
  }

  private mutating func answer(_ step: JSONValue) -> String? {
    guard let path = path(step["ref"]), let session else { return nil }
    // An answer to a row that is missing makes the rows up to it.
    for (index, component) in path.components.enumerated() {
      guard let row = component.row else { continue }
      let base = AnswerPath(path.components[..<index] + [.init(name: component.name)])
      while session.rowCount(base) < row {
        if (try? session.addRow(base)) == nil { break }
      }
    }
    let value =
      step["value"]?.string ?? (step["value"]?.isNull ?? true ? "" : step["value"]?.text() ?? "")
    do {
      if step["result"]?.string == "OK" {
        try session.accept(value, at: path)
      } else {
        try session.setAnswer(value, at: path)
        return step["result"]?.string == nil ? nil : "the answer was accepted"
      }
    } catch {
      return step["result"]?.string == "OK" ? "\(error)" : nil
    }
    return compare(step["changes"])
  }

  /// Compares the leaves that are named.
  private func compare(_ state: JSONValue?) -> String? {
    guard let session else { return nil }
    for member in state?.object?.members ?? [] {
      guard let values = member.value.array, let expected = values.first, !expected.isNull,
        !member.key.contains("/meta"), !member.key.contains(":"), !member.key.contains("@"),
        let path = AnswerPath(trimmed(member.key))
      else { continue }
      guard let value = try? session.answer(path) else { return "\(path) does not exist" }
      if !isSame(expected, value) {
        return "\(path) expected \(expected.text()), got “\(value)”"
      }
      let flags = values.dropFirst().compactMap(\.string).joined(separator: " ")
      if flags.contains("!relevant") == session.isRelevant(path) {
        return "\(path) relevance is \(session.isRelevant(path))"
      }
    }
    return nil
  }

  private func isSame(_ expected: JSONValue?, _ value: String) -> Bool {
    guard let expected, !expected.isNull else { return value.isEmpty }
    let text = expected.string ?? expected.text()
    if text == value { return true }
    // Numbers and points may be written differently.
    func numbers(_ text: String) -> [Double?] {
      text.split { $0 == " " || $0 == ";" }.map { Double($0) }
    }
    let (left, right) = (numbers(text), numbers(value))
    return !left.isEmpty && left.count == right.count
      && zip(left, right).allSatisfy { pair in
        guard let wanted = pair.0, let number = pair.1 else { return false }
        return (wanted - number).magnitude < max(0.01, wanted.magnitude * 1e-9)
      }
  }

  private func trimmed(_ ref: String) -> String {
    ref.hasPrefix("/" + root) ? String(ref.dropFirst(root.count + 1)) : ref
  }

  /// The path of a reference; `[1]` on anything but a repeat is dropped.
  private func path(_ ref: JSONValue?) -> AnswerPath? {
    ref?.string.flatMap { AnswerPath(trimmed($0)) }
  }
}
