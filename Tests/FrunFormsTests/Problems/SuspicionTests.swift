import Testing

@testable import FrunForms

/// What is legal but seldom meant: one small form for each kind.
@Suite struct SuspicionTests {
  static func problems(_ rows: String, columns: String, more: String = "") -> [FormProblem] {
    FormCompiler().compile(
      Workbook(
        markdown: """
          | survey |
          | | type | name | label | \(columns) |
          | | integer | age | Age | |
          | | select_one s | sex | Sex | |
          | | select_multiple s | both | Both | |
          | | date | born | Born | |
          | | text | word | Word | |
          | | range | level | Level | |
          \(rows)
          | choices |
          | | list_name | name | label |
          | | s | f | Female |
          | | s | m | Male |
          \(more)
          """, name: "test")
    ).problems
  }

  static func found(_ code: String, _ column: String, _ text: String, type: String = "text")
    -> FormProblem?
  {
    problems(
      "| | \(type) | q | \(type == "calculate" ? "" : "Q") | \(text) |", columns: column
    ).first { $0.code == code && $0.row == 9 }
  }

  @Test(arguments: [
    "${sex} = 'f' and ${sex} = 'm'", "${age} > 5 and ${age} < 3", "${age} > 3 and ${age} < 4",
    "${age} = 3 and not(${age} = 3)", "selected(${both}, 'f') and not(selected(${both}, 'f'))",
    "${level} > 10", "${sex} != 'f' and ${sex} != 'm' and ${sex} != ''",
    "(${age} > 5 or ${age} = 5) and ${age} < 5", "3 > ${age} and ${age} > 4",
    "${word} = '' and ${word} != ''", "${word} = 'a' and ${word} = 'b'", "1 = 1 and false()",
    "selected(${sex}, 'f') and ${sex} = 'm'",
  ])
  func conditionsThatCannotHoldAreFound(text: String) {
    #expect(Self.found("UNREACHABLE", "relevant", text) != nil)
  }

  @Test(arguments: [
    "${sex} = 'f' or ${sex} = 'm'", "${age} > 3 and ${age} < 5", "${sex} != 'f' and ${sex} != 'm'",
    "${age} = '' and ${word} = ''", "${age} < 3 or ${age} > 5", "not(${age} > 3)",
    "selected(${both}, 'f') and selected(${both}, 'm')", "${level} >= 10", "${born} > today()",
    "${both} = 'f m'", "${word} > 5 and ${word} < 7", "string-length(${word}) > 3",
    "not(${age} > 3) and not(${age} < 3)", "${sex} = 'f' and ${word} = 'f'", "${age} = ${level}",
    "not(selected(${both}, 'f')) and ${both} != ''",
  ])
  func conditionsThatMayHoldAreNot(text: String) {
    #expect(Self.found("UNREACHABLE", "relevant", text) == nil)
    #expect(Self.found("ALWAYS_TRUE", "relevant", text) == nil)
  }

  @Test(arguments: [
    "${sex} = 'f' or ${sex} != 'f'", "true()", "not(${age} > 3 and ${age} < 2)",
    "${level} < 11 or ${level} = ''",
  ])
  func conditionsThatAlwaysHoldAreNoted(text: String) {
    #expect(Self.found("ALWAYS_TRUE", "relevant", text) != nil)
  }

  @Test func aConditionAgainstItsGroupIsFound() {
    let problems = Self.problems(
      """
      | | begin_group | g | G | ${sex} = 'f' |
      | | text | a | A | ${sex} = 'm' |
      | | text | b | B | ${age} > 3 |
      | | end_group | | | |
      | | text | c | C | ${b} = 'x' and ${sex} = 'm' |
      """, columns: "relevant")
    #expect(problems.filter { $0.code == "UNREACHABLE" }.map(\.row) == [10, 13])
  }

  @Test(arguments: [
    ("integer", ". > 3 and . < 4", true), ("decimal", ". > 3 and . < 4", false),
    ("integer", ". >= 0 and . <= 120", false), ("integer", ". < 0 and . > 120", true),
    ("select_one s", ". = 'x'", true), ("text", "regex(., 'a')", false),
    ("integer", ". = '' or . < 0", false), ("text", ". != .", false),
  ])
  func constraintsThatNothingMeetsAreFound(type: String, text: String, isFound: Bool) {
    #expect(
      (Self.found("CONSTRAINT_unsatisfiable", "constraint", text, type: type) != nil) == isFound)
  }

  @Test(arguments: [
    ("NAN_RISK", "calculation", "${age} + 1", "calculate", true),
    ("NAN_RISK", "calculation", "coalesce(${age}, 0) + 1", "calculate", false),
    ("NAN_RISK", "calculation", "if(${age} != '', ${age} + 1, 0)", "calculate", false),
    ("NAN_RISK", "calculation", "${word} = 'a'", "calculate", false),
    ("EXPR_type", "calculation", "'a' + 'b'", "calculate", true),
    ("EXPR_type", "calculation", "${word} + ${word}", "calculate", true),
    ("EXPR_type", "calculation", "'2024-01-31' + 1", "calculate", false),
    ("EXPR_type", "relevant", "${born} > 2000", "text", true),
    ("EXPR_type", "relevant", "${sex} = true()", "text", true),
    ("EXPR_type", "relevant", "(${age} > 3) = true()", "text", false),
    ("CALC_OVERWRITES", "calculation", "${age} * 2", "integer", true),
    ("CALC_OVERWRITES", "calculation", "${age} * 2", "calculate", false),
    ("CALC_OVERWRITES", "calculation", "once(${age})", "integer", false),
    ("NOW_UNSTABLE", "calculation", "now()", "calculate", true),
    ("NOW_UNSTABLE", "calculation", "once(now())", "calculate", false),
    ("CELL_EXCEL", "relevant", "TRUE", "text", true),
    ("CELL_EXCEL", "constraint", "#REF!", "text", true),
    ("CELL_EXCEL", "hint", "ok", "text", false),
    ("EXPR_path", "relevant", "age > 3", "text", true),
    ("EXPR_path", "relevant", "${age} > 3", "text", false),
    ("EXPR_choice_value", "relevant", "${sex} = 'w'", "text", true),
    ("EXPR_unknown_function", "relevant", "iff(1, 2, 3)", "text", true),
    ("CYCLE", "relevant", "${q} = 1", "text", true),
    ("REQUIRED_HIDDEN", "required", "yes", "hidden", true),
  ])
  func everyKindOfSuspicionIsFound(
    code: String, column: String, text: String, type: String, isFound: Bool
  ) {
    #expect((Self.found(code, column, text, type: type) != nil) == isFound)
  }

  @Test func aLockedRequiredQuestionCannotBeFinished() {
    let problems = Self.problems(
      "| | text | q | Q | yes | yes |", columns: "required | read_only")
    #expect(problems.contains { $0.code == "REQUIRED_HIDDEN" && $0.severity == .warning })
  }

  @Test func manyRowsWhereOneIsWantedAreFound() {
    let problems = Self.problems(
      """
      | | begin_repeat | r | R | |
      | | integer | n | N | |
      | | calculate | twice | | ${n} * 2 |
      | | end_repeat | | | |
      | | calculate | bad | | ${n} * 2 |
      | | calculate | good | | sum(${n}) + count(${r}) + indexed-repeat(${n}, ${r}, 1) |
      | | note | told | You said ${n} | |
      """, columns: "calculation")
    #expect(problems.filter { $0.code == "NODESET_SCALAR" }.map(\.row) == [13, 15])
  }

  @Test func aCountDecidedAfterwardsIsFound() {
    let problems = Self.problems(
      """
      | | begin_repeat | r | R | ${later} |
      | | text | a | A | |
      | | end_repeat | | | |
      | | integer | later | Later | |
      | | begin_repeat | t | T | ${age} + ${later} |
      | | text | b | B | |
      | | end_repeat | | | |
      """, columns: "repeat_count")
    #expect(problems.filter { $0.code == "REPEAT_COUNT_SHRINK" }.map(\.row) == [9])
  }

  @Test func whatNothingUsesIsNoted() {
    let problems = Self.problems(
      "| | select_one t | q | Q | region = ${sex} | x | |",
      columns: "choice_filter | relevent | flavour",
      more: """
        | | u | a | A |
        | choices_more |
        """
    )
    #expect(problems.contains { $0.code == "LIST_UNUSED" && $0.severity == .note })
    let columns = problems.filter { $0.code == "COLUMN_IGNORED" }
    #expect(columns.map(\.severity) == [.warning, .note])
    #expect(columns.first?.suggestion == "relevant")
  }

  @Test func choicesBehindAFilterThatNeverHoldsAreNoted() {
    let problems = FormCompiler().compile(
      Workbook(
        markdown: """
          | survey |
          | | type | name | label | choice_filter |
          | | select_one a | outer | Outer | |
          | | select_one b | inner | Inner | outer = ${outer} |
          | choices |
          | | list_name | name | label | outer | spare |
          | | a | north | North | | |
          | | b | x | X | north | 1 |
          | | b | y | Y | nroth | 2 |
          """, name: "test")
    ).problems
    let problem = problems.first { $0.code == "CHOICE_UNUSED" }
    #expect(problem?.row == 9)
    #expect(problem?.suggestion == "north")
    #expect(problems.filter { $0.code == "COLUMN_IGNORED" }.map(\.column) == ["spare"])
  }

  @Test(arguments: [
    ("2024-02-01 00:00:00", true), ("1.5E+11", true), ("#N/A", true), ("2024-02-01", false),
    ("12:00:00", false), ("E+1", false), ("1E+", false), ("", false),
  ])
  func accidentsOfSpreadsheetsAreRecognised(text: String, isAccident: Bool) {
    #expect((FormBuild.accident(text) != nil) == isAccident)
  }

  @Test func missingTranslationsAreCounted() {
    let problems = FormCompiler().compile(
      Workbook(
        markdown: """
          | survey |
          | | type | name | label::English (en) | label::French (fr) |
          | | text | a | A | A |
          | | text | b | B | |
          | | text | c | C | |
          """, name: "test")
    ).problems.filter { $0.code == "TRANSLATION_gap" }
    #expect(problems.map(\.row) == [4])
    #expect(problems.first?.column == "label::French (fr)")
  }

  @Test func personalDataIsMarkedOrNoted() {
    let problems = FormCompiler().compile(
      Workbook(
        markdown: """
          | survey |
          | | type | name | label | sensitivity | appearance |
          | | text | family_name | Family name | | |
          | | text | given_name | Given name | identity | |
          | | text | phone | Phone | | masked |
          | | text | colour | Colour | | |
          """, name: "test")
    ).problems
    #expect(problems.filter { $0.code == "PII" }.map(\.row) == [3])
  }

  @Test func whatTheAuthorAllowsIsNotReported() {
    func codes(_ note: String, _ settings: String) -> [String] {
      FormCompiler().compile(
        Workbook(
          markdown: """
            | survey |
            | | type | name | label | calculation | notes |
            | | integer | twice | Twice | 1 + 1 | \(note) |
            | | text | phone | Phone | | |
            | settings |
            | | form_id | notes |
            | | x | \(settings) |
            """, name: "test")
      ).problems.map(\.code).sorted()
    }
    #expect(codes("", "") == ["CALC_OVERWRITES", "PII"])
    #expect(codes("# frun:allow CALC_OVERWRITES", "") == ["PII"])
    #expect(codes("shown on purpose; frun:allow PII", "") == ["CALC_OVERWRITES", "PII"])
    #expect(codes("", "frun:allow PII, CALC_OVERWRITES") == [])
  }
}

@Suite struct IdleFeatureTests {
  @Test func whatNeedsATelephoneIsMentionedOnce() {
    let problems = FormCompiler().compile(
      Workbook(
        markdown: """
          | survey |
          | | type | name | label | autoplay |
          | | text | a | A | audio |
          | | text | b | B | audio |
          | | start-geopoint | here | | |
          | settings |
          | | form_id | style | submission_url |
          | | x | pages | https://example.org |
          """, name: "test")
    ).problems
    #expect(
      problems.map(\.code).sorted() == [
        "FEATURE_not_used", "FEATURE_not_used", "SETTINGS_not_used",
      ])
    #expect(problems.allSatisfy { $0.severity == .note })
  }
}
