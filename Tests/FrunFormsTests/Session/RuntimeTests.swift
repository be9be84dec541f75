import FrunText
import Testing

@testable import FrunForms

/// Behaviour while answers are given.
@Suite struct RuntimeTests {
  @Test func cascadesClearWhatIsNoLongerOffered() throws {
    let session = try session(
      """
      | survey |
      | | type | name | label | choice_filter |
      | | select_one country | country | Country | |
      | | select_one city | city | City | country = ${country} |
      | | select_multiple place | places | Places | city = ${city} |
      | choices |
      | | list_name | name | label | country | city |
      | | country | es | Spain | | |
      | | country | fr | France | | |
      | | city | madrid | Madrid | es | |
      | | city | paris | Paris | fr | |
      | | place | prado | Prado | | madrid |
      | | place | retiro | Retiro | | madrid |
      | | place | louvre | Louvre | | paris |
      """)
    #expect(try session.choices(path("city")).isEmpty)
    try session.setAnswer("es", at: path("country"))
    #expect(try session.choices(path("city")).map(\.name) == ["madrid"])
    try session.setAnswer("madrid", at: path("city"))
    try session.setAnswer("retiro prado", at: path("places"))
    #expect(throws: AnswerProblem.self) { try session.setAnswer("paris", at: path("city")) }
    try session.setAnswer("fr", at: path("country"))
    #expect(try session.answer(path("city")) == "")
    #expect(try session.answer(path("places")) == "")
    #expect(session.clearedAnswers.map(\.description) == ["city", "places"])
  }

  @Test func countedRepeatsFollowTheirCount() throws {
    let session = try session(
      """
      | survey |
      | | type | name | label | repeat_count | calculation | default |
      | | integer | n | N | | | |
      | | begin_repeat | r | R | ${n} | | |
      | | text | a | A | | | concat('row ', position(..)) |
      | | calculate | before | | | indexed-repeat(${total}, ${r}, position(..) - 1) | |
      | | integer | x | X | | | 1 |
      | | calculate | total | | | ${x} + if(position(..) > 1, coalesce(indexed-repeat(${total}, ${r}, position(..) - 1), 0), 0) | |
      | | end_repeat | | | | | |
      | | begin_repeat | s | S | 1 + 1 | | |
      | | text | b | B | | | |
      | | end_repeat | | | | | |
      """)
    #expect(session.rowCount(try path("r")) == 0)
    #expect(session.rowCount(try path("s")) == 2)
    #expect(try session.answer(path("s_count")) == "2")
    try session.setAnswer("3", at: path("n"))
    #expect(session.rowCount(try path("r")) == 3)
    #expect(try session.answer(path("r[3]/a")) == "row 3")
    #expect(try session.answer(path("r[3]/total")) == "3")
    try session.setAnswer("10", at: path("r[1]/x"))
    #expect(try session.answer(path("r[3]/total")) == "12")
    try session.setAnswer("1", at: path("n"))
    #expect(session.rowCount(try path("r")) == 1)
    #expect(throws: AnswerProblem.self) { try session.addRow(path("r")) }
  }

  @Test func choicesMayBeTheRowsOfARepeat() throws {
    let session = try session(
      """
      | survey |
      | | type | name | label | choice_filter |
      | | begin_repeat | family | Family | |
      | | text | who | Name | |
      | | integer | age | Age | |
      | | end_repeat | | | |
      | | select_one ${who} | guardian | Who cares? | ${age} >= 18 |
      """)
    for (name, age) in [("Amina", "9"), ("Hodan", "34"), ("", "50")] {
      let row = try session.addRow(path("family"))
      try session.setAnswer(name, at: path("\(row)/who"))
      try session.setAnswer(age, at: path("\(row)/age"))
    }
    #expect(try session.choices(path("guardian")).map(\.name) == ["Hodan"])
    try session.setAnswer("Hodan", at: path("guardian"))
    try session.setAnswer("17", at: path("family[2]/age"))
    #expect(try session.answer(path("guardian")) == "")
  }

  @Test func triggersAndDefaultsRunOnlyWhenTheyShould() throws {
    let session = try session(
      """
      | survey |
      | | type | name | label | calculation | trigger | default |
      | | text | a | A | | | today() |
      | | text | b | B | | | 2026-11-21 |
      | | dateTime | when | When | now() | ${a} | |
      | | calculate | ident | | once(uuid()) | | |
      """)
    #expect(try session.answer(path("a")) == "2026-11-21")
    #expect(try session.answer(path("b")) == "2026-11-21")
    let identifier = try session.answer(path("ident"))
    #expect(identifier.count == 36)
    try session.setAnswer("x", at: path("a"))
    #expect(try session.answer(path("when")) == "2026-11-21T12:00:00.000+03:00")
    #expect(try session.answer(path("ident")) == identifier)
  }

  @Test func languagesFallBackAndInsertAnswers() throws {
    let session = try session(
      """
      | survey |
      | | type | name | label::English (en) | label::Arabic (ar) | hint::English (en) |
      | | select_one c | q | Which, ${n}? | أي، ${n}؟ | Help |
      | | text | n | Name | | |
      | | calculate | shown | | | |
      | choices |
      | | list_name | name | label::English (en) | label::Arabic (ar) |
      | | c | a | Apple | تفاح |
      | | c | b | Bread | |
      """.replacing("| | calculate | shown | | | |\n", with: ""))
    try session.setAnswer("Lia", at: path("n"))
    #expect(try session.question(path("q")).label == "Which, Lia?")
    #expect(session.setLanguage("ar"))
    #expect(!session.setLanguage("xx"))
    let question = try session.question(path("q"))
    #expect(question.label == "أي، Lia؟")
    #expect(question.hint == "Help")
    #expect(try session.question(path("n")).isTranslated == false)
    #expect(try session.choices(path("q")).map(\.label) == ["تفاح", "Bread"])
  }

  @Test func choiceNamesAndOrOther() throws {
    let session = try session(
      """
      | survey |
      | | type | name | label | calculation |
      | | select_one c or_other | q | Which? | |
      | | calculate | shown | | jr:choice-name(${q}, '${q}') |
      | choices |
      | | list_name | name | label |
      | | c | a | Apple |
      """)
    try session.setAnswer("a", at: path("q"))
    #expect(try session.answer(path("shown")) == "Apple")
    #expect(!session.isRelevant(try path("q_other")))
    try session.setAnswer("other", at: path("q"))
    #expect(session.isRelevant(try path("q_other")))
    #expect(try session.answer(path("shown")) == "Other")
  }

  @Test func attachedTablesAreLookedUp() throws {
    var workbook = Workbook(
      markdown: """
        | survey |
        | | type | name | label | calculation | choice_filter |
        | | select_one_from_file camps.csv | camp | Camp | | region = 'north' |
        | | calculate | size | | pulldata('camps', 'size', 'name', ${camp}) | |
        """, name: "f")
    workbook.attachments["camps.csv"] = Array(
      "name,label,region,size\nb,Camp B,north,12\nc,Camp C,south,7\n".utf8)
    let form = try #require(FormCompiler().compile(workbook).form)
    let session = FormSession(form: form, environment: testEnvironment())
    #expect(try session.choices(path("camp")) == [ChoiceOption(name: "b", label: "Camp B")])
    try session.setAnswer("b", at: path("camp"))
    #expect(try session.answer(path("size")) == "12")
  }

  @Test func answersAreReadInTheirTypes() throws {
    let session = try session(
      """
      | survey |
      | | type | name | label | parameters | appearance |
      | | decimal | d | D | | |
      | | date | day | Day | | |
      | | range | r | R | start=0 end=10 step=2 | |
      | | acknowledge | ok | OK? | | |
      | | geopoint | g | G | | |
      | | text | phone | P | | numbers |
      | | time | t | T | | |
      """)
    let good = [
      ("d", "٣٫٥", "3.5"), ("d", "3,5", "3.5"), ("day", "2024-2-9", "2024-02-09"), ("r", "4", "4"),
      ("ok", "yes", "OK"), ("g", "1.5, 30", "1.5 30"), ("phone", "+٢٤٩ 91", "+249 91"),
      ("t", "8:05", "08:05:00.000+03:00"),
    ]
    for (name, given, stored) in good {
      try session.setAnswer(given, at: path(name))
      #expect(try session.answer(path(name)) == stored)
    }
    for (name, given) in [
      ("d", "much"), ("day", "2023-02-29"), ("r", "5"), ("r", "12"), ("ok", "no"), ("g", "91 0"),
      ("phone", "abc"), ("t", "25:00"), ("nobody", "x"),
    ] {
      #expect(throws: AnswerProblem.self, "\(name)") {
        try session.setAnswer(given, at: path(name))
      }
    }
  }

  @Test func entitiesAreCreatedAndUpdated() throws {
    let session = try session(
      """
      | survey |
      | | type | name | label | save_to |
      | | text | given | Name | person#givenName |
      | | text | old | Known number | |
      | | begin_repeat | kin | Kin | |
      | | text | kin_name | Name | kin#text |
      | | end_repeat | | | |
      | entities |
      | | list_name | label | entity_id | create_if | update_if |
      | | person | ${given} | ${old} | ${old} = '' | ${old} != '' |
      | | kin | ${kin_name} | | | |
      """)
    try session.setAnswer("Hana", at: path("given"))
    for name in ["A", "B"] {
      let row = try session.addRow(path("kin"))
      try session.setAnswer(name, at: path("\(row)/kin_name"))
    }
    let created = session.result().entities
    #expect(
      created.map { "\($0.dataset) \($0.action.rawValue) \($0.label)" } == [
        "person create Hana", "kin create A", "kin create B",
      ])
    #expect(created[1].key != created[2].key)
    #expect(created.map(\.repeatIndex) == [nil, 1, 2])
    // Asking again gives the same identifiers.
    #expect(session.result().entities.map(\.key) == created.map(\.key))
    try session.setAnswer("77", at: path("old"))
    #expect(session.result().entities[0].action == .update)
    #expect(session.result().entities[0].key == "77")
  }

  /// `/data/house/…` written out inside the repeat means the own row.
  @Test func writtenOutPathsMeanTheOwnRow() throws {
    let session = try session(
      """
      | survey |
      | | type | name | label | calculation | relevant |
      | | begin_repeat | house | House | | |
      | | integer | people | People | | |
      | | calculate | twice | | /data/house/people * 2 | |
      | | text | why | Why so many? | | /data/house/people > 10 |
      | | end_repeat | | | | |
      | | calculate | all | | sum(/data/house/people) | |
      """)
    for people in ["3", "12"] {
      let row = try session.addRow(path("house"))
      try session.setAnswer(people, at: path("\(row)/people"))
    }
    #expect(try session.answer(path("house[1]/twice")) == "6")
    #expect(try session.answer(path("house[2]/twice")) == "24")
    #expect(!session.isRelevant(try path("house[1]/why")))
    #expect(session.isRelevant(try path("house[2]/why")))
    #expect(try session.answer(path("all")) == "15")
  }

  @Test func aRuleThatFailsMayRecover() throws {
    let session = try session(
      """
      | survey |
      | | type | name | label | calculation |
      | | text | said | When? | |
      | | calculate | day | | date(${said}) |
      """)
    #expect(session.failures.isEmpty)
    try session.setAnswer("next spring", at: path("said"))
    #expect(session.failures.map(\.path.name) == ["day"])
    #expect((try? session.finish().get()) == nil)
    #expect(!session.failures.contains { $0.description.contains("spring") })
    try session.setAnswer("2026-03-01", at: path("said"))
    #expect(session.failures.isEmpty)
    #expect((try? session.finish().get()) != nil)
  }

  /// A form from a stranger must not hang the laptop.
  @Test func conditionsInsideConditionsAreBounded() throws {
    var rows = ""
    for index in 0..<60 { rows += "| | text | q\(index) | Q | |\n" }
    let session = try session(
      """
      | survey |
      | | type | name | label | calculation |
      \(rows)| | calculate | slow | | count(//*[count(//*[count(//*[count(//*[. = '']) > 0]) > 0]) > 0]) |
      """)
    #expect(session.failures.contains { $0.code == .rule && $0.path.name == "slow" })
  }

  /// A number that is 0 means no; a text that is “0” is still something.
  @Test func zeroIsNotRelevant() throws {
    let session = try session(
      """
      | survey |
      | | type | name | label | relevant |
      | | integer | children | Children | |
      | | text | names | Names | ${children} |
      | | text | code | Code | |
      | | text | more | More | ${code} |
      """)
    try session.setAnswer("0", at: path("children"))
    #expect(!session.isRelevant(try path("names")))
    try session.setAnswer("2", at: path("children"))
    #expect(session.isRelevant(try path("names")))
    try session.setAnswer("0", at: path("code"))
    #expect(session.isRelevant(try path("more")))
  }

  @Test func seededOrderIsTheStandardsOrder() {
    var generator = ParkMiller(number: 42)
    #expect(generator.shuffled(["A", "B", "C", "D", "E", "F"]).joined() == "AFCBDE")
  }
}
