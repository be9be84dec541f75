import FrunDomain
import Testing

/// UTF-16, little end first, with its mark.
private func wide(_ text: String) -> [UInt8] {
  [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
}

private let today = CivilDate(year: 2026, month: 11, day: 22) ?? .first

@Suite("Moodle: course completion")
struct MoodleCourseReportTests {
  private static let file = [
    #"id,Name,Email address,Institution,"Quiz","Quiz - Completion date",Grade,Course complete"#,
    #"12,Sam Doe,SAM@example.org,Partner A,Completed,"14/02/26, 09:30",14/02/26,"14/02/26, 09:31""#,
    #"13,سلمى خوري,salma@example.org,"Partner ""B""",Completed,,,"05/04/26, 10:00""#,
    #"14,No One,none@example.org,,Not completed,,,"#,
    #"15,Odd,odd@example.org,,Completed,,,"31/02/26, 10:00""#,
    #"16,Later,later@example.org,,Completed,,,"01/12/26, 10:00""#,
  ].map { $0 + "\r\n" }.joined()

  private func report(_ order: ReportDateOrder) throws -> MoodleCourseReport {
    try MoodleCourseReport(
      ReportText(Array(Self.file.utf8)), columns: PersonColumns(email: "email ADDRESS"),
      order: order, today: today)
  }

  @Test("day and month are as told; the last column decides")
  func order() throws {
    let rows = try report(.dmy).rows
    #expect(rows.map(\.line) == [2, 3, 4, 5, 6])
    #expect(rows[0].result == .completed(try CivilDate(parsing: "2026-02-14")))
    #expect(rows[0].person.email == "SAM@example.org")
    #expect(rows[1].result == .completed(try CivilDate(parsing: "2026-04-05")))
    #expect(rows[1].person.name == "سلمى خوري")
    #expect(rows[2].result == .open)
    #expect(rows[3].result == .rejected("no such day; look at --date-order"))
    #expect(rows[4].result == .rejected("a day after today; look at --date-order"))
    let american = try report(.mdy).rows
    #expect(american[0].result == .rejected("no such day; look at --date-order"))
    #expect(american[1].result == .completed(try CivilDate(parsing: "2026-05-04")))
  }

  @Test("another table is refused by its first line, an unknown column by its name")
  func refusals() throws {
    for text in ["", "\n\n", "name,id,x\n", "id,name\n"] {
      #expect(throws: DomainError.self) {
        try MoodleCourseReport(
          ReportText(Array(text.utf8)), columns: PersonColumns(), order: .dmy, today: today)
      }
    }
    #expect(throws: DomainError.self) {
      try MoodleCourseReport(
        ReportText(Array(Self.file.utf8)), columns: PersonColumns(email: "Mail"), order: .dmy,
        today: today)
    }
  }
}

@Suite("Moodle: activity completion")
struct MoodleActivityReportTests {
  /// The first cell is empty, headings stand twice, names have lost their quotation marks.
  private static let lines = [
    ["", "Email address", "Read 'me'", "", "Final quiz", "1 March 2026", "Final quiz", ""],
    [
      "Sam 'Buddy' Doe", "sam@example.org", "Completed", "2026-02-10 10:00:00", "Completed",
      "2026-02-11 08:00:00", "Not completed", "",
    ],
    [
      "سلمى خوري", "salma@example.org", "Completed", "2026-02-12 10:00:00",
      "Completed (achieved pass grade)", "2026-03-01 08:00:00", "", "",
    ],
    [
      "Ann", "ann@example.org", "Completed", "2026-02-12 10:00:00",
      "Completed (did not achieve pass grade)", "2026-03-01 08:00:00", "", "",
    ],
    [
      "Bob", "bob@example.org", "Terminé", "2026-02-12 10:00:00", "Completed",
      "2026-03-01 08:00:00", "", "",
    ],
    ["Cat", "cat@example.org", "Completed", "", "Completed", "2026-03-01 08:00:00", "", ""],
  ]

  /// As the report writes it: every cell in quotation marks, but for the first.
  private static func file(_ separator: String) -> String {
    lines.enumerated().map { place, cells in
      cells.enumerated().map { place == 0 && $0 == 0 ? "" : "\"\($1)\"" }
        .joined(separator: separator) + "\n"
    }.joined()
  }

  private static let file = file(",")

  private func report(
    _ bytes: [UInt8], _ activities: [String] = ["Read \"me\"", "#5"],
    words: MoodleActivityReport.StateWords = .init()
  ) throws -> MoodleActivityReport {
    try MoodleActivityReport(
      ReportText(bytes), columns: PersonColumns(email: "Email address"), activities: activities,
      words: words, today: today)
  }

  @Test("all activities asked for, the last of their days")
  func reading() throws {
    let report = try report(Array(Self.file.utf8))
    #expect(
      report.rows.map(\.result) == [
        .completed(try CivilDate(parsing: "2026-02-11")),
        .completed(try CivilDate(parsing: "2026-03-01")), .open,
        .rejected("a state word that nobody explained"), .rejected("completed without a day"),
      ])
    #expect(report.rows[0].person.name == "Sam 'Buddy' Doe")
    #expect(report.unknownWords == ["Terminé"])
    let explained = try self.report(
      Array(Self.file.utf8), words: .init(complete: ["terminé"]))
    #expect(explained.rows[3].result == .completed(try CivilDate(parsing: "2026-03-01")))
    #expect(explained.unknownWords.isEmpty)
  }

  @Test("the variant for spreadsheet programs says the same")
  func spreadsheet() throws {
    let left = try report(Array(Self.file.utf8))
    let right = try report(wide(Self.file("\t")))
    #expect(left == right)
  }

  @Test("a name that stands twice is told by its number; what is no activity is refused")
  func ambiguous() throws {
    let error = #expect(throws: DomainError.self) {
      try report(Array(Self.file.utf8), ["Final quiz"])
    }
    #expect(error?.description.contains("#5, #7") == true)
    for activities in [[], ["Nothing"], ["#99"], ["#0"], ["#1"], ["#-3"]] {
      #expect(throws: DomainError.self) { try report(Array(Self.file.utf8), activities) }
    }
    #expect(throws: DomainError.self) { try report(Array("id,x\n1,2\n".utf8)) }
  }

  @Test("broken bytes are refused by line and never crash", arguments: 0..<400)
  func broken(_ cut: Int) {
    let bytes = wide(Self.file)
    _ = try? report(Array(bytes.prefix(cut * bytes.count / 400)))
    var flipped = bytes
    flipped[(cut * 7919) % flipped.count] ^= UInt8(1 + cut % 255)
    _ = try? report(flipped)
    var narrow = Array(Self.file.utf8)
    narrow[(cut * 7919) % narrow.count] ^= UInt8(1 + cut % 255)
    _ = try? report(narrow)
  }
}

@Suite("Days in files")
struct ReportDateTests {
  @Test(
    "read in the order told",
    arguments: [
      ("14/02/26, 09:30", ReportDateOrder.dmy, "2026-02-14"),
      ("2/14/26, 9:30 AM", .mdy, "2026-02-14"), ("14.02.2026 09:30", .dmy, "2026-02-14"),
      ("2026-02-14 09:30:00", .dmy, "2026-02-14"), ("26-02-14", .ymd, "2026-02-14"),
      ("١٤/٠٢/٢٠٢٦", .dmy, "2026-02-14"), ("01/01/1999", .dmy, "1999-01-01"),
    ])
  func read(_ text: String, _ order: ReportDateOrder, _ expected: String) throws {
    #expect(try order.day(text, today: today).description == expected)
  }

  @Test(
    "two digits of a year never go back a century",
    arguments: [("03/04/30", ReportDateOrder.dmy), ("31/04/26", .ymd), ("01/01/99", .mdy)])
  func century(_ text: String, _ order: ReportDateOrder) {
    #expect(throws: ReportDateOrder.Problem.future) { try order.day(text, today: today) }
  }

  @Test(
    "not guessed",
    arguments: ["", "x", "14/02", "14 February 2026", "1/2/3/4", "99999/1/1", "1/1/202", "0/0/0"])
  func refused(_ text: String) {
    for order in ReportDateOrder.allCases {
      if text == "1/2/3/4" { continue }
      #expect(throws: ReportDateOrder.Problem.self) { try order.day(text, today: today) }
    }
  }
}
