import FrunDomain
import FrunText

/// Runs a transcript in process and collects what is not as it says.
package final class TranscriptRunner {
  private let host: TestHost
  private var names: [String: String] = [:]
  private var last: (step: Transcript.Step, result: TestHost.Result)?
  private var isStatusNamed = false
  /// One line for each expectation that did not hold.
  package private(set) var complaints: [String] = []

  package init(_ host: TestHost) {
    self.host = host
  }

  /// Runs every step.
  package func run(_ transcript: Transcript) {
    for file in transcript.files { host.directory.write(file.name, Array(file.text.utf8)) }
    for step in transcript.steps { perform(step) }
    settle()
  }

  private func perform(_ step: Transcript.Step) {
    let rest = expanded(step.rest)
    switch step.verb {
    case "frun":
      settle()
      last = (step, host.run(Transcript.words(rest)))
    case "status":
      isStatusNamed = true
      check(step, last.map { String($0.result.status) == rest } ?? false)
    case "stdout": search(step, rest, last?.result.output ?? "")
    case "stderr": search(step, rest, last?.result.error ?? "")
    case "json": checkJSON(step, rest)
    case "set": keep(step, rest)
    case "input": feed(step, rest)
    case "terminal": host.terminalColumns = Int(rest)
    case "env":
      let parts = rest.split(separator: "=", maxSplits: 1).map(String.init)
      host.environment[parts.first ?? ""] = parts.count == 2 ? parts[1] : nil
    case "now": setClock(step, rest)
    case "exists":
      let path = rest.hasPrefix("/") ? rest : "\(host.directory.path)/\(rest)"
      check(step, (TemporaryDirectory.read(path) != nil) != step.isNegated)
    default: complain(step, "unknown verb")
    }
  }

  /// A run without a `status` line must succeed, or fail when negated.
  private func settle() {
    if let last, !isStatusNamed {
      check(last.step, (last.result.status == 0) != last.step.isNegated)
    }
    isStatusNamed = false
    last = nil
  }

  private func search(_ step: Transcript.Step, _ pattern: String, _ text: String) {
    guard let expression = try? Regex(pattern).anchorsMatchLineEndings() else {
      return complain(step, "not a regular expression")
    }
    check(step, text.contains(expression) != step.isNegated)
  }

  private func checkJSON(_ step: Transcript.Step, _ rest: String) {
    let path = rest.prefix { $0 != " " }
    let expected = rest.dropFirst(path.count + 1)
    guard let output = last?.result.output, var value = try? JSONValue(parsing: output) else {
      return complain(step, "the output is no JSON")
    }
    for part in path.split(separator: ".") {
      if part == "count" {
        value = .integer(Int64(value.array?.count ?? value.object?.count ?? -1))
      } else {
        let next = Int(part).flatMap { value[$0] } ?? value[String(part)]
        guard let next else { return check(step, step.isNegated, "no member \(part)") }
        value = next
      }
    }
    let text = value.string ?? value.text()
    check(step, (text == expected) != step.isNegated, "it is \(text)")
  }

  private func keep(_ step: Transcript.Step, _ rest: String) {
    let name = rest.prefix { $0 != " " }
    let pattern = rest.dropFirst(name.count + 1)
    guard let result = last?.result, let expression = try? Regex(String(pattern)),
      let match = (result.output + result.error).firstMatch(of: expression),
      match.output.count > 1, let group = match.output[1].substring
    else { return complain(step, "nothing found to keep") }
    names[String(name)] = String(group)
  }

  private func feed(_ step: Transcript.Step, _ rest: String) {
    guard rest.hasPrefix("< ") else {
      host.input += Array(rest.utf8) + [0x0A]
      return
    }
    let name = rest.dropFirst(2)
    guard let bytes = TemporaryDirectory.read("\(host.directory.path)/\(name)") else {
      return complain(step, "no such file")
    }
    host.input += bytes
  }

  private func setClock(_ step: Transcript.Step, _ text: String) {
    guard let moment = try? Moment(parsing: text) else { return complain(step, "not a moment") }
    host.now = moment
  }

  private func expanded(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[rest.index(after: dollar)...]
      let name = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
      if let value = name == "WORK" ? host.directory.path : names[name] ?? host.environment[name] {
        result += value
        rest = rest.dropFirst(name.count)
      } else {
        result += "$"
      }
    }
    return result + rest
  }

  private func check(_ step: Transcript.Step, _ holds: Bool, _ detail: String = "") {
    if !holds { complain(step, detail) }
  }

  private func complain(_ step: Transcript.Step, _ detail: String) {
    let command = last.map { "\nafter: frun \($0.step.rest) -> status \($0.result.status)" } ?? ""
    let shown = last.map { "\nstdout:\n\($0.result.output)stderr:\n\($0.result.error)" } ?? ""
    complaints.append(
      "line \(step.line): \(step.isNegated ? "! " : "")\(step.verb) \(step.rest)"
        + (detail.isEmpty ? "" : " (\(detail))") + command + shown)
  }
}
