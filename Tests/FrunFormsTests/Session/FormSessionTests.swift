import FrunText
import Testing

@testable import FrunForms

@Suite struct FormSessionTests {
  static let skip = """
    | survey |
    | | type | name | label | relevant | constraint | constraint_message | required | calculation |
    | | integer | age | Age | | . >= 0 and . < 120 | An age is below 120 | yes | |
    | | select_one yn | school | In school? | ${age} >= 5 and ${age} < 18 | | | | |
    | | text | grade | Which grade? | ${school} = 'yes' | | | yes | |
    | | calculate | child | | | | | | if(${age} < 18, 'child', 'adult') |
    | | begin_repeat | family | Family | | | | | |
    | | text | who | Who? | | | | yes | |
    | | integer | years | Age of ${who} | | | | | |
    | | calculate | older | | | | | | ${years} > ${age} |
    | | end_repeat | | | | | | | |
    | | calculate | total | | | | | | sum(${years}) |
    | | calculate | rows | | | | | | count(${family}) |
    | choices |
    | | list_name | name | label |
    | | yn | yes | Yes |
    | | yn | no | No |
    """

  @Test func skipRuleHidesAndRemembers() throws {
    let session = try session(Self.skip)
    #expect(!session.isRelevant(try path("school")))
    try session.setAnswer("12", at: path("age"))
    #expect(session.isRelevant(try path("school")))
    #expect(!session.isRelevant(try path("grade")))
    try session.setAnswer("yes", at: path("school"))
    try session.setAnswer("5", at: path("grade"))
    #expect(try session.answer(path("child")) == "child")
    try session.setAnswer("30", at: path("age"))
    #expect(!session.isRelevant(try path("grade")))
    #expect(try session.answer(path("child")) == "adult")
    #expect(session.result().answers.map(\.path.description) == ["age", "child", "total", "rows"])
    try session.setAnswer("13", at: path("age"))
    #expect(try session.answer(path("grade")) == "5")
  }

  @Test func constraintRefusesAndKeepsTheAnswerBefore() throws {
    let session = try session(Self.skip)
    try session.setAnswer("12", at: path("age"))
    #expect(throws: AnswerProblem.self) { try session.setAnswer("150", at: path("age")) }
    #expect(try session.answer(path("age")) == "12")
    #expect(throws: AnswerProblem.self) { try session.setAnswer("twelve", at: path("age")) }
    try session.setAnswer("١٧", at: path("age"))
    #expect(try session.answer(path("age")) == "17")
  }

  @Test func rowsAreCountedAndSummed() throws {
    let session = try session(Self.skip)
    try session.setAnswer("12", at: path("age"))
    let first = try session.addRow(path("family"))
    #expect(first.description == "family[1]")
    try session.setAnswer("Hana", at: path("family[1]/who"))
    try session.setAnswer("40", at: path("family[1]/years"))
    #expect(try session.question(path("family[1]/years")).label == "Age of Hana")
    try session.addRow(path("family"))
    try session.setAnswer("5", at: path("family[2]/years"))
    #expect(try session.answer(path("total")) == "45")
    #expect(try session.answer(path("rows")) == "2")
    #expect(try session.answer(path("family[1]/older")) == "true")
    #expect(try session.answer(path("family[2]/older")) == "false")
    let missing = session.validate()
    #expect(missing.map(\.path.description) == ["family[2]/who"])
    try session.removeRow(path("family[1]"))
    #expect(try session.answer(path("total")) == "5")
    #expect(try session.answer(path("rows")) == "1")
  }

  @Test func oneAnswerRunsOnlyWhatDependsOnIt() throws {
    let session = try session(Self.skip)
    for _ in 0..<20 { try session.addRow(path("family")) }
    let before = session.evaluations
    try session.setAnswer("7", at: path("family[3]/years"))
    // The row's own comparison and the sum; not the other nineteen rows.
    #expect(session.evaluations["calculation", default: 0] - before["calculation", default: 0] == 2)
    #expect(session.evaluations["relevant"] == before["relevant"])
  }

  @Test func recordFillsTheForm() throws {
    let session = try session(Self.skip)
    let record = try #require(
      try JSONValue(
        parsing: """
          {"age": 9, "school": "yes", "grade": "3", "family": [{"who": "A", "years": 30}, {"who": "B"}]}
          """
      ).object)
    #expect(session.fill(record) == [])
    guard case .success(let result) = session.finish() else {
      Issue.record("\(session.validate())")
      return
    }
    #expect(
      result.answers.map { "\($0.path)=\($0.value)" } == [
        "age=9", "school=yes", "grade=3", "child=child", "family[1]/who=A", "family[1]/years=30",
        "family[1]/older=true", "family[2]/who=B", "family[2]/older=false", "total=30", "rows=2",
      ])
  }

  @Test func recordProblemsNameTheirPlace() throws {
    let session = try session(Self.skip)
    let record = try #require(
      try JSONValue(
        parsing: """
          {"age": 40, "school": "yes", "scool": "no", "family": [{"years": "x"}]}
          """
      ).object)
    let problems = session.fill(record).map { "\($0.path) \($0.code.rawValue)" }
    #expect(problems == ["family[1]/years type", "scool unknown", "school irrelevant"])
  }

  @Test func rulesExplainThemselves() throws {
    let session = try session(Self.skip)
    try session.setAnswer("12", at: path("age"))
    let why = try session.explain(path("school"))
    #expect(why.map(\.column) == ["relevant"])
    #expect(why[0].source == "${age} >= 5 and ${age} < 18")
    #expect(why[0].result == "true")
    #expect(why[0].row == 4)
    #expect(why[0].reads.map { "\($0.path)=\($0.value)" } == ["age=12"])
    #expect(throws: AnswerProblem.self) { try session.explain(path("nothing")) }
  }
}
