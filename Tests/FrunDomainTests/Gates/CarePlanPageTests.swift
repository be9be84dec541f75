import FrunDomain
import Testing

@Suite("The page about care plans")
struct CarePlanPageTests {
  private func page() throws -> String {
    try ProjectFiles.text(
      ProjectFiles.root + "/Sources/FrunHost/Documentation.docc/CarePlan.md")
  }

  @Test("its diagrams are the life cycles", arguments: LifeCycle.all.indices)
  func diagrams(index: Int) throws {
    let diagram = LifeCycle.all[index].diagram
    #expect(try page().contains("```mermaid\n\(diagram)\n```"), "\(diagram)")
  }

  @Test("what never yields is no part of any list of what may")
  func yielding() {
    for gate in Gate.allCases {
      for condition in gate.conditionsThatYield {
        for word in ["consent", "assent", "check", "concern", "risk", "assessment", "visit"] {
          #expect(
            !condition.hasPrefix(word + ".") && !condition.hasPrefix("household."), "\(condition)")
        }
      }
      #expect(gate.conditionsThatYield.isEmpty || gate.code != nil)
    }
    let codes = Schema.standard.vocabulary("gate")?.codes.map(\.code) ?? []
    #expect(Set(codes) == Set(Gate.allCases.compactMap(\.code)))
  }
}
