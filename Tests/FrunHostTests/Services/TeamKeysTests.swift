import CommandLineSupport
import FrunDomain
import FrunText
import Testing

/// Laptops that become one team, and lose and find their keys, through the commands themselves.
@Suite struct TeamKeysTests {
  private func laptop(_ handle: String, seed: UInt64) -> TestHost {
    let host = TestHost(seed: seed)
    host.directory.write("pass", Array("correct horse battery\n".utf8))
    let made = host.run([
      "init", "--member", handle, "--passphrase-file", host.directory.path + "/pass",
    ])
    #expect(made.status == 0, "\(made.error)")
    return host
  }

  private func data(_ result: TestHost.Result) throws -> JSONValue {
    let envelope = try JSONValue(parsing: Array(result.output.utf8))
    return try #require(envelope["data"], "\(result.error)")
  }

  /// Runs a command that must succeed; answers its data.
  @discardableResult
  private func run(_ host: TestHost, _ words: String...) throws -> JSONValue {
    let result = host.run(words + ["--json"])
    #expect(result.status == 0, "\(words): \(result.error)")
    return try data(result)
  }

  private func refused(_ host: TestHost, _ words: String...) -> (status: Int32, text: String) {
    let result = host.run(words)
    return (result.status, result.error)
  }

  private func read(_ name: String, _ host: TestHost) throws -> [UInt8] {
    try #require(TemporaryDirectory.read(path(host, name)))
  }

  /// Carries a file from one laptop to another.
  private func carry(_ name: String, from one: TestHost, to other: TestHost) throws {
    other.directory.write(name, try read(name, one))
  }

  private func path(_ host: TestHost, _ name: String) -> String { host.directory.path + "/" + name }

  /// The second laptop joins the first one's team.
  private func join(_ second: TestHost, _ first: TestHost, role: String = "caseworker") throws {
    let request = try run(second, "team", "join", "-o", path(second, "bo.join"))
    try carry("bo.join", from: second, to: first)
    let answer = try run(
      first, "team", "approve", path(first, "bo.join"), "--role", role, "--words",
      try #require(request["words"]?.string), "-o", path(first, "bo.team"))
    try carry("bo.team", from: first, to: second)
    try run(
      second, "team", "enter", path(second, "bo.team"), "--words",
      try #require(answer["words"]?.string))
  }

  @Test func twoLaptopsBecomeOneTeam() throws {
    let first = laptop("am", seed: 11)
    let second = laptop("bo", seed: 12)
    try run(first, "team", "create", "Office North")
    try join(second, first)
    for host in [first, second] {
      let list = try run(host, "team", "list")
      #expect(list["members"]?.array?.map { $0["handle"]?.string } == ["am", "bo"])
      #expect(list["directory"]?["name"]?.string == "Office North")
    }
    #expect(
      try run(first, "team", "fingerprint", "bo")["words"]
        == (try run(second, "team", "fingerprint"))["words"])
    // A caseworker now: what the laptop could do alone it may not do in the team.
    let denied = refused(second, "team", "role", "am", "viewer")
    #expect(denied.status == 77 && denied.text.contains("may not"))
    #expect(second.run(["vault", "verify"]).status == 0)
    // A changed directory goes over as a file, and the old one back is refused.
    try run(first, "team", "directory", "-o", path(first, "old.dir"))
    try run(first, "team", "role", "bo", "supervisor", "--reason", "promoted")
    try run(first, "team", "directory", "-o", path(first, "new.dir"))
    for name in ["old.dir", "new.dir"] { try carry(name, from: first, to: second) }
    let taken = try run(second, "team", "enter", path(second, "new.dir"))
    #expect(taken["joined"]?.bool == false && taken["new"] == .integer(1))
    let rollback = refused(second, "team", "enter", path(second, "old.dir"))
    #expect(rollback.status == 77 && rollback.text.contains("older"))
  }

  /// The register holds no case, so who writes it may take it in; cases stay closed to a trainer.
  @Test func aTrainerTakesTheRegisterInAndNoCases() throws {
    let first = laptop("am", seed: 23)
    let second = laptop("bo", seed: 24)
    try join(second, first, role: "trainer")
    try run(second, "train", "org", "--add", "Hope Network")
    for host in [first, second] { host.directory.write("words", Array("purple lanterns".utf8)) }
    func lock(_ host: TestHost) -> [String] { ["--archive-passphrase-file", path(host, "words")] }
    func export(_ host: TestHost, _ what: String, to name: String) {
      let made = host.run(
        ["archive", "export", what, "-o", path(host, name), "--yes"] + lock(host))
      #expect(made.status == 0, "\(made.error)")
    }
    export(second, "--training", to: "reg.age")
    let taken = second.run(["archive", "import", path(second, "reg.age")] + lock(second))
    #expect(taken.status == 0, "\(taken.error)")
    #expect((taken.error + taken.output).contains("frun train list"))
    export(first, "--directory", to: "dir.age")
    try carry("dir.age", from: first, to: second)
    let denied = second.run(["archive", "import", path(second, "dir.age")] + lock(second))
    #expect(denied.status == 77 && denied.error.contains("may not import"))
  }

  @Test func wrongWordsAndOwnRequestsLetNobodyIn() throws {
    let first = laptop("am", seed: 21)
    let second = laptop("bo", seed: 22)
    let request = try run(second, "team", "join", "-o", path(second, "bo.join"))
    let words = try #require(request["words"]?.string)
    try carry("bo.join", from: second, to: first)
    let file = path(first, "bo.join")
    let reversed = words.split(separator: " ").reversed().joined(separator: " ")
    #expect(
      refused(first, "team", "approve", file, "--role", "viewer", "--words", reversed).status == 77)
    #expect(refused(first, "team", "approve", file, "--role", "viewer").status == 64)
    #expect(try run(first, "team", "list")["members"]?.array?.count == 1)
    // A changed request is no request.
    var bytes = try read("bo.join", first)
    bytes[40] ^= 1
    first.directory.write("bad.join", bytes)
    #expect(
      refused(
        first, "team", "approve", path(first, "bad.join"), "--role", "viewer", "--words", words
      ).status == 65)
    // Nobody lets themselves in.
    let own = try run(first, "team", "join", "-o", path(first, "am.join"), "--handle", "am2")
    let denied = refused(
      first, "team", "approve", path(first, "am.join"), "--role", "supervisor", "--words",
      try #require(own["words"]?.string))
    #expect(denied.status == 77 && denied.text.contains("themselves"))
    // The answer for one laptop is closed to another.
    try run(
      first, "team", "approve", file, "--role", "viewer", "--words", words, "-o",
      path(first, "bo.team"))
    let third = laptop("cy", seed: 23)
    try carry("bo.team", from: first, to: third)
    #expect(refused(third, "team", "enter", path(third, "bo.team")).status == 77)
  }

  @Test func aStolenLaptopsMemberComesBackOnAnother() throws {
    let first = laptop("am", seed: 31)
    let stolen = laptop("bo", seed: 32)
    try join(stolen, first)
    try run(first, "team", "rotate", "--lost-key-of", "bo", "--reason", "stolen", "--yes")
    let new = laptop("bo2", seed: 33)
    let request = try run(new, "team", "join", "-o", path(new, "bo2.join"))
    try carry("bo2.join", from: new, to: first)
    let answer = try run(
      first, "team", "approve", path(first, "bo2.join"), "--replaces", "bo", "--words",
      try #require(request["words"]?.string), "-o", path(first, "bo2.team"))
    try carry("bo2.team", from: first, to: new)
    try run(
      new, "team", "enter", path(new, "bo2.team"), "--words",
      try #require(answer["words"]?.string))
    #expect(try run(new, "identity", "show")["handle"]?.string == "bo")
    #expect(try run(first, "team", "list")["members"]?.array?.count == 2)
    #expect(new.run(["vault", "verify"]).status == 0)
    try run(stolen, "team", "directory", "-o", path(stolen, "stale.dir"))
    try carry("stale.dir", from: stolen, to: first)
    #expect(refused(first, "team", "enter", path(first, "stale.dir")).status == 77)
  }

  @Test func keysGoAwayAndComeBackFromAFile() throws {
    let host = laptop("am", seed: 41)
    host.directory.write("secret", Array("six plain words for amina\n".utf8))
    let lock = ["--identity-passphrase-file", path(host, "secret")]
    let file = path(host, "am.age")
    #expect(host.run(["identity", "export", file] + lock).status == 0)
    let words = try run(host, "identity", "show")["words"]
    #expect(
      host.run(["identity", "travel", "--kept", file, "--yes"] + lock).status == 0)
    let away = refused(host, "team", "list")
    #expect(away.status == 78 && away.text.contains("frun identity import"))
    #expect(try run(host, "identity", "show")["keys"]?.string == "none")
    host.directory.write("wrong", Array("other words for somebody\n".utf8))
    #expect(
      host.run(["identity", "import", file, "--identity-passphrase-file", path(host, "wrong")])
        .status == 77)
    #expect(host.run(["identity", "import", file] + lock).status == 0)
    #expect(try run(host, "identity", "show")["words"] == words)
    #expect(host.run(["team", "list"]).status == 0)
    // Write-only: the signing key alone stays.
    #expect(
      host.run(["identity", "write-only", "--kept", file, "--yes"] + lock).status == 0)
    #expect(try run(host, "identity", "show")["keys"]?.string == "signing")
    #expect(host.run(["team", "create", "Office"]).status == 0)
    let someone = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
    try run(
      host, "archive", "encrypt", path(host, "secret"), "--to", someone, "-o", path(host, "to"))
    let shut = refused(host, "archive", "decrypt", path(host, "to"), "-o", path(host, "out"))
    #expect(shut.status == 77 && shut.text.contains("only writes"))
    #expect(host.run(["team", "rotate", "--yes"]).status == 77)
    #expect(host.run(["identity", "import", file] + lock).status == 0)
    // After new keys the old file brings nothing back and sends nobody away.
    #expect(host.run(["team", "rotate", "--yes"]).status == 0)
    #expect(host.run(["identity", "travel", "--kept", file, "--yes"] + lock).status == 77)
    #expect(host.run(["identity", "import", file] + lock).status == 77)
    #expect(host.run(["vault", "verify"]).status == 0)
  }

  @Test func keysComeBackFromShares() throws {
    let host = laptop("am", seed: 51)
    let gone = try run(host, "identity", "travel", "--shares", "--yes")
    let shares = try #require(gone["shares"]?.array).compactMap(\.string)
    #expect(shares.count == 3)
    for (index, share) in shares.enumerated() {
      host.directory.write("share-\(index)", Array(share.utf8))
    }
    func bringBack(_ numbers: [Int]) -> Int32 {
      host.run(
        ["identity", "import"]
          + numbers.flatMap { ["--share-file", path(host, "share-\($0)")] }
      ).status
    }
    #expect(bringBack([1]) == 65)
    #expect(bringBack([0, 2]) == 0)
    #expect(try run(host, "identity", "show")["keys"]?.string == "both")
    // They open it once: nothing is left in the vault.
    #expect(bringBack([0, 2]) == 77)
  }

  @Test func theRecoveryKeyIsRehearsedAndOpensWhatWasSealed() throws {
    let host = laptop("am", seed: 61)
    let made = try run(host, "team", "recovery", "-o", path(host, "sheets"))
    #expect(made["shares"] == nil && made["scheme"]?.string == "2-of-3")
    let sheet = String(decoding: try read("sheets/share-2.html", host), as: UTF8.self)
    #expect(sheet.contains("Share 2 of 3") && !sheet.contains("am."))
    let again = try run(host, "team", "recovery", "--yes", "--scheme", "3-of-5")
    let shares = try #require(again["shares"]?.array).compactMap(\.string)
    for (index, share) in shares.enumerated() {
      host.directory.write("share-\(index)", Array(share.utf8))
    }
    let files = [0, 2, 4].flatMap { ["--share-file", path(host, "share-\($0)")] }
    #expect(host.run(["team", "recover", "--drill"] + files).status == 0)
    #expect(try run(host, "team", "directory")["drilledOn"]?.string == "2026-03-02")
    #expect(host.run(["team", "recover", "--drill"] + files.dropLast(2)).status == 65)
    host.directory.write("secret", Array("six plain words for recovery\n".utf8))
    let lock = ["--identity-passphrase-file", path(host, "secret")]
    #expect(
      host.run(["team", "recover", "-o", path(host, "recovery.age")] + files + lock).status == 0)
    // A set that was replaced is told from the one in use.
    let third = try run(host, "team", "recovery", "--yes")
    #expect(third["set"] != again["set"])
    #expect(host.run(["team", "recover", "--drill"] + files).status == 1)
  }

  @Test func anOldDirectoryIsPointedOut() throws {
    let host = laptop("am", seed: 71)
    #expect(!host.run(["team", "list"]).error.contains("days old"))
    host.now = .init(
      utcMilliseconds: host.now.utcMilliseconds + 31 * 86_400_000, zone: "Europe/Athens",
      offsetSeconds: 7_200)
    #expect(host.run(["team", "list"]).error.contains("31 days old"))
    try run(host, "team", "renew")
    #expect(!host.run(["team", "list"]).error.contains("days old"))
  }

  @Test func qrCodesAreDrawn() throws {
    let host = laptop("am", seed: 81)
    let shown = host.run(["team", "fingerprint", "--qr", "--svg", path(host, "key.svg")])
    #expect(shown.status == 0 && shown.output.split(separator: "\n").count > 15)
    let drawing = String(decoding: try read("key.svg", host), as: UTF8.self)
    #expect(drawing.contains("<svg"))
    #expect(host.run(["team", "card", "--qr"]).status == 0)
  }
}
