import Testing

@testable import FrunForms

/// Lists are looked up through an index; counters prove it, not clocks.
@Suite struct LookupTests {
  static func session(towns: Int) throws -> FormSession {
    var text = """
      | survey |
      | | type | name | label | choice_filter | calculation |
      | | select_one c | country | Country | | |
      | | select_one t | town | Town | country = ${country} | |
      | | calculate | mayor | | | instance('t')/root/item[name = ${town}]/mayor |
      | | calculate | pulled | | | pulldata('t', 'mayor', 'name', ${town}) |
      | | calculate | both | | | count(instance('t')/root/item[country = ${country} and mayor != 'm3']) |
      | choices |
      | | list_name | name | label | country | mayor |
      | | c | a | A | | |
      | | c | b | B | | |
      """
    for town in 0..<towns {
      text += "\n| | t | t\(town) | Town \(town) | \(town % 100 == 0 ? "a" : "b") | m\(town) |"
    }
    return try FrunFormsTests.session(text)
  }

  @Test func oneAnswerReadsTheListOnce() throws {
    let session = try Self.session(towns: 2_000)
    try session.setAnswer("a", at: path("country"))
    try session.setAnswer("t300", at: path("town"))
    #expect(try session.answer(path("mayor")) == "m300")
    #expect(try session.answer(path("pulled")) == "m300")
    #expect(try session.answer(path("both")) == "20")
    let read = session.tree.rowsRead
    let lookups = session.tree.lookups
    for town in stride(from: 100, to: 1_900, by: 100) {
      try session.setAnswer("t\(town)", at: path("town"))
      #expect(try session.answer(path("mayor")) == "m\(town)")
      #expect(try session.answer(path("pulled")) == "m\(town)")
    }
    #expect(session.tree.rowsRead == read, "no list is read again")
    #expect(session.tree.lookups >= lookups + 2 * 18)
  }

  @Test func anAnswerRunsOnlyWhatReadsIt() throws {
    let session = try Self.session(towns: 200)
    try session.setAnswer("a", at: path("country"))
    let before = session.evaluations["calculation"] ?? 0
    try session.setAnswer("t100", at: path("town"))
    #expect(session.evaluations["calculation"] == before + 2)
  }

  /// The index must find what comparing row by row finds.
  @Test(arguments: [UInt64(1), 2, 3])
  func lookingUpEqualsComparing(seed: UInt64) throws {
    let generator = SharedGenerator(seed: seed)
    let values = ["a", "b", "", "1", "01", "2024-01-31", "2024-1-31", "a b", "é"]
    var rows = ""
    for row in 0..<60 {
      rows += "\n| | l | r\(row) | L | \(values[Int(generator.next() % 9)]) |"
    }
    let session = try FrunFormsTests.session(
      """
      | survey |
      | | type | name | label | calculation |
      | | text | q | Q | |
      | | calculate | quick | | join(' ', instance('l')/root/item[v = ${q}]/name) |
      | | calculate | slow | | join(' ', instance('l')/root/item[not(not(v = ${q}))]/name) |
      | | calculate | quick2 | | join(' ', instance('l')/root/item[${q} = v and name != 'r5']/name) |
      | | calculate | slow2 | | join(' ', instance('l')/root/item[not(not(v = ${q} and name != 'r5'))]/name) |
      | | calculate | quick3 | | join(' ', instance('l')/root/item[v = ${q}][2]/name) |
      | | calculate | slow3 | | join(' ', instance('l')/root/item[not(not(v = ${q}))][2]/name) |
      | choices |
      | | list_name | name | label | v |\(rows)
      """)
    for value in values + ["zz"] {
      try session.setAnswer(value, at: path("q"))
      for (quick, slow) in [("quick", "slow"), ("quick2", "slow2"), ("quick3", "slow3")] {
        #expect(
          try session.answer(path(quick)) == session.answer(path(slow)),
          "\(quick) of \(value), seed \(seed)")
      }
    }
  }
}
