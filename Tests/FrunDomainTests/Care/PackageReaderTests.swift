import FrunDomain
import Testing

@Suite("Follow-up rule package")
struct PackageReaderTests {
  @Test("the shipped package reads and is complete")
  func shipped() throws {
    let package = try FollowUpPackage.standard()
    #expect(package.id == "care.follow-up" && package.version == "1")
    #expect(package.rows.count == 3 && package.overrides.count == 4)
    #expect(!package.source.isEmpty)
    let risks = Schema.standard.vocabulary("riskLevel")?.codes.map(\.code) ?? []
    for risk in risks { #expect(package.row(risk: risk) != nil) }
    let arrangements = Schema.standard.vocabulary("careArrangement")
    for override in package.overrides {
      guard case .arrangement(let list) = override.condition else { continue }
      #expect(list.allSatisfy { arrangements?.contains($0) == true })
    }
  }

  @Test("the package in force on a day")
  func effective() throws {
    let package = try FollowUpPackage.standard()
    #expect(FollowUpPackage.effective([package], on: try Fixture.day("2019-12-31")) == nil)
    #expect(FollowUpPackage.effective([package], on: try Fixture.day("2026-01-01")) == package)
  }

  @Test(
    "a fault is refused with its place",
    arguments: [
      ("id: \"care.follow-up\",", "", "package"),
      ("before: 0, after: 1", "before: -1, after: 1", "package.rows[0].visits[0]"),
      ("key: \"d1\"", "key: \"w7\"", "package.rows[0]"),
      ("roll: \"none\"", "roll: \"sideways\"", "package.rows[0].visits[0]"),
      ("modes: [\"home_visit\", \"phone\"]", "modes: [\"telepathy\"]", "package.rows[0].visits[0]"),
      (
        "every: \"P7D\", from: \"P7D\", to: \"P28D\"",
        "every: \"P7D\", from: \"P1M\", to: \"P28D\"", "package.rows[0].visits[1]"
      ),
      (
        "every: \"P7D\", from: \"P7D\", to: \"P28D\"",
        "every: \"P0D\", from: \"P7D\", to: \"P28D\"", "package.rows[0].visits[1]"
      ),
      (
        "every: \"P7D\", from: \"P7D\", to: \"P28D\"",
        "every: \"P1D\", from: \"P0D\", to: \"P9999D\"", "package.rows[0]"
      ),
      ("offset: \"P1D\"", "offset: \"1 day\"", "package.rows[0].visits[0].offset"),
      ("until: \"P98D\", days: 17", "until: \"P98Y\", days: 17", "package.rows[0]"),
      ("days: 17", "days: 17, nights: 3", "package.rows[0].max_gap[0]"),
      ("2020-01-01", "2020-02-30", "package.effective_from"),
      ("risk_order: [\"high\",", "risk_order: [\"extreme\",", "risk_order"),
      ("under_years: 5", "under_years: 0", "package.overrides[1].when"),
    ])
  func faults(old: String, new: String, place: String) throws {
    let pieces = FollowUpPackage.standardText.split(
      separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    try #require(pieces.count == 2)
    let text = pieces.joined(separator: new)
    #expect {
      try FollowUpPackage(parsing: text)
    } throws: { error in
      let error = error as? DomainError
      return error?.code == .malformedPackage && error?.place == place
    }
  }

  @Test("periods", arguments: [("P1D", "P1D"), ("P2W", "P14D"), ("P3M", "P3M"), ("P1Y", "P12M")])
  func periods(text: String, canonical: String) throws {
    #expect(try Period(parsing: text).description == canonical)
  }

  @Test(
    "texts that are no period",
    arguments: ["", "P", "PD", "1D", "P-1D", "P1H", "P1.5D", "P99999D", "P9999Y"])
  func noPeriods(text: String) {
    #expect(throws: DomainError.self) { try Period(parsing: text) }
  }
}
