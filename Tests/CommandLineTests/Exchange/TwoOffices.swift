import CommandLineSupport
import FrunText

/// Two teams who know each other and answered four questions about one child differently, and the
/// archive with the answers of the other team.
final class TwoOffices {
  /// The team that takes the archive in: joseph, a supervisor, and amina, a caseworker.
  let here = TestHost(seed: 1)
  private let there = TestHost(seed: 2)
  /// The case.
  private(set) var number = ""
  /// The archive from there.
  private(set) var archive = ""

  private struct Failed: Error { let what: String }

  init() throws {
    for (host, handle, office) in [(here, "joseph", "Team A"), (there, "maria", "Team B")] {
      host.directory.write("pass", Array("river lantern seven mango bridge stone\n".utf8))
      try run(host, ["init", "--member", handle, "--role", "supervisor", "--office", office])
      if handle == "joseph" { try run(host, ["team", "new", "amina", "--role", "caseworker"]) }
      try run(host, ["team", "card", "-o", host.directory.path + "/card"])
    }
    for (host, other) in [(here, there), (there, here)] {
      let words = try json(other, ["team", "card"])["words"]?.string ?? ""
      try run(host, ["team", "trust", other.directory.path + "/card", "--words", words])
    }
    try register()
    try edit(
      here,
      #"{"riskLevel":"low","protectionStatus":"separated","person.birthDate":"2014-03-02","#
        + #""name.text":"أمينة حسن"}"#)
    // An hour later, so that the answers of this team are called A.
    there.wait(minutes: 60)
    try edit(
      there,
      #"{"riskLevel":"high","protectionStatus":"at_risk","person.birthDate":"2016","#
        + #""name.text":"امينه الحسن الخطيبي"}"#)
    archive = try export(there, to: "Team A")
  }

  private func register() throws {
    here.directory.write(
      "child.json",
      Array(
        #"{"name":"أمينة حسن الخطيب","sex":"female","riskLevel":"medium","#
          .utf8)
        + Array(
          #""protectionStatus":"unaccompanied","birthDate":"2015-03-02","consent":{"sharing":"given"}}"#
            .utf8))
    try run(here, ["case", "new", "--from", here.directory.path + "/child.json"])
    number = try json(here, ["case", "list"])[0]?["number"]?.string ?? ""
    try run(there, ["import", try export(here, to: "Team B")])
  }

  private func export(_ host: TestHost, to team: String) throws -> String {
    let path = host.directory.path + "/out.age"
    try run(
      host, ["export", number, "--to", team, "--purpose", "transfer", "-o", path, "--yes"])
    return path
  }

  private func edit(_ host: TestHost, _ answers: String) throws {
    host.directory.write("edit.json", Array(answers.utf8))
    try run(
      host,
      ["case", "edit", number, "--from", host.directory.path + "/edit.json", "--reason", "told so"])
  }

  @discardableResult
  private func run(_ host: TestHost, _ words: [String]) throws -> TestHost.Result {
    let result = host.run(words + ["--passphrase-file", host.directory.path + "/pass"])
    guard result.status == 0 else { throw Failed(what: "\(words): \(result.error)") }
    return result
  }

  private func json(_ host: TestHost, _ words: [String]) throws -> JSONValue {
    let result = try run(host, words + ["--json"])
    guard let data = try JSONValue(parsing: Array(result.output.utf8))["data"] else {
      throw Failed(what: result.output)
    }
    return data
  }

  // MARK: Here

  /// Takes the archive in at a terminal while somebody types.
  func take(
    typing input: String, columns: Int = 80, _ options: [String] = []
  ) -> TestHost.Result {
    here.terminalColumns = columns
    here.environment["COLUMNS"] = "\(columns)"
    defer { here.terminalColumns = nil }
    here.input = Array(input.utf8)
    return here.run(
      ["import", archive, "--no-pager", "--color=never"] + options
        + ["--passphrase-file", here.directory.path + "/pass"])
  }

  /// The questions that are still open here.
  func open() throws -> [String] {
    try json(here, ["case", "conflicts", number]).array?.compactMap { $0["field"]?.string } ?? []
  }

  /// The answers here: of the case, of the client, and the name.
  func answers() throws -> [String: String] {
    let shown = try json(here, ["case", "show", number])
    return [
      "riskLevel": shown["case"]?["riskLevel"]?.string ?? "",
      "protectionStatus": shown["case"]?["protectionStatus"]?.string ?? "",
      "birthDate": shown["client"]?["birthDate"]?.string ?? "",
      "name": shown["names"]?[0]?["text"]?.string ?? "",
    ]
  }

  /// Whether the vault here is sound.
  func isSound() throws -> Bool { try json(here, ["vault", "verify"])["sound"] == true }

  /// What a process of its own needs to work in this office.
  var environment: [String: String] {
    [
      "HOME": here.directory.path, "XDG_RUNTIME_DIR": here.directory.path + "/run", "TZ": "UTC",
      "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "PATH": "/usr/bin:/bin",
      "FRUN_DATA": SourceTree.root(),
    ]
  }
}
