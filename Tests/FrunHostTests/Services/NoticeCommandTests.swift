import CommandLineSupport
import FrunDomain
import FrunText
import Testing

/// Withdrawals and erasures between two teams, through the commands themselves.
@Suite struct NoticeCommandTests {
  private let teams: TwoTeams
  private let number: String
  private let relative: String

  private static let child = """
    {"name": "Zahra Mohammadi", "sex": "female", "birthDate": "2014-05",
     "consent": {"services": "given", "tracing": "given", "sharing": "given"},
     "relatives": [{"name": "Maryam Mohammadi", "relation": "mother"}]}
    """

  init() throws {
    teams = try TwoTeams(seed: 31)
    let ours = teams.ours
    ours.directory.write("child.json", Array(Self.child.utf8))
    let made = try teams.data(ours, "case", "new", "--from", teams.path(ours, "child.json"))
    number = try #require(made["number"]?.string)
    let shown = try teams.data(ours, "case", "show", number)
    relative = try #require(shown["family"]?.array?.first?["person"]?["id"]?.string)
    try teams.send([number, "--purpose", "transfer"], from: ours, as: "first")
  }

  @Test func aWithdrawalIsToldObeyedAndConfirmed() throws {
    let (ours, theirs) = (teams.ours, teams.theirs)
    #expect(try teams.notices(ours).isEmpty)
    let recorded = ours.run([
      "case", "consent", number, "--sharing", "no", "--withdraw", "--from", "caregiver", "--reason",
      "the uncle threatened them",
    ])
    #expect(recorded.status == 0 && recorded.error.contains("\"Team B\" has this case"))
    let refused = ours.run([
      "export", number, "--purpose", "transfer", "--to", "Team B", "-o", teams.path(ours, "x"),
      "--yes",
    ])
    #expect(refused.status == 77 && refused.output.contains("--purpose notice"))
    #expect(try teams.notices(ours) == ["Team B: sharing pending"])
    let shown = ours.run(["case", "show", number]).output
    #expect(shown.contains("Not told yet: Team B"), "\(shown)")

    // No case is named: all there is to tell goes.
    let (report, said) = try teams.send(["--purpose", "notice"], from: ours, as: "notice")
    #expect(report["withdrawals"]?.array?.count == 1 && report["owesConfirmation"]?.bool == true)
    #expect(
      said.contains("took back consent") && said.contains("Stop using") && !said.contains("uncle"))
    #expect(try teams.notices(ours) == ["Team B: sharing sent"])
    let there = theirs.run(["case", "show", number]).output
    #expect(there.contains("taken back: exports for it are refused"), "\(there)")
    let onward = theirs.run([
      "export", number, "--purpose", "transfer", "--to", "Team A", "-o", teams.path(theirs, "y"),
      "--yes",
    ])
    #expect(onward.status == 77)
    #expect(try teams.notices(theirs) == ["Team A: confirmation pending"])
    let (answer, _) = try teams.send(["--purpose", "notice"], from: theirs, as: "answer")
    #expect(answer["acknowledged"]?.integer == 2 && answer["owesConfirmation"]?.bool == false)
    #expect(try teams.notices(theirs).isEmpty && teams.notices(ours).isEmpty)
    #expect(try teams.notices(ours, "--all") == ["Team B: sharing confirmed"])
    // There is nothing left to tell, and a notice to whoever knows nothing of it is refused.
    let nothing = ours.run([
      "export", "--purpose", "notice", "--to", "Team B", "-o", teams.path(ours, "z"), "--yes",
    ])
    #expect(nothing.status == 66)
    let sent = try teams.data(ours, "archive", "sent")
    #expect(Set(sent.array?.map { $0["purpose"]?.string } ?? []) == ["notice", "transfer"])
    for host in [ours, theirs] { #expect(host.run(["vault", "verify"]).status == 0) }
  }

  @Test func aPersonIsErasedHereAndThere() throws {
    let (ours, theirs) = (teams.ours, teams.theirs)
    let plan = try teams.data(ours, "case", "erase", number, "--of", relative, "--dry-run")
    #expect(plan["erased"]?.bool == false && (plan["answers"]?.integer ?? 0) >= 6)
    #expect(try teams.data(ours, "case", "show", number)["family"]?.array?.count == 1)
    // The number has to be typed, and the client is erased with the case only.
    #expect(
      ours.run(["case", "erase", number, "--of", relative, "--reason", "asked"]).status == 64)
    let client = try teams.data(ours, "case", "show", number)["client"]?["id"]?.string ?? ""
    #expect(ours.run(["case", "erase", number, "--of", client, "--reason", "asked"]).status == 64)
    let done = try teams.data(
      ours, "case", "erase", number, "--of", relative, "--reason", "asked", "--confirm", number)
    #expect(done["answers"] == plan["answers"] && done["erased"]?.bool == true)
    #expect(try teams.data(ours, "case", "show", number)["family"]?.array?.isEmpty == true)
    let (report, said) = try teams.send(["--purpose", "notice"], from: ours, as: "notice")
    #expect(report["erased"]?.array?.first?["answers"] == plan["answers"])
    #expect(said.contains("erased by whoever gave the case"))
    #expect(try teams.data(theirs, "case", "show", number)["family"]?.array?.isEmpty == true)
    try teams.send(["--purpose", "notice"], from: theirs, as: "answer")
    #expect(try teams.notices(ours, "--all") == ["Team B: erasure confirmed"])
    // What lies on an old stick brings nothing back.
    #expect(theirs.run(["import", teams.path(theirs, "first")]).status == 0)
    #expect(!theirs.run(["case", "show", number]).output.contains("Maryam"))
    for host in [ours, theirs] { #expect(host.run(["vault", "verify"]).status == 0) }
  }

  @Test func aCaseIsErasedAndTheOtherTeamsOwnWorkWhenItAgrees() throws {
    let (ours, theirs) = (teams.ours, teams.theirs)
    theirs.directory.write("note.txt", Array("boris heard of an uncle".utf8))
    try teams.data(theirs, "case", "note", number, "--from", teams.path(theirs, "note.txt"))
    try teams.send([number, "--purpose", "transfer"], from: theirs, as: "back")
    // Only who may erase.
    try teams.data(ours, "team", "new", "cora", "--role", "caseworker")
    #expect(ours.run(["--as", "cora", "case", "erase", number, "--dry-run"]).status == 77)
    let done = try teams.data(
      ours, "case", "erase", number, "--reason", "asked", "--confirm", number)
    #expect((done["foreign"]?.integer ?? 0) > 0)
    let shown = ours.run(["case", "show", number]).output
    #expect(!shown.contains("Zahra") && shown.contains("erased for ever"))
    #expect(ours.run(["case", "find", "Zahra"]).output.isEmpty)
    let (report, said) = try teams.send(["--purpose", "notice"], from: ours, as: "notice")
    #expect(report["refused"]?.array?.count == 1 && said.contains("--accept-erasures"))
    #expect(!theirs.run(["case", "show", number]).output.contains("Zahra"))
    #expect(theirs.run(["case", "log", number]).output.contains("uncle"))
    try teams.data(theirs, "team", "new", "dora", "--role", "caseworker")
    let file = teams.path(theirs, "notice")
    #expect(theirs.run(["--as", "dora", "import", file, "--accept-erasures"]).status == 77)
    try teams.data(theirs, "import", file, "--accept-erasures")
    #expect(!theirs.run(["case", "log", number]).output.contains("uncle"))
    try teams.send(["--purpose", "notice"], from: theirs, as: "answer")
    #expect(try teams.notices(ours, "--all") == ["Team B: erasure confirmed"])
    for host in [ours, theirs] { #expect(host.run(["vault", "verify"]).status == 0) }
  }

  @Test func theAgeOfADirectoryIsShownWhereItMatters() throws {
    let (ours, theirs) = (teams.ours, teams.theirs)
    let list = ours.run(["team", "list"])
    #expect(list.output.contains("of today") && list.output.contains("card"))
    // Forty days later, in milliseconds.
    ours.now = Moment(
      utcMilliseconds: ours.now.utcMilliseconds + 40 * 86_400_000, zone: "Europe/Athens",
      offsetSeconds: 10_800)
    theirs.now = ours.now
    for host in [ours, theirs] {
      let opened = host.run(["unlock", "--passphrase-file", teams.path(host, "pass")])
      #expect(opened.status == 0, "\(opened.error)")
    }
    let preview = ours.run([
      "export", number, "--purpose", "transfer", "--to", "Team B", "--dry-run",
    ])
    #expect(preview.output.contains("40 days old"), "\(preview.output)")
    #expect(preview.error.contains("call them") && preview.error.contains("frun team renew"))
    let old = ours.run(["team", "list"])
    #expect(old.error.contains("only the card is known here, 40 days old"), "\(old.error)")
    let (report, _) = try teams.send([number, "--purpose", "transfer"], from: ours, as: "later")
    #expect(
      report["directory"]?["days"]?.integer == 40 && report["directory"]?["isOld"]?.bool == true)
    // Whoever confirms the directory makes it new.
    try teams.data(ours, "team", "renew")
    let (fresh, _) = try teams.send([number, "--purpose", "transfer"], from: ours, as: "fresh")
    #expect(fresh["directory"]?["days"]?.integer == 0)
  }
}
