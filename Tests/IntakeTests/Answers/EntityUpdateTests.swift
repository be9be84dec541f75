import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Intake

/// Forms that change records: `entity_id`, `update_if`, `create_if`.
@Suite struct EntityUpdateTests {
  private func office(_ entities: String) throws -> (IntakeOffice, StreamID, Record) {
    let office = try IntakeOffice()
    office.services.files["Forms/change/survey.csv"] = Array(
      """
      type,name,label,required,save_to
      text,record,Record,,
      select_one sex,sex,Sex,,person#sex
      text,born,Born,,person#birthDate
      """.utf8)
    office.services.files["Forms/change/choices.csv"] = Array(
      "list_name,name,label\nsex,female,Female\nsex,male,Male\n".utf8)
    office.services.files["Forms/change/entities.csv"] = Array(entities.utf8)
    let stream = try office.registered()
    let client = try #require(
      try office.records("person", in: stream).first { $0.code("role") == "client" })
    return (office, stream, client)
  }

  private let update = "list_name,label,entity_id\nperson,x,${record}\n"

  @Test func anExistingRecordIsChanged() throws {
    let (office, stream, client) = try office(update)
    let before = try office.records("person", in: stream).count
    let run = try office.fill(
      "change", #"{"record": "\#(client.id.text)", "born": "2014-05"}"#)
    #expect(run.outcome.status == 0, "\(run.text)")
    #expect(try office.stream(run.result[0] ?? .null) == stream)
    let after = try #require(try office.services.record(client.id))
    #expect(after["birthDate"]?.displayText == "2014-05")
    // What was left empty is as it was.
    #expect(after.code("sex") == client.code("sex"))
    #expect(try office.records("person", in: stream).count == before)
  }

  @Test func whatDoesNotExistIsRefused() throws {
    let (office, stream, _) = try office(update)
    let missing = "01234567890123456789012345"
    for (key, code) in [
      (missing, "entity.unknown"), ("nobody", "entity.unknown"), (stream.id.text, "entity.kind"),
    ] {
      let run = try office.fill("change", #"{"record": "\#(key)", "sex": "male"}"#)
      #expect(run.outcome.status == ExitStatus.data.rawValue)
      #expect(run.result[0]?["code"]?.string == code, "\(run.text)")
    }
  }

  @Test func aRecordOfAnotherCaseIsNotReached() throws {
    let (office, _, client) = try office(update)
    let family = try Fixtures.families()[2]
    let other = try office.stream(
      office.fill("registration-uasc", JSONValue.object(family).text()).result[0] ?? .null)
    let run = try office.fill(
      "change", #"{"record": "\#(client.id.text)", "sex": "male"}"#, "--case", other.id.text)
    #expect(run.result[0]?["code"]?.string == "entity.otherCase")
    #expect(try office.services.record(client.id)?.code("sex") == client.code("sex"))
  }

  @Test func whatIsMissingIsMadeWhenTheFormSaysSo() throws {
    let (office, stream, client) = try office(
      "list_name,label,entity_id,create_if,update_if\nperson_helper,x,${record},true(),true()\n")
    office.services.files["Forms/change/survey.csv"] = Array(
      """
      type,name,label,required,save_to
      text,record,Record,,
      text,full_name,Name,,person_helper#fullName
      text,born,Born,,person_helper#birthDate
      """.utf8)
    let before = try office.records("person", in: stream).count
    let made = try office.fill(
      "change", #"{"record": "", "full_name": "Rana", "born": "1990"}"#, "--case", stream.id.text)
    #expect(made.outcome.status == 0, "\(made.text)")
    #expect(try office.records("person", in: stream).count == before + 1)
    let changed = try office.fill(
      "change", #"{"record": "\#(client.id.text)", "born": "2013"}"#, "--case", stream.id.text)
    #expect(changed.outcome.status == 0, "\(changed.text)")
    #expect(try office.records("person", in: stream).count == before + 1)
    #expect(try office.services.record(client.id)?["birthDate"]?.displayText == "2013")
  }
}
