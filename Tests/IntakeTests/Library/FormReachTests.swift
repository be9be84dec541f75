import FrunForms
import FrunTestSupport
import Testing

@testable import Intake

/// Every question of the library can be reached by answering.
@Suite struct FormReachTests {
  @Test(arguments: FormLibrary.ids)
  func everyQuestionIsAskedOfSomebody(id: String) throws {
    let seed: UInt64 = 20_261_122
    let office = try IntakeOffice()
    var walk = FormWalk(
      try FormLibrary.compiled(id), today: office.services.today, seed: seed)
    walk.run(atMost: 400)
    #expect(walk.unseen.isEmpty, "seed \(seed)")
  }
}
