import Testing

@testable import FrunForms

@Suite struct FormCompilerTests {
  static func problems(_ markdown: String, mode: FormCompiler.Mode = .strict) -> [FormProblem] {
    FormCompiler(mode: mode).compile(Workbook(markdown: markdown, name: "test")).problems
  }

  /// A mistake in a cell: its code, row and column.
  @Test(arguments: [
    ("relevant", "${agee} > 5", "PYREF_003"), ("relevant", "${age > 5", "PYREF_001"),
    ("relevant", "${age} > ", "EXPR_syntax"),
    ("relevant", "selcted(${sex}, 'f')", "EXPR_unknown_function"),
    ("relevant", "substr(${age})", "EXPR_arity"),
    ("constraint", "regex(., '(?=x)')", "EXPR_pattern"),
    ("relevant", "${q} = 'x'", "CYCLE"), ("relevant", "sum(1)", "EXPR_type"),
    ("relevant", "${sex} = 'w'", "EXPR_choice_value"), ("relevant", "${age} = 'old'", "EXPR_type"),
    ("relevant", "/test/nowhere = 1", "EXPR_path"),
  ])
  func mistakesInExpressionsAreFound(column: String, text: String, code: String) throws {
    let problems = Self.problems(
      """
      | survey |
      | | type | name | label | \(column) |
      | | integer | age | Age | |
      | | select_one s | sex | Sex | |
      | | text | q | Q | \(text) |
      | choices |
      | | list_name | name | label |
      | | s | f | Female |
      | | s | m | Male |
      """.replacing("/test/", with: "/data/"))
    let problem = try #require(problems.first { $0.code == code }, "\(problems)")
    #expect(problem.row == 5)
    #expect(problem.sheet == "survey")
    #expect(problem.column == column)
  }

  @Test func suggestionsAndCaretsPointAtTheWord() throws {
    let problems = Self.problems(
      """
      | survey |
      | | type | name | label | relevant |
      | | integer | years | Age | |
      | | text | q | Q | ${yaers} > 5 and selcted(${years}, '1') |
      """)
    #expect(problems.count == 1)
    #expect(problems[0].suggestion == "${years}")
    #expect(problems[0].excerpt?.span == 0..<8)
    #expect(problems[0].detailed.hasSuffix("^^^^^^^^"))
  }

  @Test func allMistakesAreReportedAtOnce() {
    let codes = Self.problems(
      """
      | survey |
      | | type | name | label |
      | | text | q | Q |
      | | text | q | Q |
      | | txet | r | R |
      | | text | 1st | S |
      | | integer | t | |
      | | select_one none | u | U |
      | | begin_group | g | G |
      """
    ).map(\.code)
    #expect(
      Set(codes) == [
        "NAMES_001", "TYPE_unknown", "NAMES_008", "SURVEY_label_missing", "SHEET_choices_missing",
        "SURVEY_002", "GROUP_EMPTY",
      ])
  }

  @Test func circlesNameEveryEdge() throws {
    let problem = try #require(
      Self.problems(
        """
        | survey |
        | | type | name | label | relevant | calculation |
        | | calculate | a | | | ${b} + 1 |
        | | calculate | b | | | ${c} + 1 |
        | | text | c | C | ${a} > 1 | |
        """
      ).first { $0.code == "CYCLE" })
    for name in ["a (row 3", "b (row 4", "c (row 5"] { #expect(problem.message.contains(name)) }
  }

  @Test func theLenientModeKeepsWhatIsUsable() throws {
    let form = try compiled(
      """
      | survey |
      | | type | name | label | relevant |
      | | note | intro | Hello | |
      | | note | intro | Again | |
      | | text | q | Q | ${gone} = 1 |
      | | select_one l | s | S | |
      | choices |
      | | list_name | name | label |
      | | l | a | A |
      | | l | a | A again |
      """, mode: .lenient)
    let session = FormSession(form: form, environment: testEnvironment())
    try session.setAnswer("x", at: path("q"))
    try session.setAnswer("a", at: path("s"))
    #expect(session.result().answers.count == 2)
  }

  @Test func headersAreUnderstoodInManySpellings() {
    let survey = Columns.survey
    func read(_ header: String) -> String {
      let column = SheetTable.column(header, survey)
      return "\(column.key) \(column.language ?? "-") \(column.isKnown)"
    }
    #expect(read("Label :: French (fr)") == "label French (fr) true")
    #expect(read("label:Arabic(AR)") == "label Arabic(AR) true")
    #expect(read("Constraint Message::fr") == "constraint_message fr true")
    #expect(read("relevance") == "relevant - true")
    #expect(read("bind:jr:constraintMsg::fr") == "constraint_message fr true")
    #expect(read("media::image::ar") == "image ar true")
    #expect(read("my column") == "my column - false")
  }

  @Test(arguments: [
    ("select one from list", "select_one list"),
    ("add select multiple prompt using l", "select_multiple l"),
    ("select_one l or_other", "select_one l other"), ("q dateTime", "dateTime"), ("photo", "image"),
    ("begin repeat", "begin repeat"), ("end_group", "end group"), ("looped", "unknown"),
    ("select_one_from_file f.csv", "select_one f.csv file"), ("rank l", "rank l"), ("Text", "text"),
  ])
  func typesAreReadInManySpellings(text: String, expected: String) {
    let description: String
    switch TypeSpelling.read(text) {
    case .question(let type, let list, let orOther, let fromFile, _):
      description =
        ([type.rawValue] + [list].compactMap { $0 } + (orOther ? ["other"] : [])
        + (fromFile ? ["file"] : [])).joined(separator: " ")
    case .begin(let structure, _): description = "begin \(structure.rawValue)"
    case .end(let structure): description = "end \(structure.rawValue)"
    case .unknown: description = "unknown"
    }
    #expect(description == expected)
  }

  /// Whatever stands in the cells, compiling ends with a form or with problems.
  @Test func anyWorkbookIsCompiledOrRefused() {
    let seed: UInt64 = 11
    let generator = SharedGenerator(seed: seed)
    let words = [
      "", "text", "integer", "begin_group", "end_group", "begin_repeat", "end_repeat",
      "select_one l",
      "select_multiple l or_other", "calculate", "note", "a", "b", "c", "${a}", "${b} + 1",
      "count(${c})",
      "yes", ". > 1", "l", "type", "name", "label", "relevant", "repeat_count", "label::fr (fr)",
      "save_to",
      "list_name", "calculation", "default", "trigger", "1", "start=1 end=0 step=0", "meta",
      "audit",
    ]
    func word() -> String { words[Int(generator.next() % UInt64(words.count))] }
    for round in 0..<400 {
      let sheets = ["survey", "choices", "settings", "entities"].map { name in
        var rows = [["type", "name", "label", "relevant", "calculation", word(), word()]]
        if name != "survey" { rows = [["list_name", "name", "label", word()]] }
        for _ in 0..<(generator.next() % 12) { rows.append(rows[0].map { _ in word() }) }
        return Sheet(
          name: name,
          rows: rows.enumerated().map { Sheet.Row(number: $0 + 1, cells: $1) })
      }
      let mode: FormCompiler.Mode = round % 2 == 0 ? .strict : .lenient
      let compilation = FormCompiler(mode: mode).compile(Workbook(name: "x", sheets: sheets))
      #expect(compilation.form != nil || compilation.has(.error), "seed \(seed)")
      guard let form = compilation.form else { continue }
      let session = FormSession(form: form, environment: testEnvironment())
      for question in form.questions {
        guard let path = AnswerPath(form.path(of: question.index).joined(separator: "/")) else {
          continue
        }
        try? session.setAnswer("1", at: path)
      }
      _ = session.outline()
      _ = session.finish()
    }
  }
}
