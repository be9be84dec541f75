import FrunForms
import FrunText

/// Compiles the workbooks of a file and compares verdict and class of error;
/// also builds the relative paths of references.
func runXLSFormSuite(file: String, report: inout ConformanceReport) throws {
  for line in try SuiteLines.read(file) {
    guard let id = line["id"]?.string else { continue }
    switch line["type"]?.string {
    case "compile":
      let workbook = CompileCase(line)
      let expected = workbook.expected
      let actual = workbook.run()
      // Where the other tool merely crashes, any refusal is right.
      let isRefused = expected.hasPrefix("exception") && actual.verdict == "invalid"
      if expected == actual.verdict || actual.codes.contains(expected) || isRefused {
        // The class is right; the row must be too.
        if let row = line["error"]?["row"]?.integer, !isRefused,
          !actual.rows.contains("\(expected) \(row)")
        {
          report.record(id, expected: "\(expected) in row \(row)", actual: actual.text)
          continue
        }
        report.record(id, expected: expected, actual: expected)
      } else if let reason = FormDifferences.reason(
        workbook: line, expected: expected, codes: actual.codes)
      {
        report.recordByDesign(id, reason)
      } else {
        report.record(id, expected: expected, actual: actual.text)
      }
    case "relative-path":
      let path = PathCase(line)
      let actual = path.run()
      if actual != path.expected, let reason = FormDifferences.reason(path: line) {
        report.recordByDesign(id, reason)
      } else {
        report.record(id, expected: path.expected, actual: actual)
      }
    default: continue
    }
  }
}

/// A workbook with the verdict on it.
struct CompileCase {
  let expected: String
  let workbook: Workbook
  let rootName: String

  init(_ line: JSONValue) {
    var sheets: [Sheet] = []
    for member in line["workbook"]?.object?.members ?? [] {
      let rows = (member.value.array ?? []).enumerated().map { index, row in
        Sheet.Row(
          number: index + 1,
          cells: (row.array ?? []).map { $0.string ?? ($0.isNull ? "" : $0.text()) })
      }
      sheets.append(Sheet(name: member.key, rows: rows))
    }
    for name in line["sheet_names"]?.array ?? [] {
      guard let name = name.string, !sheets.contains(where: { $0.name == name }) else { continue }
      sheets.append(Sheet(name: name, rows: []))
    }
    rootName = line["options"]?["form_name"]?.string ?? "data"
    workbook = Workbook(name: rootName, sheets: sheets)
    expected =
      line["valid"]?.bool == true ? "valid" : line["error"]?["class"]?.string ?? "invalid"
  }

  /// The verdict, the codes of all errors, the same with their rows, and all in words.
  func run() -> (verdict: String, codes: [String], rows: Set<String>, text: String) {
    var compiler = FormCompiler(mode: .strict)
    compiler.rootName = rootName
    let compilation = compiler.compile(workbook)
    let errors = compilation.problems.filter { $0.severity == .error }
    let codes = errors.map(\.code)
    let text = errors.map(\.description).joined(separator: "; ")
    let rows = Set(errors.map { "\($0.code) \($0.row ?? 0)" })
    return (codes.isEmpty ? "valid" : "invalid", codes, rows, codes.isEmpty ? "valid" : text)
  }
}

/// A reference between two places and the path it should become.
struct PathCase {
  let expected: String
  private let line: JSONValue

  init(_ line: JSONValue) {
    self.line = line
    expected = line["expected"]?.string ?? ""
  }

  func run() -> String {
    let context = line["repeat_context"]?.string ?? ""
    var items: [FormItem] = []
    let target = place(context + (line["target"]?.string ?? ""), &items)
    let source = place(context + (line["reference_from"]?.string ?? ""), &items)
    return ReferencePaths(items: items).path(
      from: source, to: target, steppingOut: line["reference_parent"]?.bool == true
    ).notation
  }

  /// The declared node of a path; names beginning with `r`, and `a`, are repeats.
  private func place(_ path: String, _ items: inout [FormItem]) -> Int {
    var parent: Int?
    for name in path.split(separator: "/").map(String.init) {
      if let known = items.first(where: { $0.parent == parent && $0.name == name }) {
        parent = known.index
        continue
      }
      let kind: FormItem.Kind =
        parent == nil
        ? .form
        : name == "a" || name.hasPrefix("r")
          ? .repeating : name.count > 1 ? .group : .question(.text)
      items.append(
        FormItem(index: items.count, name: name, kind: kind, parent: parent, row: 0))
      parent = items.count - 1
    }
    return parent ?? 0
  }
}
