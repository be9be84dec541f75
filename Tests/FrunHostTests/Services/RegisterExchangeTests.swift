import CommandLineSupport
import FrunDomain
import FrunText
import Testing

/// Training registers and directories of two teams that go both ways, through the commands
/// themselves.
@Suite struct RegisterExchangeTests {
  private let teams: TwoTeams

  init() throws {
    teams = try TwoTeams(seed: 51)
    for (host, trainer) in [(teams.ours, "tara"), (teams.theirs, "toma")] {
      try teams.data(host, "team", "new", trainer, "--role", "trainer")
    }
  }

  /// A person who completed a course of one day, entered by a trainer.
  private func train(
    _ host: TestHost, _ trainer: String, _ name: String, _ course: String, hours: String
  ) throws -> String {
    let person = try #require(
      teams.data(
        host, "--as", trainer, "train", "person", "--add", "--name", name, "--role", "caseworker")[
          "person"]?.string)
    let session = try #require(
      teams.data(
        host, "--as", trainer, "train", "schedule", course, "--on", "2026-02-10", "--trainer",
        trainer)["session"]?.string)
    try teams.data(host, "--as", trainer, "train", "enrol", session, person)
    try teams.data(
      host, "--as", trainer, "train", "attend", session, "--person", person, "--hours", hours,
      "--post-test", "90", "--practical", "pass")
    try teams.data(host, "--as", trainer, "train", "award", session)
    return person
  }

  /// Both directions: the directory first, because it tells who the new trainers are.
  private func exchange(_ round: Int) throws {
    for (host, trainer) in [(teams.ours, "tara"), (teams.theirs, "toma")] {
      try teams.send(["--directory"], from: host, as: "\(trainer)-directory\(round)")
      try teams.send(["--training"], from: host, as: "\(trainer)-register\(round)", by: trainer)
    }
  }

  /// What every list of the register says, in one order.
  private func lists(_ host: TestHost) throws -> [[String]] {
    try ["person", "session", "list"].map { list in
      // Whose team somebody is of stands with the members of the other one.
      try (teams.data(host, "train", list).array ?? []).map {
        $0.canonicalText().replacing("@Team A", with: "").replacing("@Team B", with: "")
      }.sorted()
    }
  }

  @Test func twoTrainersRegistersBecomeOne() throws {
    let (ours, theirs) = (teams.ours, teams.theirs)
    let person = try train(ours, "tara", "Amal Haddad", "GEN-101", hours: "3")
    _ = try train(theirs, "toma", "Basma Said", "GEN-103", hours: "4")
    // Before the directory came nobody here knows who signed.
    let early = ours.run([
      "--as", "tara", "export", "--training", "--to", "Team B", "-o", teams.path(ours, "early"),
      "--yes",
    ])
    #expect(early.status == 0, "\(early.error)")
    try teams.carry("early", from: ours, to: theirs)
    #expect(theirs.run(["import", teams.path(theirs, "early")]).status != 0)

    try exchange(1)
    for host in [ours, theirs] {
      let (people, sessions, awards) = (try lists(host)[0], try lists(host)[1], try lists(host)[2])
      #expect(people.count == 2 && sessions.count == 2 && awards.count == 2)
      let audit = host.run(["vault", "verify"])
      #expect(audit.status == 0, "\(audit.error)")
    }
    #expect(try lists(ours) == lists(theirs))
    // A member of the other team whom only its directory names is a partner like the rest.
    let again = theirs.run(["import", teams.path(theirs, "tara-register1")])
    #expect(again.status == 0 && again.error.contains("was here already"), "\(again.error)")

    // Both answer one question without knowing of each other.
    try teams.data(ours, "--as", "tara", "train", "person", person, "--sex", "female")
    theirs.now = Moment(
      utcMilliseconds: theirs.now.utcMilliseconds + 60_000, zone: "Europe/Athens",
      offsetSeconds: 7_200)
    try teams.data(theirs, "--as", "toma", "train", "person", person, "--sex", "male")
    try teams.send(["--training"], from: ours, as: "register2", by: "tara")
    let (report, said) = try teams.send(["--training"], from: theirs, as: "register2b", by: "toma")
    #expect(report["disagreements"]?.array?.count == 1 && said.contains("frun train conflicts"))
    let open = try teams.data(ours, "--as", "tara", "train", "conflicts").array ?? []
    let question = try #require(open.first?["name"]?.string)
    #expect(open.count == 1 && question.hasSuffix(".sex") && question.hasPrefix("trainee/"))
    let answers = open[0]["answers"]?.array ?? []
    #expect(answers.map { $0["value"]?.string } == ["female", "male"])
    #expect(answers.map { $0["by"]?.array?.first?.string } == ["tara", "toma@Team B"])
    // An ordinary change is refused, a trainer decides.
    #expect(ours.run(["--as", "tara", "train", "person", person, "--sex", "male"]).status == 77)
    #expect(
      ours.run(["train", "decide", question, "--take", "A", "--reason", "asked her"]).status == 77)
    try teams.data(
      ours, "--as", "tara", "train", "decide", question, "--take", "A", "--reason", "asked her")
    #expect(
      ours.run(["--as", "tara", "train", "decide", question, "--take", "A", "--reason", "x"]).status
        == 66)
    try teams.send(["--training"], from: ours, as: "register3", by: "tara")
    for host in [ours, theirs] {
      #expect(try teams.data(host, "train", "conflicts").array?.isEmpty == true)
      let audit = host.run(["vault", "verify"])
      #expect(audit.status == 0, "\(audit.error)")
    }
    #expect(try lists(ours) == lists(theirs))
  }

  @Test func aDirectoryTellsWhoWasRevokedAndNothingOfOtherPartners() throws {
    let (ours, theirs) = (teams.ours, teams.theirs)
    try teams.send(["--directory"], from: ours, as: "1")
    try teams.data(ours, "team", "revoke", "tara", "--reason", "left", "--confirm", "tara")
    _ = try train(theirs, "toma", "Basma Said", "GEN-103", hours: "4")
    let (report, _) = try teams.send(["--directory"], from: ours, as: "2")
    #expect(report["new"]?.integer == 1)
    #expect(!theirs.run(["team", "list"]).output.contains("Team B"), "our partners stay with us")
    let made = ours.run([
      "export", "--training", "--as", "tara", "--to", "Team B", "-o", teams.path(ours, "x"),
      "--yes",
    ])
    #expect(made.status != 0)
    #expect(
      ours.run(["--as", "tara", "export", "--directory", "--to", "Team B", "--dry-run"]).status != 0
    )
  }
}
