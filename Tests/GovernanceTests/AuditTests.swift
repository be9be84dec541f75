import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Governance
import Testing

@Suite struct AuditTests {
  let module = GovernanceModule()

  private func office() throws -> (TestServices, String) {
    let services = try TestServices()
    let intake = try CaseIntake(
      [CaseEntity("person", key: "p", fields: [.init("name", "သီရိ")])], services: services)
    _ = try services.commit(
      ChangeSet(
        stream: intake.stream, command: "case new", assertions: intake.drafts.flatMap(\.assertions)
      ))
    return (services, intake.number)
  }

  @Test func logTellsWhoReadWhat() throws {
    let (services, number) = try office()
    _ = try services.openCase(number)
    _ = try services.search(SearchQuery(text: "သီရိ"))
    let run = try services.run(module, ["audit", "log"], as: "joseph")
    #expect(
      run.result[0]?.memberNames == ["sequence", "at", "member", "action", "stream", "command"])
    #expect(run.result.array?.compactMap { $0["action"]?.string } == ["search", "show"])
    #expect(run.text.contains("case \(number)"))
    #expect(run.text.contains("amina"))
    #expect(!run.text.contains("သီရိ"))
    let own = try services.run(module, ["audit", "log", "--case", number], as: "joseph")
    #expect(own.result.array?.compactMap { $0["action"]?.string } == ["show"])
    let nobody = try services.run(module, ["audit", "log", "--member", "joseph"], as: "joseph")
    #expect(nobody.outcome.status == 0)
    let past = try services.run(module, ["audit", "log", "--until", "2020-01-01"], as: "joseph")
    #expect(past.result.array == [])
  }

  @Test func verifyFindsNothingWrong() throws {
    let (services, number) = try office()
    let run = try services.run(module, ["audit", "verify"], as: "joseph")
    #expect(run.outcome.status == 0)
    #expect(run.result.memberNames == ["commits", "segments", "problems"])
    #expect(run.result["problems"]?.array == [])
    let one = try services.run(module, ["audit", "verify", number], as: "joseph")
    #expect(one.result["commits"]?.integer == 1)
    #expect(one.messages(.done).first?.hasPrefix("Case \(number) is complete") == true)
  }

  @Test func verifyTellsDamage() throws {
    let (services, _) = try office()
    try services.damageHistory()
    let run = try services.run(module, ["audit", "verify"], as: "joseph")
    #expect(run.outcome.status == 1)
    #expect(run.result["problems"]?.array?.isEmpty == false)
    #expect(run.messages(.warning).count == 1)
    #expect(run.outcome.next.first == "frun vault backup FILE")
  }

  @Test(arguments: [["audit", "log"], ["audit", "verify"]])
  func onlySomeAudit(words: [String]) throws {
    let (services, _) = try office()
    let failure = try #require(try services.refusal(module, words))
    #expect(failure.kind == .denied)
  }
}
