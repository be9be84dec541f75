import Testing

@testable import FrunForms

/// Nothing that was said is lost without a word.
@Suite struct EffectTests {
  static let family = """
    | survey |
    | | type | name | label | relevant | repeat_count | choice_filter | required |
    | | integer | size | How many? | | | | |
    | | begin_repeat | people | People | | ${size} | | |
    | | text | name | Name | | | | |
    | | end_repeat | | | | | | |
    | | select_one c | country | Country | | | | |
    | | select_one t | town | Town | | | country = ${country} | |
    | | select_one v | village | Village | | | town = ${town} | |
    | | text | street | Street | ${town} != '' | | | yes |
    | choices |
    | | list_name | name | label | country | town |
    | | c | de | Germany | | |
    | | c | fr | France | | |
    | | t | ber | Berlin | de | |
    | | t | par | Paris | fr | |
    | | v | mitte | Mitte | | ber |
    """

  @Test func fewerRowsKeepWhatWasSaid() throws {
    let session = try session(Self.family)
    try session.setAnswer("3", at: path("size"))
    for (row, name) in ["Amina", "Bilal", "Chada"].enumerated() {
      try session.setAnswer(name, at: path("people[\(row + 1)]/name"))
    }
    #expect(try session.effect(of: "1", at: path("size")).rows.first?.answers == 2)
    #expect(session.rowCount(try path("people")) == 3, "nothing is changed by asking")
    try session.setAnswer("1", at: path("size"))
    #expect(session.rowsSetAside == [RowsSetAside(path: try path("people"), rows: 2, answers: 2)])
    #expect(session.result().answers.map(\.value) == ["1", "Amina"])
    try session.setAnswer("4", at: path("size"))
    #expect(session.result().answers.map(\.value) == ["4", "Amina", "Bilal", "Chada"])
    #expect(session.rowsSetAside.isEmpty)
  }

  @Test func whatAnAnswerPutsAwayIsKnownBefore() throws {
    let session = try session(Self.family)
    for (name, value) in [
      ("country", "de"), ("town", "ber"), ("village", "mitte"), ("street", "Long Street 1"),
    ] { try session.setAnswer(value, at: path(name)) }
    let before = session.evaluations
    let effect = try session.effect(of: "fr", at: path("country"))
    #expect(effect.cleared.map(\.description) == ["town", "village"])
    #expect(effect.setAside.map(\.description) == ["street"])
    #expect(effect.isHarmful)
    #expect(session.evaluations == before)
    #expect(session.result().answers.count == 4)
    #expect(session.clearedAnswers.isEmpty)
    #expect(!(try session.effect(of: "de", at: path("country"))).isHarmful)
    #expect(throws: AnswerProblem.self) { try session.effect(of: "xx", at: path("country")) }
    #expect(session.result().answers.count == 4)
    try session.setAnswer("fr", at: path("country"))
    try session.setAnswer("par", at: path("town"))
    #expect(session.result().answers.map(\.value) == ["fr", "par", "Long Street 1"])
  }

  /// Asking first and then answering must lead to what was said.
  @Test(arguments: [UInt64(1), 2, 3])
  func theEffectIsWhatHappens(seed: UInt64) throws {
    let generator = SharedGenerator(seed: seed)
    let session = try session(Self.family)
    let moves: [(String, [String])] = [
      ("size", ["0", "1", "2", "3"]), ("country", ["de", "fr", ""]), ("town", ["ber", "par", ""]),
      ("village", ["mitte", ""]), ("street", ["A", ""]), ("people[1]/name", ["N", ""]),
      ("people[2]/name", ["M", ""]),
    ]
    for _ in 0..<80 {
      let (name, values) = moves[Int(generator.next() % UInt64(moves.count))]
      let value = values[Int(generator.next() % UInt64(values.count))]
      let place = try path(name)
      let before = IncrementalTests.state(session)
      let effect = try? session.effect(of: value, at: place)
      #expect(IncrementalTests.state(session) == before, "seed \(seed)")
      let answers = Set(session.result().answers.map(\.path))
      let cleared = session.clearedAnswers.count
      let isTaken = (try? session.setAnswer(value, at: place)) != nil
      #expect(isTaken == (effect != nil), "seed \(seed), \(name) = \(value)")
      guard let effect else { continue }
      #expect(Array(session.clearedAnswers[cleared...]) == effect.cleared, "seed \(seed)")
      let gone = answers.subtracting(session.result().answers.map(\.path)).subtracting([place])
      #expect(
        gone.filter { !$0.description.hasPrefix("people") }
          == Set(effect.setAside + effect.cleared).filter { !$0.description.hasPrefix("people") },
        "seed \(seed)")
    }
  }

  @Test func aRemovedRowReturnsAndARowIsCopied() throws {
    let session = try session(
      """
      | survey |
      | | type | name | label | default | calculation |
      | | begin_repeat | sibling | Sibling | | |
      | | text | name | Name | | |
      | | text | city | City | Homs | |
      | | calculate | line | | | concat(${name}, ' of ', ${city}) |
      | | end_repeat | | | | |
      | | calculate | all | | | join('; ', ${line}) |
      """)
    let rows = try path("sibling")
    for name in ["Amina", "Bilal", "Chada"] {
      let row = try session.addRow(rows)
      try session.setAnswer(name, at: path("\(row)/name"))
    }
    try session.setAnswer("", at: path("sibling[2]/city"))
    try session.removeRow(path("sibling[2]"))
    #expect(try session.answer(path("all")) == "Amina of Homs; Chada of Homs")
    #expect(session.restoreRow()?.description == "sibling[2]")
    #expect(try session.answer(path("all")) == "Amina of Homs; Bilal of ; Chada of Homs")
    #expect(session.restoreRow() == nil)
    let copy = try session.copyRow(path("sibling[1]"))
    #expect(copy.description == "sibling[4]")
    #expect(try session.answer(path("sibling[4]/line")) == "Amina of Homs")
    try session.setAnswer("Idlib", at: path("sibling[1]/city"))
    let partly = try session.copyRow(path("sibling[1]"), names: ["city"])
    #expect(try session.answer(path("\(partly)/line")) == " of Idlib")
  }

  @Test func reasonsStandBesideTheAnswers() throws {
    let session = try session(Self.family)
    try session.setAnswer("de", at: path("country"))
    try session.setAnswer("ber", at: path("town"))
    try session.setMissing(.later, at: path("street"))
    #expect(session.missing(try path("street")) == .later)
    #expect(session.progress().later == 1)
    #expect(session.progress().required == 1)
    #expect(session.validate().map(\.code) == [.required], "it may wait, but not be left out")
    try session.setMissing(.refused, at: path("town"))
    #expect(try session.answer(path("town")) == "")
    #expect(session.missingAnswers().map(\.reason) == [.refused], "the street is not asked now")
    #expect(session.result().missing.map(\.path.description) == ["town"])
    try session.setAnswer("ber", at: path("town"))
    #expect(session.missing(try path("town")) == nil)
    #expect(throws: AnswerProblem.self) { try session.setMissing(.later, at: path("nothing")) }
  }

  @Test func sectionsCountWhatIsAsked() throws {
    let session = try session(
      """
      | survey |
      | | type | name | label | relevant | required |
      | | text | a | A | | yes |
      | | text | b | B | | |
      | | begin_group | g | Group | ${a} = 'x' | |
      | | text | c | C | | |
      | | text | d | D | ${c} != '' | |
      | | end_group | | | | |
      """)
    #expect(session.sections().map(\.asked) == [2])
    #expect(session.progress().required == 1)
    try session.setAnswer("x", at: path("a"))
    #expect(session.sections().map(\.asked) == [2, 1])
    #expect(session.sections().map(\.answered) == [1, 0])
    #expect(session.sections().last?.label == "Group")
  }
}
