import CarePlan
import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText

// Measures `frun due`: the list of who must be seen, in vaults of different sizes with the same
// number of cases that are due, and with more cases due in a vault of one size. One JSON object a
// line: {"cases":n,"due":d,"rows":r,"median_ns":…,"fastest_ns":…,"insert_per_second":…}.
//
// usage: frun-bench-due [--due COUNT] [CASES …]
// Without numbers: 1000 10000 100000, of which 100 are due. All cases are invented.

var arguments = Array(CommandLine.arguments.dropFirst())
var due = 100
if arguments.first == "--due", arguments.count > 1 {
  due = Int(arguments[1]) ?? due
  arguments.removeFirst(2)
}
let sizes = arguments.isEmpty ? [1_000, 10_000, 100_000] : arguments.compactMap { Int($0) }

/// A vault with cases that are placed and followed up.
struct DueBenchmark {
  let services: TestServices
  let cases: Int
  let due: Int

  init(cases: Int, due: Int) throws {
    services = try TestServices(seed: 1, day: "2026-11-23")
    self.cases = cases
    self.due = due
  }

  private func newRecord() throws -> RecordID { try RecordID(random: { services.random($0) }) }

  /// An open case with a placement, one visit done and three planned; the next window opens today
  /// or in two months.
  private func open(isDue: Bool) throws {
    let stream = StreamID(kind: .case, id: try newRecord())
    let client = try newRecord()
    let placement = try newRecord()
    let today = services.today
    var said: [Assertion] = []
    func set(_ record: RecordID, _ kind: String, _ field: String, _ value: FieldValue) {
      said.append(Assertion(record: record, kind: kind, field: field, change: .set(value)))
    }
    set(stream.id, "case", "status", .code("open"))
    set(stream.id, "case", "openedOn", .date(today.adding(days: -60)))
    set(stream.id, "case", "riskLevel", .code("low"))
    set(stream.id, "case", "client", .reference(client))
    set(client, "person", "role", .code("client"))
    set(placement, "placement", "arrangement", .code("residential"))
    set(placement, "placement", "assessmentComplete", .yesNo(true))
    set(placement, "placement", "startsOn", .date(today.adding(days: -10)))
    set(placement, "placement", "event", .code("placed"))
    for index in 0..<3 {
      let visit = try newRecord()
      let day = today.adding(days: (isDue ? 0 : 60) + index * 30)
      set(visit, "visit", "key", .text("m\(index)"))
      set(visit, "visit", "placement", .reference(placement))
      set(visit, "visit", "status", .code("planned"))
      set(visit, "visit", "dueOn", .date(day))
      set(visit, "visit", "plannedOn", .date(day))
      set(visit, "visit", "windowFrom", .date(day))
      set(visit, "visit", "windowTo", .date(day.adding(days: 7)))
    }
    _ = try services.commit(
      ChangeSet(stream: stream, command: "case new", reason: "arranged", assertions: said))
  }

  func run() throws {
    let module = CarePlanModule()
    let start = ContinuousClock.now
    for index in 0..<cases { try open(isDue: index < due) }
    let inserted = Self.nanoseconds(ContinuousClock.now - start)
    var times: [Int] = []
    var rows = 0
    for _ in 0..<7 {
      let start = ContinuousClock.now
      let run = try services.run(module, ["due", "--days", "0", "--limit", "100000"])
      times.append(Self.nanoseconds(ContinuousClock.now - start))
      rows = run.result.array?.count ?? 0
    }
    times.sort()
    print(
      #"{"cases":\#(cases),"due":\#(due),"rows":\#(rows),"median_ns":\#(times[times.count / 2]),"#
        + #""fastest_ns":\#(times[0]),"insert_per_second":\#(cases * 1_000_000_000 / max(inserted, 1))}"#
    )
  }

  private static func nanoseconds(_ duration: Duration) -> Int {
    let parts = duration.components
    return Int(parts.seconds) * 1_000_000_000 + Int(parts.attoseconds / 1_000_000_000)
  }
}

for size in sizes { try DueBenchmark(cases: size, due: min(due, size)).run() }
