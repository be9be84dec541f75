import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite struct ReadingTests {
  private static func threeCases() throws -> (CaseOffice, [String]) {
    let office = try CaseOffice()
    return (
      office,
      [try office.open(), try office.open(CaseOffice.kyaw), try office.open(CaseOffice.selam)]
    )
  }

  private static func width(_ text: String) -> Int {
    text.split(separator: "\n").map { DisplayWidth.of($0) }.max() ?? 0
  }

  @Test func listIsNewestFirst() throws {
    let (office, numbers) = try Self.threeCases()
    let run = try office.run("list")
    #expect(run.result.array?.map { $0["number"]?.string } == numbers.reversed())
    #expect(
      run.result[0]?.memberNames == [
        "number", "name", "status", "riskLevel", "protectionStatus", "openedOn", "assigned", "case",
      ])
    #expect(run.result[0]?["riskLevel"]?.string == "low")
    #expect(Self.width(run.text) <= 80)
    #expect(
      ProjectFiles.difference(of: run.text, from: "Tests/CasesTests/Golden/list.txt") == nil)
  }

  @Test func listFilters() throws {
    let (office, numbers) = try Self.threeCases()
    func found(_ words: String...) throws -> [String?]? {
      try office.services.run(office.module, ["case", "list"] + words).result.array?.map {
        $0["number"]?.string
      }
    }
    #expect(try found("--risk", "medium") == [numbers[0]])
    #expect(try found("--risk", "medium", "--risk", "high") == [numbers[1], numbers[0]])
    #expect(try found("--category", "separated") == [numbers[1]])
    #expect(try found("--limit", "1") == [numbers[2]])
    #expect(try found("--assigned", "amina")?.count == 3)
    #expect(try found("--assigned", "joseph") == [])
    try office.run("close", numbers[2], "--reason", "duplicate")
    #expect(try found() == [numbers[1], numbers[0]])
    #expect(try found("--status", "closed") == [numbers[2]])
    #expect(try found("--all")?.count == 3)
  }

  /// A case that came for tracing has no status here: the sender kept it.
  @Test func aCaseWithoutAKnownStatusCountsAsOpen() throws {
    let (office, numbers) = try Self.threeCases()
    let other = try CaseOffice(seed: 7)
    let number = try other.open(CaseOffice.kyaw.replacing("2026-11-02", with: "2026-11-10"))
    try office.services.receiveCases(from: other.services) {
      $0.kind == "case" && $0.field == "status"
    }
    func found(_ words: String...) throws -> [String?]? {
      try office.services.run(office.module, ["case", "list"] + words).result.array?.map {
        $0["number"]?.string
      }
    }
    #expect(try found() == [numbers[2], number, numbers[1], numbers[0]])
    #expect(try found("--limit", "2") == [numbers[2], number])
    #expect(try found("--status", "open")?.contains(number) == false)
  }

  @Test func moreThanTheLimitIsSaid() throws {
    let (office, _) = try Self.threeCases()
    #expect(try office.run("list", "--limit", "2").messages(.info).count == 1)
    #expect(try office.run("list", "--limit", "3").messages(.info).isEmpty)
  }

  @Test func anEmptyListIsASuccess() throws {
    let run = try CaseOffice().run("list")
    #expect(run.outcome.status == 0)
    #expect(run.text == "no cases\n")
    #expect(run.outcome.next == ["frun case new"])
  }

  @Test func showFitsTheScreen() throws {
    let office = try CaseOffice()
    for (name, json) in [("layan", CaseOffice.layan), ("kyaw", CaseOffice.kyaw)] {
      let run = try office.run("show", try office.open(json))
      #expect(Self.width(run.text) <= 80)
      #expect(
        ProjectFiles.difference(
          of: run.text, from: "Tests/CasesTests/Golden/show-\(name).txt") == nil)
      #expect(
        run.result.memberNames == [
          "number", "case", "client", "names", "assigned", "family", "consents", "checks", "plan",
          "placement", "nextVisit", "disagreements", "erased", "withheld",
        ])
    }
  }

  @Test func showTellsWhatWasWithheld() throws {
    let sender = try CaseOffice(seed: 1)
    let receiver = try CaseOffice(seed: 2)
    let number = try sender.open()
    try receiver.services.receiveCases(from: sender.services) { assertion in
      assertion.kind == "case" && assertion.field == "separationPlace"
    }
    let run = try receiver.run("show", number)
    #expect(run.result["withheld"]?.integer == 1)
    #expect(run.text.contains("1 answer of this case was withheld"))
    #expect(!run.text.contains("Border crossing"))
  }

  @Test(arguments: ["الحموي", "layan", "LAYAN KHALED", "Rana Sabbagh", "رنا"])
  func findReadsNamesInAnyScript(text: String) throws {
    let (office, numbers) = try Self.threeCases()
    office.services.files["-"] = Array("\(text)\n".utf8)
    let run = try office.run("find", "--from", "-")
    #expect(run.result.array?.map { $0["number"]?.string } == [numbers[0]])
    #expect(
      run.result[0]?.memberNames == ["number", "matches", "name", "status", "riskLevel", "case"])
  }

  @Test func findGroupsPersonsByCase() throws {
    let (office, numbers) = try Self.threeCases()
    let run = try office.run("find", "الحموي")
    #expect(run.result.array?.count == 1)
    #expect(run.result[0]?["matches"]?.array?.count == 2)
    #expect(
      Set(run.result[0]?["matches"]?.array?.compactMap { $0["part"]?.string } ?? [])
        == ["client", "brother"])
    #expect(run.outcome.next == ["frun case show \(numbers[0])"])
    #expect(try office.run("find", "ဒေါ်ခင်လှ").result[0]?["number"]?.string == numbers[1])
    #expect(try office.run("find", "ተስፋዬ").result[0]?["number"]?.string == numbers[2])
    #expect(try office.run("find", "nobody here").text == "nobody of this name\n")
  }

  @Test func logIsInWordsNewestFirst() throws {
    let (office, number) = try CaseOffice.disagreeing()
    let run = try office.run("log", number)
    #expect(
      run.result.array?.map { $0["command"]?.string } == ["case edit", "case edit", "case new"])
    #expect(run.result[0]?["reason"]?.string == "neighbour reports threats")
    #expect(
      run.result[0]?.memberNames == [
        "at", "author", "handle", "command", "reason", "commit", "device", "sequence", "changes",
      ])
    #expect(Self.width(run.text) <= 80)
    #expect(ProjectFiles.difference(of: run.text, from: "Tests/CasesTests/Golden/log.txt") == nil)
    #expect(try office.run("log", number, "--limit", "1").result.array?.count == 1)
    #expect(try office.run("log", number, "--field", "riskLevel").result.array?.count == 3)
  }

  @Test func openingACaseIsLogged() throws {
    let office = try CaseOffice()
    let number = try office.open()
    try office.run("show", number)
    let stream = try #require(office.services.readings.compactMap(\.stream).first)
    #expect(office.services.readings.contains { $0.stream == stream && $0.action == "show" })
  }

  @Test func unknownCasesAreNotFound() throws {
    let office = try CaseOffice()
    try office.open()
    for words in [["show"], ["log"], ["conflicts"]] {
      let failure = try office.services.refusal(office.module, ["case"] + words + ["0000-0000"])
      #expect(failure?.kind == .notFound)
      #expect(failure?.code == "case.notFound")
    }
  }

  @Test func viewersSeeNoPersons() throws {
    let office = try CaseOffice()
    let number = try office.open()
    try office.services.addMember("visitor", .viewer)
    let list = try office.run("list", as: "visitor")
    #expect(list.result[0]?["name"]?.isNull == true)
    #expect(list.result[0]?["number"]?.string == number)
    let show = try office.run("show", number, as: "visitor")
    #expect(show.result["client"]?.isNull == true)
    #expect(show.result["family"]?.array == [])
    #expect(!show.text.contains("ليان"))
    #expect(try office.refusal("note", number, "--from", "-", as: "visitor") != nil)
  }
}
