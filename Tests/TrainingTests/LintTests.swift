import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Lint and question banks at the keyboard")
struct LintTests {
  @Test("the shipped curriculum has no error")
  func shipped() throws {
    let office = try TrainingOffice()
    let run = try office.run("lint")
    let errors = run.result.array?.filter { $0.object?["severity"] == .string("error") } ?? []
    #expect(errors.map { $0.text() } == [])
    #expect(run.outcome.status == 0)
    #expect(try office.refusal("lint NO-999").kind == .notFound)
    #expect(try office.run("lint GEN-101").outcome.status == 0)
  }

  @Test("Aiken becomes GIFT with ids; faults are named by line and nothing is written")
  func bank() throws {
    let office = try TrainingOffice()
    office.file("old.txt", "Which?\nA) one\nB) two\nANSWER: B\n")
    try office.run("bank old.txt --ids X-1 -o quiz.gift")
    let text = String(decoding: office.services.files["quiz.gift"] ?? [], as: UTF8.self)
    #expect(GiftBank(parsing: text).questions.map(\.id) == ["X-1-01"])
    #expect(GiftBank(parsing: text).questions.map(\.key) == ["b"])
    office.file("bad.gift", "Q{=a\n\nP{T}\n")
    let failure = try office.refusal("bank bad.gift -o out.gift")
    #expect(failure.causes == ["line 1: the answers have no }"])
    #expect(office.services.files["out.gift"] == nil)
    let counts = try office.run("bank BIP-201")
    #expect(counts.result.array?.isEmpty == false)
    #expect(try office.refusal("bank missing.gift").kind == .notFound)
  }
}
