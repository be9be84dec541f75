import FrunDomain
import FrunKit
import FrunStore
import FrunTestSupport
import FrunText
import Training

// Measures the gap report, the matrix and what they rest on, in registers of different sizes with
// the same number of gaps, and with more gaps in a register of one size. Ten awards a person. One
// JSON object a line: {"people":n,"awards":a,"gaps":g,"name":…,"rows":r,"median_ns":…,
// "fastest_ns":…}. Everybody is invented.
//
// usage: frun-bench-training [--gaps COUNT] [PEOPLE …]
// Without numbers: 1000 5000 50000, of whom 100 lack something.

var arguments = Array(CommandLine.arguments.dropFirst())
var gaps = 100
if arguments.first == "--gaps", arguments.count > 1 {
  gaps = Int(arguments[1]) ?? gaps
  arguments.removeFirst(2)
}
let sizes = arguments.isEmpty ? [1_000, 5_000, 50_000] : arguments.compactMap { Int($0) }

/// A register with ten awards a person.
struct TrainingBenchmark {
  let services: TestServices
  let people: Int
  let gaps: Int
  private let stream: StreamID
  private static let chunk = 200

  init(people: Int, gaps: Int) throws {
    services = try TestServices(seed: 1, day: "2026-11-23")
    try services.addMember("grace", .trainer)
    try services.act(as: "grace")
    self.people = people
    self.gaps = gaps
    stream = StreamID(
      kind: .training, id: try RecordID(random: { [services] in services.random($0) }))
  }

  private func newRecord() throws -> RecordID { try RecordID(random: { services.random($0) }) }

  private func say(
    _ kind: String, _ fields: [(String, FieldValue)], _ said: inout [Assertion]
  ) throws -> RecordID {
    let id = try newRecord()
    for (name, value) in fields {
      guard let field = Schema.standard.field(name, of: kind) else { continue }
      said.append(
        Assertion(
          record: id, kind: kind, field: name, change: Schema.standard.change(of: field, to: value))
      )
    }
    return id
  }

  private func commit(_ said: [Assertion]) throws {
    _ = try services.commit(
      ChangeSet(stream: stream, command: "train award", reason: "arranged", assertions: said))
  }

  /// Everybody is a caseworker since two years; a course gives what caseworkers need. Who lacks
  /// something had it until last month.
  private func fill() throws {
    let needs = try RoleRequirements(csv: ProjectFiles.bytes("Training/roles.csv") ?? [])
      .list(of: "caseworker")
    var said: [Assertion] = []
    var courses: [RecordID] = []
    for number in 0..<10 {
      var fields: [(String, FieldValue)] = [
        ("code", .text("X-\(number)")), ("version", .text("1")), ("title", .text("X-\(number)")),
      ]
      for (place, need) in needs.enumerated() where place % 10 == number {
        fields.append(("gives", .text(need.needed.description)))
      }
      courses.append(try say("course", fields, &said))
    }
    let today = services.today
    for number in 0..<people {
      let person = try say(
        "trainee", [("name", .text("Person \(number)")), ("status", .code("active"))], &said)
      _ = try say(
        "roleHeld",
        [
          ("trainee", .reference(person)), ("role", .code("caseworker")),
          ("since", .date(today.adding(days: -730))),
        ], &said)
      for (place, course) in courses.enumerated() {
        let lacks = number < gaps && place == 0
        _ = try say(
          "award",
          [
            ("course", .reference(course)), ("trainee", .reference(person)),
            ("person", .text("Person \(number)")), ("kind", .code("award")),
            ("completedOn", .date(today.adding(days: -730))),
            ("validTo", .date(today.adding(days: lacks ? -30 : 400 + number % 300))),
            ("status", .code("valid")),
          ], &said)
      }
      if number % Self.chunk == Self.chunk - 1 {
        try commit(said)
        said = []
      }
    }
    if !said.isEmpty { try commit(said) }
  }

  private func measure(_ name: String, _ runs: Int = 7, _ body: () throws -> Int) throws {
    var times: [Int] = []
    var rows = 0
    for _ in 0..<runs {
      let start = ContinuousClock.now
      rows = try body()
      times.append(Self.nanoseconds(ContinuousClock.now - start))
    }
    times.sort()
    print(
      #"{"people":\#(people),"awards":\#(people * 10),"gaps":\#(gaps),"name":"\#(name)","#
        + #""rows":\#(rows),"median_ns":\#(times[times.count / 2]),"fastest_ns":\#(times[0])}"#)
  }

  func run() throws {
    let module = TrainingModule()
    try measure("fill", 1) {
      try fill()
      return people
    }
    // The first question takes the requirements and makes the index of the whole register once.
    try measure("first gap report, making the index", 1) {
      try services.run(module, ["train", "gap", "--limit", "50"]).result.array?.count ?? 0
    }
    for words in [
      ["gap", "--limit", "50"], ["gap", "--limit", "100000"], ["matrix", "--limit", "50"],
      ["coverage"], ["expiring", "--days", "90"],
    ] {
      try measure(words.joined(separator: " ")) {
        try services.run(module, ["train"] + words).result.array?.count ?? 0
      }
    }
    // What one new award costs in a register of this size.
    let person = try services.records(RecordQuery(kind: "trainee", limit: 1)).first
    let course = try services.records(RecordQuery(kind: "course", limit: 1)).first
    guard let person, let course else { return }
    try measure("one more award") {
      var said: [Assertion] = []
      _ = try say(
        "award",
        [
          ("course", .reference(course.id)), ("trainee", .reference(person.id)),
          ("person", .text("Person")), ("completedOn", .date(services.today)),
          ("status", .code("valid")),
        ], &said)
      try commit(said)
      return 1
    }
  }

  private static func nanoseconds(_ duration: Duration) -> Int {
    let parts = duration.components
    return Int(parts.seconds) * 1_000_000_000 + Int(parts.attoseconds / 1_000_000_000)
  }
}

for size in sizes { try TrainingBenchmark(people: size, gaps: min(gaps, size)).run() }
