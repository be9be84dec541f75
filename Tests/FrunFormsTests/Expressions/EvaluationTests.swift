import Testing

@testable import FrunForms

/// The dialect, by example. `.` is the answer “2 cows”.
@Suite struct EvaluationTests {
  static func value(_ text: String) throws -> String {
    let form = try compiled("| survey |\n| | type | name | label |\n| | text | q | Q |")
    let session = FormSession(form: form, environment: testEnvironment())
    try session.setAnswer("2 cows", at: path("q"))
    let node = try #require(session.node(at: try path("q")))
    let context = session.context(at: node)
    return context.text(try context.evaluate(ExpressionParser.parse(text)))
  }

  @Test(arguments: [
    // Numbers: no exponents, arithmetic, rounding.
    ("1 + 2 * 3", "7"), ("-2 - -3", "1"), ("7 mod 3", "1"), ("-7 mod 3", "-1"),
    ("1 div 0", "Infinity"),
    ("123456789012 * 1", "123456789012"), ("0.1 + 0.2 = 0.3", "true"),
    ("1 div 3", "0.3333333333333333"),
    ("round(2.5)", "3"), ("round(1.005, 2)", "1.01"), ("round(1234, -2)", "1200"),
    ("int(-1.9)", "-1"),
    ("number('1,5')", "1.5"), ("number('')", "NaN"), ("0.00001 * 1", "0.00001"),
    // Text, by scalars.
    ("substr('hello', -2)", "lo"), ("substr('hello', 1, 99)", "ello"),
    ("substring('12345', 0, 3)", "12"),
    ("string-length('ሰላም')", "3"), ("translate('aab', 'ab', 'x')", "xx"),
    ("concat('a', 1, true())", "a1true"),
    ("normalize-space('  a   b ')", "a b"), ("contains('abc', '')", "true"),
    ("substring-after('a=b', '=')", "b"),
    // Choices in one answer.
    ("selected('a b c', ' b ')", "true"), ("selected('ab c', 'b')", "false"),
    ("selected-at('a b', 1)", "b"),
    ("selected-at('a b', 2)", ""), ("count-selected('  a  b ')", "2"),
    // Conditions.
    ("if('', 1, 2)", "2"), ("if('false', 1, 2)", "1"),
    ("coalesce('', 1 div 0 - 1 div 0, 'x')", "x"),
    ("boolean-from-string('TRUE')", "false"), ("not(0)", "true"),
    ("true() and not(false())", "true"),
    ("if(true(), 1, nothing-like-it())", "1"), ("cond(false(), 'a', true(), 'b', 'c')", "b"),
    ("checklist(2, -1, true(), true(), false())", "true"),
    ("weighted-checklist(1, -1, 'yes', 2)", "true"),
    // The whole text must match a pattern.
    ("regex('abc', 'b')", "false"), ("regex('abc', '.*b.*')", "true"),
    ("regex('+251 91', '[+][0-9 ]{4,10}')", "true"), ("regex('ኃይሉ', '\\p{L}+')", "true"),
    // Dates are civil days.
    ("date('2024-02-29') + 1", "19783"), ("date(19783)", "2024-03-01"), ("today()", "2026-11-21"),
    ("'2024-03-01' > '2024-02-01'", "true"), ("date('2024-03-01T23:30:00-10:00')", "2024-03-01"),
    ("'2024-03-01' - '2024-02-01'", "29"),
    ("format-date('2024-03-01', '%e %b %y (%a)')", "1 Mar 24 (Fri)"),
    ("today() <= now()", "true"), ("decimal-date-time('1970-01-02T00:00:00Z')", "1"),
    ("date-time(1)", "1970-01-02T03:00:00.000+03:00"), ("date('')", ""),
    ("decimal-time('06:00:00.000+03:00')", "0.25"),
    // Extremes leave out what is not answered.
    ("max(3, '', -4)", "3"), ("max(-4, -1, -3)", "-1"), ("min()", "error"), ("max('x', 1)", "NaN"),
    // Places.
    ("distance('0 0', '0 1')", "111318.85"), ("geofence('1 1', '0 0; 0 2; 2 2; 2 0; 0 0')", "true"),
    ("area('0 0; 0 1')", "0"),
    // Hashes of the empty text and of abc, from the standards.
    ("digest('abc', 'MD5', 'hex')", "900150983cd24fb0d6963f7d28e17f72"),
    ("digest('abc', 'sha-1', 'hex')", "a9993e364706816aba3e25717850c26c9cd0d89d"),
    (
      "digest('', 'SHA-256', 'hex')",
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    ),
    ("base64-decode('U2VsYW0=')", "Selam"), ("string-length(uuid())", "36"),
    // The context.
    (".", "2 cows"), ("string-length(.)", "6"), ("once('x')", "2 cows"), ("count(/data/q)", "1"),
    ("/data/*", "2 cows"), ("name(..)", "data"), ("position(.)", "1"),
    // Mistakes.
    ("nothing-like-it()", "error"), ("substr('a')", "error"), ("date('2023-02-29')", "error"),
    ("count(1)", "error"), ("instance('none')/root", "error"), ("regex('a', '(')", "error"),
  ])
  func dialect(expression: String, expected: String) {
    let actual: String
    do {
      actual = try Self.value(expression)
    } catch {
      #expect(expected == "error", "\(expression): \(error)")
      return
    }
    #expect(actual == expected, "\(expression)")
  }

  @Test func daysAreCountedBackAndForth() throws {
    for day in stride(from: -719_528, through: 2_932_896, by: 379) {
      let date = FormMoment(day: day).civil
      #expect(FormMoment.day(year: date.year, month: date.month, dayOfMonth: date.day) == day)
    }
    #expect(FormMoment.day(year: 1900, month: 2, dayOfMonth: 29) == nil)
    #expect(FormMoment.day(year: 2000, month: 2, dayOfMonth: 29) == 11_016)
  }

  @Test func everyFunctionNameIsSuggestedForItsSlip() {
    #expect(FunctionTable.nearest("selcted") == "selected")
    #expect(FunctionTable.nearest("count_selected") == "count-selected")
    #expect(FunctionTable.names.count > 80)
  }
}
