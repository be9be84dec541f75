import FrunDomain
import Testing

@Suite("Crosswalks")
struct CrosswalkTests {
  @Test("every row leads to a code of our vocabulary")
  func targets() {
    for crosswalk in Crosswalk.primero + Crosswalk.cpims {
      let vocabulary = Schema.standard.vocabulary(crosswalk.vocabulary)
      #expect(vocabulary != nil, "\(crosswalk.list)")
      for row in crosswalk.rows {
        #expect(!row.id.isEmpty && !row.label.isEmpty)
        guard let code = row.code else { continue }
        #expect(vocabulary?.contains(code) == true, "\(crosswalk.list) \(row.id)")
      }
      #expect(Set(crosswalk.rows.map(\.id)).count == crosswalk.rows.count, "\(crosswalk.list)")
    }
    #expect(Set(Crosswalk.primero.map(\.list)).count == Crosswalk.primero.count)
  }

  @Test("misspelt identifiers are read and never become codes")
  func misspelt() {
    let services = Crosswalk.primero.first { $0.list == "lookup-service-type" }
    #expect(
      services?.meaning(id: "family_seunification_service", label: "Family Reunification Service")
        == .code("family_reunification"))
    let misspellings = ["seunification", "assesment", "maritial", "cohabitating"]
    for vocabulary in Schema.standard.vocabularies {
      for entry in vocabulary.codes {
        #expect(!misspellings.contains { entry.code.contains($0) })
      }
    }
  }

  @Test("a re-labelled identifier is not mapped in silence")
  func relabelled() {
    let causes = Crosswalk.primero.first { $0.list == "lookup-separation-cause" }
    #expect(causes?.meaning(id: "poverty", label: "Poverty") == .code("poverty"))
    #expect(causes?.meaning(id: "poverty", label: " poverty.") == .code("poverty"))
    #expect(
      causes?.meaning(id: "poverty", label: "Repatriation") == .relabelled(expected: "Poverty"))
    #expect(causes?.meaning(id: "poverty", label: nil) == .code("poverty"))
    #expect(causes?.meaning(id: "unheard_of", label: "Poverty") == .unknown)
  }

  @Test("an option without equal meaning stays open")
  func noEquivalent() {
    let disability = Crosswalk.primero.first { $0.list == "lookup-disability-type" }
    #expect(disability?.meaning(id: "both", label: "Both") == .noEquivalent)
  }
}
