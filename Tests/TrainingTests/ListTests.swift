import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Lists of people")
struct ListTests {
  private static func enrolled(_ list: String) throws -> (TrainingOffice, TestRun) {
    let office = try TrainingOffice()
    office.file("list.csv", list)
    return (office, try office.run("enrol \(try office.session()) --from list.csv"))
  }

  private static func refusal(_ list: String) throws -> Failure {
    let office = try TrainingOffice()
    office.file("list.csv", list)
    let failure = try office.refusal("enrol \(try office.session()) --from list.csv")
    #expect(try office.all("trainee").isEmpty)
    return failure
  }

  @Test(
    "one key is one person, in one list too",
    arguments: [
      ("person,organisation,email\nA B,Hope,a@b.org\nB A,Hope,A@b.org\n", "enrolled"),
      ("person,organisation,email\nA B,Hope,a@b.org\nA C,Hope,a@b.org\n", "ambiguous"),
      ("person,organisation,staff_number\nA B,Hope,x7\nB A,Hope,X7\n", "enrolled"),
      ("person,organisation,staff_number\nA B,Hope,7\nC D,Hope,7\n", "ambiguous"),
    ])
  func twice(_ list: String, _ outcome: String) throws {
    let (office, run) = try Self.enrolled(list)
    #expect(try office.all("trainee").count == 1)
    #expect(try office.all("enrolment").count == 1)
    #expect(run.text.contains("line 2"))
    #expect(run.text.contains(outcome))
    #expect(run.result.object?["unclear"] == .integer(outcome == "ambiguous" ? 1 : 0))
  }

  @Test("the same number in two organisations is two people")
  func numbers() throws {
    let (office, _) = try Self.enrolled(
      "person,organisation,staff_number\nA B,Hope,7\nA B,Other,7\n")
    #expect(try office.all("trainee").count == 2)
  }

  @Test("a column that nobody reads is named by its place; # skips one")
  func headings() throws {
    let wrong = try Self.refusal("person,Geschlecht\nA B,f\n")
    #expect(wrong.code == "list.heading" && wrong.place == "line 1, column 2")
    #expect(!wrong.shown.contains("Geschlecht"))
    #expect(try Self.refusal("person,email,E-Mail\nA B,a@b.org,\n").code == "list.heading")
    let (office, _) = try Self.enrolled(
      "Person,#Telephone,E-mail,Staff no,\nA B,077,a@b.org,7,\n")
    let one = try #require(Trainee.all(in: try office.all("trainee")).first)
    #expect(one.email == ["a@b.org"] && one.staffNumber == ["7"])
    let session = try office.session()
    try office.run("enrol \(session) amina")
    office.file("list.csv", "number,hours,posttest,remarks\n1,3,80,late\n")
    #expect(try office.refusal("attend \(session) --from list.csv").code == "list.heading")
    office.file("list.csv", "number,hours,posttest,# remarks\n1,3,80,late\n")
    #expect(
      try office.run("attend \(session) --from list.csv").result.object?["recorded"] == .integer(1))
  }

  @Test("semicolons and tabs part cells too", arguments: [";", "\t"])
  func separators(_ separator: String) throws {
    let (office, _) = try Self.enrolled(
      "person,organisation\nA B,Hope\n".replacing(",", with: separator))
    #expect(try office.all("organisation").count == 1)
  }

  @Test("what is no text says how to save it")
  func encoding() throws {
    let office = try TrainingOffice()
    office.services.files["list.csv"] = Array("person\nJos".utf8) + [0xE9, 0x0A]
    let failure = try office.refusal("enrol \(try office.session()) --from list.csv")
    #expect(failure.code == "list.malformed")
    #expect(failure.hints.contains { $0.contains("UTF-8") })
  }

  @Test("no address is taken that is none; new organisations and other names are said")
  func keys() throws {
    let wrong = try Self.refusal("person,email\nA B,a@b.org\nC D,notanemail\n")
    #expect(wrong.code == "row.email" && wrong.place == "line 3, column email")
    let (office, run) = try Self.enrolled(
      "person,organisation,email\nA B,Hope,a@b.org\nC D,Hope,\n")
    #expect(run.text.contains("a new person of a new organisation"))
    office.file("list.csv", "person,email\nX Y,a@b.org\n")
    let other = try office.run("enrol \(try office.session("GEN-102")) --from list.csv")
    #expect(other.text.contains("known by e-mail address, under another name"))
    #expect(try office.refusal("person --add --name X --email notanemail").kind == .usage)
    #expect(try office.refusal("org --add _").kind == .usage)
  }
}
