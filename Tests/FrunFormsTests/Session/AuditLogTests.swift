import Testing

@testable import FrunForms

@Suite struct AuditLogTests {
  static func log(_ parameters: String, user: String? = nil) throws -> AuditLog? {
    AuditLog(
      form: try compiled(
        """
        | survey |
        | | type | name | label | parameters |
        | | audit | audit | | \(parameters) |
        | | begin_repeat | child | Child | |
        | | text | name | Name | |
        | | end_repeat | | | |
        """), user: user)
  }

  @Test func questionsAndEventsBecomeLines() throws {
    var log = try #require(try Self.log(""))
    log.note(.formStart, at: 1_000)
    log.show(try path("child[1]/name"), value: "", at: 1_100)
    log.hide(value: "Amina", at: 1_900)
    log.note(.formFinalize, at: 2_000)
    #expect(
      log.csv == "event,node,start,end\r\nform start,,1000,\r\n"
        + "question,/data/child[1]/name,1100,1900\r\nform finalize,,2000,\r\n")
  }

  @Test func changesAndThePersonAreLoggedWhenTheFormAsks() throws {
    var log = try #require(
      try Self.log(
        "track-changes=true identify-user=true track-changes-reasons=on-form-edit", user: "nora"))
    log.note(.formResume, at: 5, reason: "misspelt")
    log.show(try path("child[1]/name"), value: "Amina", at: 6)
    log.show(try path("child[2]/name"), value: "Bilal", at: 7)
    log.hide(value: "=Bilal, Ali", at: 8)
    #expect(
      log.csv.split(separator: "\r\n").map(String.init) == [
        "event,node,start,end,old-value,new-value,user,change-reason",
        "form resume,,5,,,,nora,misspelt", "question,/data/child[1]/name,6,7,,,nora,",
        "question,/data/child[2]/name,7,8,Bilal,\"'=Bilal, Ali\",nora,",
      ])
  }

  @Test func aFormWithoutAuditIsNotLogged() throws {
    let form = try compiled("| survey |\n| | type | name | label |\n| | text | a | A |")
    #expect(AuditLog(form: form)?.rows == nil)
  }
}
