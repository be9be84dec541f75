import CommandLineSupport
import FrunDomain
import FrunText
import Testing

/// Two teams of one laptop each that trust each other's cards, and a stick between them.
struct TwoTeams {
  let ours: TestHost
  let theirs: TestHost

  init(seed: UInt64) throws {
    ours = try Self.laptop("amina", team: "Team A", seed: seed)
    theirs = try Self.laptop("boris", team: "Team B", seed: seed + 1)
    for (one, other, name) in [(ours, theirs, "a.card"), (theirs, ours, "b.card")] {
      let card = try data(one, "team", "card", "-o", path(one, name))
      let words = try #require(card["words"]?.string)
      try carry(name, from: one, to: other)
      try data(other, "team", "trust", path(other, name), "--words", words)
    }
  }

  private static func laptop(_ handle: String, team: String, seed: UInt64) throws -> TestHost {
    let host = TestHost(data: SourceTree.root(), seed: seed)
    host.directory.write("pass", Array("correct horse battery\n".utf8))
    for words in [
      ["init", "--member", handle, "--passphrase-file", host.directory.path + "/pass"],
      ["team", "create", team],
    ] {
      let made = host.run(words)
      try #require(made.status == 0, "\(made.error)")
    }
    return host
  }

  func path(_ host: TestHost, _ name: String) -> String { host.directory.path + "/" + name }

  func carry(_ name: String, from one: TestHost, to other: TestHost) throws {
    other.directory.write(name, try #require(TemporaryDirectory.read(path(one, name))))
  }

  /// Runs a command with `--json` that ends with a status; answers its data.
  @discardableResult
  func data(
    _ host: TestHost, _ words: String..., status: Int32 = 0,
    at place: SourceLocation = #_sourceLocation
  ) throws -> JSONValue {
    let result = host.run(words + ["--json"])
    #expect(result.status == status, "\(words): \(result.error)", sourceLocation: place)
    let envelope = try JSONValue(parsing: Array(result.output.utf8))
    return try #require(envelope["data"], "\(words): \(result.error)", sourceLocation: place)
  }

  /// Makes an archive, carries it over and takes it in; answers what the import said.
  @discardableResult
  func send(
    _ words: [String], from one: TestHost, as name: String, by member: String? = nil,
    taking options: [String] = [], at place: SourceLocation = #_sourceLocation
  ) throws -> (report: JSONValue, said: String) {
    let isOurs = one === ours
    let other = isOurs ? theirs : ours
    let acting = member.map { ["--as", $0] } ?? []
    let made = one.run(
      acting + ["export"] + words
        + ["--to", isOurs ? "Team B" : "Team A", "-o", path(one, name), "--yes"])
    try #require(made.status == 0, "\(words): \(made.error)", sourceLocation: place)
    try carry(name, from: one, to: other)
    let taken = other.run(["import", path(other, name), "--json"] + options)
    #expect(taken.status == 0, "\(words): \(taken.error)", sourceLocation: place)
    let envelope = try JSONValue(parsing: Array(taken.output.utf8))
    return (try #require(envelope["data"], sourceLocation: place), taken.error + taken.output)
  }

  /// What `archive notices` lists, as `receiver: what state`.
  func notices(_ host: TestHost, _ options: String...) throws -> [String] {
    let result = host.run(["archive", "notices", "--json"] + options)
    let rows = try JSONValue(parsing: Array(result.output.utf8))["data"]?.array ?? []
    let said = rows.map { row in
      let what = row["matter"]?["purpose"]?.string ?? row["matter"]?["kind"]?.string ?? ""
      return "\(row["receiver"]?.string ?? ""): \(what) \(row["state"]?.string ?? "")"
    }
    let isPending = said.contains { $0.hasSuffix("pending") }
    #expect(result.status == (isPending ? 1 : 0), "\(result.error)")
    return said.sorted()
  }
}
