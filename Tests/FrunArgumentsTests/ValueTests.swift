import FrunArguments
import Testing

@Suite struct ValueTests {
  @Test(
    arguments: [
      (.text, "", nil), (.integer, "5", nil), (.integer, "-5", nil),
      (.integer, "+5", "not a whole number"), (.integer, "5.0", "not a whole number"),
      (.integer, "٥", "not a whole number"), (.integer, "--5", "not a whole number"),
      (.integer, "-", "not a whole number"),
      (.integer(minimum: 1, maximum: nil), "0", "less than 1"),
      (.integer(minimum: nil, maximum: 9), "10", "more than 9"),
      (.decimal, "0.5", nil), (.decimal, "-2", nil),
      (.decimal, ".5", "not a number such as 12 or 0.5"),
      (.decimal, "5.", "not a number such as 12 or 0.5"),
      (.decimal, "1e5", "not a number such as 12 or 0.5"),
      (.decimal, "inf", "not a number such as 12 or 0.5"),
      (.decimal, "1.2.3", "not a number such as 12 or 0.5"),
      (.decimal(minimum: 0, maximum: 1), "1.5", "not between 0 and 1"),
      (.yesNo, "yes", nil), (.yesNo, "OFF", nil), (.yesNo, "maybe", "not 'yes' or 'no'"),
      (.choice([Choice("a"), Choice("b")]), "a", nil),
      (.choice([Choice("a"), Choice("b")]), "A", "not one of the possible values; use a or b"),
      (.file, "a b/ç", nil), (.file, "-", nil), (.file, "", "the path is empty"),
      (.directory, "a\u{0}", "the path holds a NUL character"),
      (.date, "2026-03-09", nil), (.date, "2024-02-29", nil),
      (.date, "2023-02-29", "the month has no day 29"),
      (.date, "1900-02-29", "the month has no day 29"),
      (.date, "1800-02-29", "the month has no day 29"),
      (.date, "2000-02-29", nil), (.date, "2026-13-01", "there is no month 13"),
      (.date, "2026-3-9", "not a date such as 2026-03-09"),
      (.date, "1998-??", "not a date such as 2026-03-09"),
      (.date, "0000-01-01", "there is no year 0000"),
      (.date, "2026-03-09T00:00", "not a date such as 2026-03-09"),
      (.date, "2026-04-31", "the month has no day 31"),
      (.date, "2026-04-00", "the month has no day 00"),
      (.date, "٢٠٢٦-03-09", "not a date such as 2026-03-09"),
      (.partialDate, "1998", nil), (.partialDate, "1998-04", nil), (.partialDate, "1998-??", nil),
      (.partialDate, "1998-04-??", nil), (.partialDate, "1998-??-??", nil),
      (.partialDate, "1998-??-09", "a day needs a month; write the month or ?? for the day"),
      (.partialDate, "98", "not a date such as 1998, 1998-04, 1998-04-?? or 1998-04-09"),
      (.partialDate, "", "not a date such as 1998, 1998-04, 1998-04-?? or 1998-04-09"),
      (.identifier("case"), "C-2041", nil),
      (.identifier("case"), "", "an identifier begins with a letter or digit"),
      (.identifier("case"), "../x", "an identifier begins with a letter or digit"),
      (.identifier("case"), "a/b", "an identifier is made of letters, digits and . _ : -"),
      (
        .identifier("case"), String(repeating: "a", count: 65),
        "an identifier has at most 64 characters"
      ),
      (.byteSize, "500", nil), (.byteSize, "1.5 GB", nil), (.byteSize, "10MiB", nil),
      (.byteSize, "-1", "not a size such as 500, 64k or 10MiB"),
      (.byteSize, "10X", "not a size such as 500, 64k or 10MiB"),
      (.byteSize, "99999999999G", "the size is out of range"),
      (.byteSize, "", "not a size such as 500, 64k or 10MiB"),
      (.duration, "1h30m", nil), (.duration, "7d", nil),
      (.duration, "90", "not a length of time such as 90s, 15m, 1h30m or 7d"),
      (.duration, "30m1h", "not a length of time such as 90s, 15m, 1h30m or 7d"),
      (.duration, "", "not a length of time such as 90s, 15m, 1h30m or 7d"),
      (.duration, "99999999999999999999s", "the length is out of range"),
      (.duration, "9223372036854775807w", "the length is out of range"),
      (.duration, "m", "not a length of time such as 90s, 15m, 1h30m or 7d"),
    ] as [(ValueKind, String, String?)])
  func check(kind: ValueKind, text: String, problem: String?) {
    do {
      try kind.check(text)
      #expect(problem == nil)
    } catch {
      #expect(error.message == problem)
    }
  }

  @Test func valuesAreRead() throws {
    #expect(try ByteSize(argument: "1.5k").bytes == 1_536)
    #expect(try ByteSize(argument: "2MB").bytes == 2_000_000)
    #expect(try TimeLength(argument: "1w2d3h4m5s").seconds == 788_645)
    #expect(try TimeLength(argument: "90s").duration == .seconds(90))
    #expect(try DateText(argument: "2026-03-09").month == 3)
    #expect(try PartialDateText(argument: "1998-04-??").month == 4)
    #expect(try PartialDateText(argument: "1998-04-??").day == nil)
    #expect(try Double(argument: "-0.25") == -0.25)
    #expect(try PathText(argument: "-").isStandardStream)
  }

  @Test(arguments: ["0", "64k", "3M", "2G", "1000", "1025"]) func byteSizesAreWrittenAsTyped(
    text: String
  ) throws {
    #expect(try ByteSize(argument: text).argumentText == text)
  }

  @Test(arguments: ["0s", "90m", "1h30m", "7d", "1d1s"]) func lengthsAreWrittenShort(text: String)
    throws
  {
    let length = try TimeLength(argument: text)
    #expect(try TimeLength(argument: length.argumentText) == length)
  }

  @Test(arguments: ["1998", "1998-04", "1998-04-09"]) func datesAreWrittenAsTyped(text: String)
    throws
  {
    #expect(try PartialDateText(argument: text).argumentText == text)
  }

  @Test func nearestChoiceIsSuggested() {
    #expect(
      throws: ValueProblem(
        "not one of the possible values; use auto, always or never", suggestions: ["never"])
    ) {
      try Sample.Color(argument: "nver")
    }
  }
}
