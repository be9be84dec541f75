import FrunDomain
import FrunForms
import FrunKit
import FrunTestSupport
import Testing

@testable import Intake

/// A form chooses from the records of its case.
@Suite struct CaseListsTests {
  private static func choices(_ path: String, language: String) throws -> [ChoiceOption] {
    let office = try IntakeOffice()
    let stream = try office.registered()
    let file = try office.services.openCase(CaseNumber(of: stream.id).description)
    let filler = try RecordFiller(
      FormLibrary.compiled("safeguarding-screen"), for: file, visit: nil, language: language,
      services: office.services)
    let place = try #require(AnswerPath(path))
    return try filler.session().choices(place)
  }

  @Test func personsAreNamedWithWhatTheyAreToTheClient() throws {
    let english = try Self.choices("setting/about", language: "en").map(\.label)
    #expect(english.contains("هدى عثمان (Mother)"))
    #expect(english.contains("يوسف عبد الرحمن (Client)"))
    let french = try Self.choices("setting/about", language: "fr").map(\.label)
    #expect(french.contains("هدى عثمان (Mère)"))
  }

  @Test func filtersSeeTheFieldsOfTheRecords() throws {
    let all = try Self.choices("setting/about", language: "en")
    let others = try Self.choices("safety/excluded", language: "en")
    #expect(others.count == all.count - 1)
    #expect(others.allSatisfy { RecordID(text: $0.name) != nil })
  }
}
