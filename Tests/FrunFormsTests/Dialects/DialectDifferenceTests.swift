import Testing

@testable import FrunForms

@Suite struct DialectDifferenceTests {
  /// Differences of one expression in the column of a late question.
  static func found(
    _ expression: String, _ dialect: FormDialect, column: String = "calculation"
  ) throws -> [DialectDifference] {
    let type = column == "calculation" ? "calculate" : "text"
    let form = try compiled(
      """
      | survey |
      | | type | name | label | \(column) | constraint_message |
      | | integer | age | Age | | |
      | | date | born | Born | | |
      | | text | word | Word | | |
      | | select_one s | sex | Sex | | |
      | | begin_repeat | rows | Rows | | |
      | | integer | n | N | | |
      | | end_repeat | | | | |
      | | \(type) | q | Q | \(expression.replacing("|", with: "\\|")) | |
      | choices |
      | | list_name | name | label |
      | | s | f | Female |
      """, mode: .lenient)
    return form.differences(from: dialect).filter { $0.row == 10 }
  }

  @Test(arguments: [
    ("'2024-03-01' > '2024-02-01'", "ordered as numbers"),
    ("${born} > '2024-02-01'", "ordered as numbers"), ("'2024-03-01' - 1", "no number there"),
    ("number('2024-03-01')", "no number"), ("max(-4, -1)", "negative"),
    ("weighted-checklist(1, -1, 'a', 2)", "upper bound"),
    ("boolean-from-string(${word})", "letter case"), ("round(0 - ${age})", "toward zero"),
    ("substring(${word}, 1)", "no function"), ("(${word} | ${sex})", "union"),
    ("//n", "“//”"), ("${n} + 1", "several rows"), ("string-length(${n})", "several rows"),
    ("date(now())", "time zone"), ("selected(${word}, 1)", "a text"),
    ("concat('a', ${age} * 1000)", "exponent"),
  ])
  func differencesFromODKAreNamed(expression: String, reason: String) throws {
    let found = try Self.found(expression, .odk)
    #expect(found.contains { $0.reason.contains(reason) }, "\(found)")
  }

  @Test(arguments: [
    ("regex(${word}, '[0-9]+')", "match a part"), ("coalesce(${age} + 1, 0)", "NaN"),
    ("sum(${n})", "NaN"), ("max(${age}, 3)", "NaN"), ("if(${word}, 1, 2)", "alone"),
    ("${word} and ${age} > 3", "alone"), ("date(now())", "kept"),
  ])
  func differencesFromWebFormsAreNamed(expression: String, reason: String) throws {
    let found = try Self.found(expression, .webforms)
    #expect(found.contains { $0.reason.contains(reason) }, "\(found)")
  }

  /// What means the same everywhere is not listed.
  @Test(arguments: [
    "${age} + 1", "concat(${word}, '-', ${age})", "if(${age} > 3, 'a', 'b')",
    "${born} < today()", "int((today() - ${born}) div 365.25)", "selected(${sex}, 'f')",
    "count(${n})", "sum(${n}) > 0 and ${sex} = 'f'", "regex(${word}, '^[0-9]+$')",
    "indexed-repeat(${n}, ${rows}, 1)", "format-date(${born}, '%Y')",
    "count(${rows}[n > 3])",
  ])
  func ordinaryExpressionsAreTheSame(expression: String) throws {
    #expect(try Self.found(expression, .odk).isEmpty)
  }

  @Test func aReferenceAloneIsAConditionThatDiffers() throws {
    let found = try Self.found("${word}", .webforms, column: "relevant")
    #expect(found.count == 1)
    #expect(found.first?.column == "relevant")
    #expect(found.first?.excerpt.text == "${word}")
    #expect(try Self.found("${word} != ''", .webforms, column: "relevant").isEmpty)
  }
}
