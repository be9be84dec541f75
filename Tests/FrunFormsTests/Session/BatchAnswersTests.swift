import Testing

@testable import FrunForms

@Suite struct BatchAnswersTests {
  static func run(_ batch: BatchAnswers) throws -> [BatchAnswers.Outcome] {
    batch.run(try compiled(FormSessionTests.skip), environment: testEnvironment())
  }

  @Test(arguments: [
    #"[{"age": 20}, {"age": 200}, {"school": "yes"}]"#,
    "{\"age\": 20}\n{\"age\": 200}\n\n{\"school\": \"yes\"}\n",
  ])
  func everyRecordStandsForItself(json: String) throws {
    let outcomes = try Self.run(try BatchAnswers(json: Array(json.utf8)))
    #expect(outcomes.map { $0.result != nil } == [true, false, false])
    #expect(outcomes[1].problems.map(\.code) == [.constraint])
    #expect(outcomes[1].problems[0].message == "An age is below 120")
    #expect(
      outcomes[2].problems.map { "\($0.path) \($0.code.rawValue)" } == [
        "school irrelevant", "age required",
      ])
    #expect(!outcomes.contains { $0.problems.contains { $0.description.contains("200") } })
  }

  @Test func rowsOfCSVAreRecords() throws {
    let batch = try BatchAnswers(csv: Array("age,school,grade\n9,yes,3\n40,,\n".utf8))
    let outcomes = try Self.run(batch)
    #expect(outcomes.allSatisfy { $0.problems.isEmpty })
    #expect(outcomes[0].result?.answers.count == 6)
  }

  @Test(arguments: ["", "[1]", "[", "3", "{\"a\": 1}\nnonsense"])
  func otherFilesAreRefused(json: String) {
    if json.isEmpty {
      #expect((try? BatchAnswers(json: []))?.records.isEmpty == true)
    } else {
      #expect(throws: BatchAnswers.Failure.self) { try BatchAnswers(json: Array(json.utf8)) }
    }
  }

  @Test func choicesMayBeGivenByLabel() throws {
    let form = try compiled(
      """
      | survey |
      | | type | name | label::English (en) | label::Arabic (ar) |
      | | select_one c | q | Which? | أي؟ |
      | | select_multiple c | m | Which? | أي؟ |
      | choices |
      | | list_name | name | label::English (en) | label::Arabic (ar) |
      | | c | a | Apple | تفاح |
      | | c | b | Bread | خبز |
      | | c | x | Same | خبز |
      """)
    let json = #"[{"q": "apple", "m": ["تفاح", "b"]}, {"q": "خبز"}, {"q": "Pear"}]"#
    let batch = try BatchAnswers(json: Array(json.utf8))
    let outcomes = batch.run(form, environment: testEnvironment(), byLabel: true)
    #expect(outcomes[0].result?.answers.map(\.value) == ["a", "a b"])
    // Two choices have this label, and none has the other.
    #expect(outcomes[1].problems.map(\.code) == [.choice])
    #expect(outcomes[2].problems.map(\.code) == [.choice])
    #expect(batch.run(form, environment: testEnvironment())[0].result == nil)
  }
}
