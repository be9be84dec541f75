import Testing

@testable import FrunForms

/// Rows that stand for several, and choices that come from elsewhere.
@Suite struct WrittenOutTests {
  static func names(_ markdown: String) throws -> [String] {
    let form = try compiled(markdown)
    return form.items.dropFirst().map { form.path(of: $0.index).joined(separator: "/") }
  }

  static let lists = """
    | choices |
    | | list_name | name | label::English (en) | label::French (fr) |
    | | t | car | Car | Voiture |
    | | t | bus | Bus | Bus |
    | | y | yes | Yes | Oui |
    """

  @Test func aLoopBecomesAGroupForEachChoice() throws {
    let text = """
      | survey |
      | | type | name | label::English (en) | label::French (fr) | constraint |
      | | begin loop over t | l | Vehicles | Véhicules | |
      | | integer | total | How many %(label)ss? | Combien de %(label)s ? | |
      | | integer | working | Working %(name)s | | . <= ../total |
      | | end loop | | | | |
      \(Self.lists)
      """
    #expect(
      try Self.names(text) == [
        "l", "l/car", "l/car/total", "l/car/working", "l/bus", "l/bus/total", "l/bus/working",
      ])
    let session = try session(text)
    #expect(try session.question(path("l/car/total")).label == "How many Cars?")
    #expect(try session.question(path("l/bus/working")).label == "Working bus")
    session.setLanguage("fr")
    #expect(try session.question(path("l/car/total")).label == "Combien de Voiture ?")
    try session.setAnswer("2", at: path("l/car/total"))
    #expect(throws: AnswerProblem.self) { try session.setAnswer("3", at: path("l/car/working")) }
    #expect(throws: AnswerProblem.self) { try session.setAnswer("x", at: path("l/bus/total")) }
  }

  @Test func loopsNestAndAreBounded() throws {
    let nested = """
      | survey |
      | | type | name | label |
      | | begin_loop over t | a | A |
      | | begin_loop over y | b | B |
      | | text | c | %(name)s |
      | | end_loop | | |
      | | end_loop | | |
      \(Self.lists)
      """
    #expect(try Self.names(nested).contains("a/bus/b/yes/c"))
    var bomb = "| survey |\n| | type | name | label |\n"
    for level in 0..<16 { bomb += "| | begin_loop over t | l\(level) | L |\n" }
    bomb += "| | text | q | Q |\n"
    for _ in 0..<16 { bomb += "| | end_loop | | |\n" }
    let problems = FormCompilerTests.problems(bomb + Self.lists)
    #expect(problems.contains { $0.code == "LIMIT_rows" })
  }

  @Test func aLoopThatIsNotClosedIsAnError() {
    let problems = FormCompilerTests.problems(
      """
      | survey |
      | | type | name | label |
      | | begin_loop over t | a | A |
      | | text | c | C |
      \(Self.lists)
      """)
    #expect(problems.contains { $0.code == "SURVEY_002" && $0.row == 3 })
    let unknown = FormCompilerTests.problems(
      """
      | survey |
      | | type | name | label |
      | | begin_loop over tt | a | A |
      | | text | c | C |
      | | end_loop | | |
      \(Self.lists)
      """)
    #expect(unknown.contains { $0.code == "LIST_not_found" && $0.row == 3 })
  }

  @Test func tablesOfOtherToolsBecomeQuestions() throws {
    let text = """
      | survey |
      | | type | name | label | kobo--score-choices | kobo--rank-items | kobo--matrix_list |
      | | begin_score | s | S | y | | |
      | | score__row | s1 | First | | | |
      | | end_score | | | | | |
      | | begin_rank | r | R | | t | |
      | | rank__level | r1 | First | | | |
      | | end_rank | | | | | |
      | | begin_kobomatrix | m | M | | | t |
      | | integer | n | Number | | | |
      | | end_kobomatrix | | | | | |
      \(Self.lists)
      """
    #expect(
      try Self.names(text) == [
        "s", "s/s1", "r", "r/r1", "m", "m/car", "m/car/m_car_n", "m/bus", "m/bus/m_bus_n",
      ])
    let form = try compiled(text)
    #expect(form.item(named: "s1")?.type == .selectOne)
    #expect(form.item(named: "r1")?.choices == .list("t"))
  }

  @Test func aTableUsesOneListWithoutFilter() {
    func codes(_ second: String, _ filter: String) -> [String] {
      FormCompilerTests.problems(
        """
        | survey |
        | | type | name | label | appearance | choice_filter |
        | | begin_group | g | G | table-list | |
        | | select_one t | a | A | | \(filter) |
        | | select_one \(second) | b | B | | |
        | | end_group | | | | |
        \(Self.lists)
        """
      ).filter { $0.severity == .error }.map(\.code)
    }
    #expect(codes("t", "") == [])
    #expect(codes("y", "") == ["TABLE_LIST_mixed_lists"])
    #expect(codes("t", "name != 'car'") == ["TABLE_LIST_with_choice_filter"])
  }

  @Test func choicesComeFromFiles() throws {
    var workbook = Workbook(
      markdown: """
        | survey |
        | | type | name | label | parameters | choice_filter | appearance |
        | | select_one_from_file camps.csv | camp | Camp | value=code label=title | region = ${region} | |
        | | text | region | Region | | | |
        | | select_one_from_file places.geojson | place | Place | | | |
        | | select_one_from_file trees.xml | tree | Tree | | | |
        | | select_one found | searched | Found | | | minimal search('camps', 'contains', 'title', ${region}, 'open', 'yes') |
        | | calculate | pulled | | | | |
        | choices |
        | | list_name | name | label |
        | | found | code | title |
        """.replacing(
          "| | calculate | pulled | | | | |",
          with: ""), name: "test")
    workbook.attachments = [
      "camps.csv": Array(
        "code,title,region,open,sortby\nc1,North Camp,n,yes,2\nc2,South Camp,s,no,1\nc3,Norden,n,yes,1\n"
          .utf8),
      "places.geojson": Array(
        """
        {"type":"FeatureCollection","features":[{"type":"Feature","id":"w1",
        "geometry":{"type":"Point","coordinates":[36.2,37.1]},"properties":{"title":"Well"}}]}
        """.utf8),
      "trees.xml": Array(
        "<root><item><name>oak</name><label>Oak</label></item><item><name>fig</name></item></root>"
          .utf8),
    ]
    let compilation = FormCompiler().compile(workbook)
    let form = try #require(compilation.form, "\(compilation.problems)")
    let session = FormSession(form: form, environment: testEnvironment())
    #expect(try session.choices(path("camp")).isEmpty)
    try session.setAnswer("n", at: path("region"))
    #expect(try session.choices(path("camp")).map(\.label) == ["North Camp", "Norden"])
    #expect(
      try session.choices(path("place")) == [ChoiceOption(name: "w1", label: "Well")])
    #expect(try session.choices(path("tree")).map(\.label) == ["Oak", "fig"])
    #expect(try session.choices(path("searched")).map(\.name) == ["c3", "c1"])
    try session.setAnswer("c3", at: path("searched"))
    try session.setAnswer("south", at: path("region"))
    #expect(try session.choices(path("searched")).isEmpty, "South Camp is not open")
    #expect(try session.answer(path("searched")) == "")
  }

  @Test func aListOfColumnsIsNoListOfChoices() {
    let problems = FormCompilerTests.problems(
      """
      | survey |
      | | type | name | label | appearance |
      | | select_one t | a | A | search('file') |
      | | select_one t | b | B | |
      \(Self.lists)
      """)
    #expect(problems.contains { $0.code == "SEARCH_unsupported_combination" && $0.row == 3 })
  }
}
