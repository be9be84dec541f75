import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Governance
import Testing

@Suite struct TeamTests {
  let module = GovernanceModule()

  @discardableResult
  private func run(_ services: TestServices, _ words: String..., as handle: String? = nil) throws
    -> TestRun
  {
    try services.run(module, words, as: handle)
  }

  private func refusal(_ services: TestServices, _ words: String..., as handle: String? = nil)
    throws -> Failure?
  {
    try services.refusal(module, words, as: handle)
  }

  @Test func listShowsMembersAndWhoActs() throws {
    let services = try TestServices()
    let run = try run(services, "team", "list")
    #expect(
      ProjectFiles.difference(of: run.text, from: "Tests/GovernanceTests/Golden/team.txt") == nil)
    #expect(run.result.memberNames == ["members", "directory", "partners"])
    let members = try #require(run.result["members"]?.array)
    #expect(members.map { $0["handle"]?.string } == ["amina", "joseph"])
    #expect(members.map { $0["you"]?.bool } == [true, false])
    #expect(
      members[0].memberNames == ["handle", "role", "status", "name", "office", "you", "member"])
  }

  @Test func showHasKeys() throws {
    let services = try TestServices()
    let run = try run(services, "team", "show", "joseph")
    #expect(run.result["recipient"]?[0]?.string?.hasPrefix("age1") == true)
    #expect(run.result["signingKey"]?[0]?.string?.count == 64)
    #expect(try refusal(services, "team", "show", "nobody")?.code == "member.notFound")
  }

  @Test func supervisorsAddMembers() throws {
    let services = try TestServices()
    let run = try run(
      services, "team", "new", "olga", "--name", "Olga K.", "--role", "caseworker", as: "joseph")
    #expect(run.result.memberNames == ["member", "handle", "role"])
    try services.act(as: "olga")
    #expect(try services.acting().role == .caseworker)
    #expect(
      try refusal(services, "team", "new", "olga", "--role", "viewer", as: "joseph")?.code
        == "member.exists")
    for handle in ["x", "a b", "olga@b", "Ölga", "-a"] {
      #expect(
        try refusal(services, "team", "new", "--role", "viewer", "--", handle, as: "joseph")?.kind
          == .usage)
    }
  }

  @Test func caseworkersDoNotManageMembers() throws {
    let services = try TestServices()
    for words in [
      ["new", "olga", "--role", "supervisor"], ["role", "joseph", "viewer"],
      ["revoke", "joseph", "--reason", "x", "--confirm", "joseph"],
    ] {
      let failure = try #require(try services.refusal(module, ["team"] + words))
      #expect(failure.kind == .denied)
      // Nothing is asked of somebody who may not.
      #expect(services.prompts.isEmpty)
    }
    #expect(try services.records(RecordQuery(kind: "member")).count == 2)
  }

  @Test func aTeamFoundedByACaseworkerGrowsOnce() throws {
    // The test office was founded so: joseph was added by amina, who may not add another.
    let services = try TestServices()
    let failure = try refusal(services, "team", "new", "second", "--role", "supervisor")
    #expect(failure?.code == "store.denied")
  }

  @Test func rolesChangeAndNotOnesOwn() throws {
    let services = try TestServices()
    try run(services, "team", "role", "amina", "supervisor", "--reason", "promoted", as: "joseph")
    #expect(try services.record(services.amina)?.code("role") == "supervisor")
    #expect(
      try refusal(services, "team", "role", "joseph", "viewer", as: "joseph")?.code
        == "team.ownRole")
  }

  @Test func revokedMembersDoNothing() throws {
    let services = try TestServices()
    services.answersByOption["--confirm"] = "amina"
    try run(services, "team", "revoke", "amina", "--reason", "left", as: "joseph")
    #expect(try refusal(services, "team", "card")?.kind == .denied)
    #expect(
      try refusal(services, "team", "revoke", "amina", "--reason", "x", as: "joseph")?.code
        == "team.revoked")
    let list = try run(services, "team", "list", as: "joseph")
    #expect(list.result["members"]?.array?.count == 1)
    let all = try run(services, "team", "list", "--all", as: "joseph")
    #expect(all.result["members"]?[0]?["status"]?.string == "revoked")
  }

  @Test func cardsAreExchangedWithWords() throws {
    let ours = try TestServices(seed: 1, office: "Team A")
    let theirs = try TestServices(seed: 2, office: "Team B")
    let card = try run(theirs, "team", "card", "-o", "b.card")
    #expect(
      card.result.memberNames == [
        "team", "label", "words", "digits", "code", "signingWords", "members",
      ])
    #expect(card.result["label"]?.string == "Team B")
    theirs.advance(days: 1)
    let again = try run(theirs, "team", "card", as: "joseph")
    #expect(again.result["words"] == card.result["words"])
    let words = try #require(card.result["words"]?.string)
    ours.files["b.card"] = theirs.files["b.card"]
    #expect(
      String(decoding: try #require(ours.files["b.card"]), as: UTF8.self)
        .contains(words.split(separator: " ")[0]) == false)

    let run = try run(ours, "team", "trust", "b.card", "--words", words, as: "joseph")
    #expect(run.result["members"]?.array == ["amina@Team B", "joseph@Team B"])
    #expect(try ours.handle(of: theirs.amina) == "amina@Team B")
    let list = try self.run(ours, "team", "list")
    #expect(list.result["partners"]?[0]?["label"]?.string == "Team B")
    // Our own members stay who they are.
    #expect(list.result["members"]?.array?.count == 2)
  }

  @Test func twoWordsAtPlacesOfChanceAreTyped() throws {
    let ours = try TestServices(seed: 1)
    let theirs = try TestServices(seed: 2, office: "Team B")
    let card = try theirs.teamCard(label: "Team B")
    ours.files["b.card"] = Array(card.document.utf8)
    /// Answers as somebody who hears these words.
    func hearing(_ words: [String]) -> (Prompt) -> String? {
      { prompt in
        let place = prompt.question.split(separator: " ").compactMap { Int($0) }.first
        return place.map { " " + words[$0 - 1].uppercased() }
      }
    }
    ours.answering = hearing(card.words.reversed())
    #expect(try refusal(ours, "team", "trust", "b.card", as: "joseph")?.code == "words.differ")
    #expect(ours.prompts.count == 6)
    #expect(try ours.records(RecordQuery(kind: "partner")).isEmpty)
    ours.clear()
    ours.answering = hearing(card.words)
    #expect(try refusal(ours, "team", "trust", "b.card", as: "joseph") == nil)
    #expect(Set(ours.prompts.map(\.question)).count == 2)
    #expect(try ours.records(RecordQuery(kind: "partner")).count == 1)
  }

  @Test func withoutATerminalAllWordsAreGiven() throws {
    let ours = try TestServices(seed: 1)
    let theirs = try TestServices(seed: 2, office: "Team B")
    let card = try theirs.teamCard(label: "Team B")
    ours.files["b.card"] = Array(card.document.utf8)
    func trust(_ words: String) throws -> Failure? {
      try refusal(ours, "team", "trust", "b.card", "--words", words, as: "joseph")
    }
    #expect(try trust(card.words[0])?.kind == .usage)
    #expect(try trust("\(card.words[0]) \(card.words[1])")?.kind == .usage)
    #expect(try trust(card.words.reversed().joined(separator: " "))?.code == "words.differ")
    #expect(try trust(card.code.replacing("FRUN1:", with: "FRUN1:0"))?.kind == .usage)
    #expect(try ours.records(RecordQuery(kind: "partner")).isEmpty)
    #expect(try trust(card.digits.joined(separator: "-")) == nil)
    #expect(try trust(card.words.joined(separator: ", ").uppercased()) == nil)
    #expect(try trust(card.code) == nil)
  }

  @Test func wrongCardsAreRefused() throws {
    let ours = try TestServices(seed: 1)
    let theirs = try TestServices(seed: 2, office: "Team B")
    let card = try theirs.teamCard(label: "Team B")
    let words = card.words.joined(separator: " ")
    func trust(_ document: String, as handle: String = "joseph") throws -> Failure? {
      ours.files["b.card"] = Array(document.utf8)
      return try refusal(ours, "team", "trust", "b.card", "--words", words, as: handle)
    }
    #expect(try trust("{}")?.code == "card.malformed")
    #expect(
      try trust(card.document.replacing("Team B", with: "Team C"))?.code == "card.signature")
    #expect(try trust(card.document, as: "amina")?.kind == .denied)
    let own = try ours.teamCard(label: "Team A")
    ours.files["b.card"] = Array(own.document.utf8)
    #expect(
      try refusal(
        ours, "team", "trust", "b.card", "--words", own.words.joined(separator: " "), as: "joseph")?
        .code == "card.ownMember")
  }

  @Test func changedKeysAreNeverTaken() throws {
    let ours = try TestServices(seed: 1)
    let theirs = try TestServices(seed: 2, office: "Team B")
    let card = try theirs.teamCard(label: "Team B")
    ours.files["b.card"] = Array(card.document.utf8)
    let words = card.words.joined(separator: " ")
    try run(ours, "team", "trust", "b.card", "--words", words, as: "joseph")
    let forged = try theirs.forgedCard(label: "Team B")
    ours.files["c.card"] = Array(forged.document.utf8)
    let failure = try refusal(
      ours, "team", "trust", "c.card", "--words", forged.words.joined(separator: " "),
      as: "joseph")
    #expect(failure?.code == "card.keyChanged")
  }
}
