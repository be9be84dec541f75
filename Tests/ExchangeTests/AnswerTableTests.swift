import FrunKit
import FrunText
import Testing

@testable import Exchange

/// What leaves and what stays, for a person who has to decide.
@Suite struct AnswerTableTests {
  private static let lines: [ExportReport.Line] =
    ["Role in the case", "Sex", "Date of birth", "Nationality", "Languages spoken", "Alive"].map {
      .init(kind: "Person", field: $0, count: 2, withheld: nil)
    } + [
      .init(kind: "Follow-up visit", field: "Due on", count: 1, withheld: nil),
      .init(
        kind: "Case", field: "Risk level", count: 3, withheld: "notForPurpose",
        reason: "not needed for this purpose"),
      .init(
        kind: "Case", field: "Concerns", count: 1, withheld: "consentRefused",
        reason: "the person did not agree"),
    ]

  @Test func kindsHaveALineAndFieldsHangBehind() {
    #expect(
      AnswerTable(Self.lines).text(columns: 60) == """
        These leave: 13 answers
          Person           6 fields, 12 answers: Role in the case,
                           Sex, Date of birth, Nationality,
                           Languages spoken, Alive
          Follow-up visit  1 field, 1 answer: Due on

        These stay (not needed for this purpose): 3 answers
          Case  1 field, 3 answers: Risk level

        These stay (the person did not agree): 1 answer
          Case  1 field, 1 answer: Concerns

        """)
  }

  @Test(arguments: [80, 40, 20, 8])
  func noLineIsWiderThanTheScreen(columns: Int) {
    for line in AnswerTable(Self.lines).text(columns: columns).split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= columns, "\(line)")
    }
  }

  @Test func noAnswersGiveNoTable() {
    #expect(AnswerTable([]).text(columns: 80).isEmpty)
  }
}
