import FrunDomain
import Testing

@Suite("Partial dates and ages")
struct PartialDateTests {
  @Test(
    "text forms, bounds and precision",
    arguments: [
      ("1998", "1998", "1998-01-01", "1998-12-31"),
      ("1998-02", "1998-02", "1998-02-01", "1998-02-28"),
      ("2000-02", "2000-02", "2000-02-01", "2000-02-29"),
      ("1998-05-12", "1998-05-12", "1998-05-12", "1998-05-12"),
      ("~1998", "~1998", "1998-01-01", "1998-12-31"),
      ("~1998-05-12", "~1998-05-12", "1998-05-12", "1998-05-12"),
      ("1998-??-??", "1998", "1998-01-01", "1998-12-31"),
      ("1998-05-??", "1998-05", "1998-05-01", "1998-05-31"),
    ])
  func forms(text: String, canonical: String, earliest: String, latest: String) throws {
    let date = try PartialDate(parsing: text)
    #expect(date.description == canonical)
    #expect(date.earliest.description == earliest)
    #expect(date.latest.description == latest)
    #expect(try PartialDate(parsing: canonical) == date)
  }

  @Test(
    "other texts are refused",
    arguments: [
      "", "~", "98", "1998-5", "1998-??-12", "1998-02-30", "1998-13", "1998-05-12-01", "~~1998",
      "1998-",
    ])
  func refused(text: String) {
    #expect(throws: DomainError.self) { try PartialDate(parsing: text) }
  }

  @Test("only a whole date without about is exact")
  func exact() throws {
    #expect(try PartialDate(parsing: "1998-05-12").exactDate != nil)
    #expect(try PartialDate(parsing: "~1998-05-12").exactDate == nil)
    #expect(try PartialDate(parsing: "1998-05").exactDate == nil)
  }

  @Test(
    "ages are counted on the safe, younger side",
    arguments: [
      ("2008", "2026-06-01", 17, 18), ("2008-06", "2026-06-01", 17, 18),
      ("2008-06-01", "2026-06-01", 18, 18), ("2008-06-02", "2026-06-01", 17, 17),
      ("2008-02-29", "2026-02-28", 17, 17), ("2008-02-29", "2026-03-01", 18, 18),
      ("~2026", "2026-06-01", 0, 0),
    ])
  func ages(birth: String, day: String, youngest: Int, oldest: Int) throws {
    let birth = try PartialDate(parsing: birth)
    let day = try Fixture.day(day)
    #expect(Age.range(born: birth, on: day) == youngest...oldest)
    #expect(Age.safe(born: birth, on: day) == youngest)
    #expect(Age.mayBeChild(born: birth, on: day) == (youngest < 18))
  }

  @Test("a birth in the future has no age and still counts as a child")
  func future() throws {
    let birth = try PartialDate(parsing: "2030")
    let day = try Fixture.day("2026-06-01")
    #expect(Age.range(born: birth, on: day) == nil)
    #expect(Age.mayBeChild(born: birth, on: day))
    #expect(Age.mayBeChild(born: nil, on: day))
  }
}
