import CommandLineSupport
import FrunText
import Glibc
import Testing

/// The program itself under other time zones (`TZ`), with the clock of this machine.
@Suite(
  .serialized,
  .enabled(
    if: getenv("CI") != nil
      || FrunProcess.executable != nil && access("/usr/share/zoneinfo/Pacific/Apia", R_OK) == 0,
    "the program is not built, or there is no time zone database"))
struct ZoneTests {
  /// Zones with the hours they are ahead of Greenwich in winter and in summer. The last two are
  /// 25 hours apart: whenever the test runs, two days are shown.
  static let zones: [(name: String, hours: [Int])] = [
    ("Africa/Cairo", [2, 3]), ("America/Santiago", [-4, -3]), ("Pacific/Apia", [13]),
    ("Pacific/Kiritimati", [14]), ("Pacific/Pago_Pago", [-11]),
  ]

  /// The days it may be now where the clock is so many hours ahead.
  private static func days(_ hours: [Int]) -> Set<String> {
    Set(
      hours.map { hour in
        var seconds = time(nil) + hour * 3_600
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let (year, month, day) = (parts.tm_year + 1_900, parts.tm_mon + 1, parts.tm_mday)
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
      })
  }

  @Test("the day is the one of the zone, the dates of the visits are the same in all")
  func civilDays() throws {
    let laptop = try #require(FieldLaptop(terminal: "dumb"))
    laptop.directory.write(
      "child.json",
      Array(#"{"name": "Mariam", "sex": "female", "birthDate": "2015", "riskLevel": "low"}"#.utf8))
    let made = laptop.json(["case", "new", "--from", laptop.directory.path + "/child.json"])
    let number = try #require(made?["case"]?.string ?? made?["number"]?.string)
    let steps = [
      [
        "plan", "new", number, "--goal", "reunification", "--concurrent", "kinship", "--no-view",
        "x",
      ],
      [
        "plan", "place", number, "--type", "parents", "--on", "2026-01-31", "--event",
        "already_there",
      ],
    ]
    for step in steps {
      let process = try #require(laptop.run(step))
      #expect(process.end() == .status(0), "\(process.fresh)")
    }
    let visits = try #require(laptop.json(["visit", "list", number])?.array)
    // Months are counted from the placement, and end with the month.
    #expect(
      visits.map { $0["dueOn"]?.string } == [
        "2026-02-07", "2026-02-28", "2026-04-30", "2026-07-31", "2027-01-31",
      ])
    var shown: Set<String> = []
    for (zone, hours) in Self.zones {
      let before = Self.days(hours)
      let process = try #require(laptop.run(["due"], zone: zone))
      #expect(process.end() == .status(0))
      let line = process.fresh.firstMatch(of: /As of ([0-9-]+), ([A-Za-z_\/]+):/)
      let day = try #require(line.map { String($0.output.1) }, "\(process.fresh)")
      #expect(line.map { String($0.output.2) } == zone)
      #expect(before.union(Self.days(hours)).contains(day), "\(zone)")
      shown.insert(day)
      let planned = laptop.json(["visit", "plan", number], zone: zone)
      #expect(planned?["anchor"]?.string == "2026-01-31" && planned?["planned"]?.text() == "0")
      let dates = laptop.json(["visit", "list", number], zone: zone)?.array
      for field in ["dueOn", "plannedOn", "windowFrom", "windowTo"] {
        #expect(dates?.map { $0[field]?.string } == visits.map { $0[field]?.string }, "\(zone)")
      }
    }
    #expect(shown.count > 1)
    // Recorded in the first zone, read in all others.
    let done = laptop.json(
      [
        "visit", "record", number, "w1", "--mode", "home_visit", "--seen-alone", "yes", "--safe",
        "yes",
      ],
      zone: "Pacific/Pago_Pago")
    #expect(done?["key"]?.string == "w1")
    let days = Set(
      Self.zones.map {
        laptop.json(["visit", "list", number], zone: $0.name)?[0]?["doneOn"]?.string
      })
    #expect(days.count == 1 && days.first != .some(nil))
  }
}
