import FrunDomain
import FrunSQLite
import FrunStore

/// One size: builds an office of invented people, then asks it questions.
///
/// A case holds two persons, a client and a relative, each with a name in Latin and in another
/// script, and a relationship: seven records, one commit.
final class StoreBenchmark {
  private let persons: Int
  private let store: CaseStore
  private var generator = Numbers(state: 42)
  private var cases: [StreamID] = []
  private var names: [String] = []

  init(persons: Int, path: String?) throws {
    self.persons = persons
    let random = Numbers.source(seed: 7)
    let connection = try path.map { try Connection.plainFile($0) } ?? Connection.inMemory()
    store = try CaseStore(
      connection: connection, identity: try LocalIdentity(random: random),
      clock: {
        Moment(utcMilliseconds: 1_790_000_000_000, zone: "Africa/Cairo", offsetSeconds: 7200)
      },
      random: random)
    try store.foundTeam(handle: "bench")
  }

  func run() throws {
    let count = persons / 2
    try Measurement.rate("insert.bulk", persons: persons, count: persons) {
      var done = 0
      while done < count {
        let batch = min(500, count - done)
        try store.transaction { for _ in 0..<batch { try openCase() } }
        done += batch
      }
    }
    try Measurement.latency("commit.single", persons: persons, runs: 200) { _ in try openCase() }
    try Measurement.latency("commit.edit", persons: persons, runs: 200) { index in
      let stream = pick(cases)
      try store.commit(
        ChangeSet(
          stream: stream, command: "case edit",
          assertions: [
            Assertion(
              record: stream.id, kind: "case", field: "office",
              change: .set(.text("office \(index % 7)")))
          ]))
    }
    try queries()
    try searches()
    if persons <= 10_000 {
      try Measurement.rate("verify", persons: persons, count: count) { _ = try store.verify() }
      try Measurement.rate("rebuild", persons: persons, count: persons) {
        try store.rebuildProjection()
      }
    }
    try transfer()
  }

  private func queries() throws {
    try Measurement.latency("record.point", persons: persons, runs: 1000) { _ in
      _ = try store.record(pick(cases).id)
    }
    var query = RecordQuery(
      kind: "case", order: [QueryOrder("openedOn", ascending: false)], limit: 50)
    try Measurement.latency("cases.firstPage", persons: persons, runs: 50) { _ in
      _ = try store.records(query)
    }
    query.cursor = try store.records(query).last?.id
    try Measurement.latency("cases.secondPage", persons: persons, runs: 50) { _ in
      _ = try store.records(query)
    }
    query.cursor = nil
    query.conditions = [Condition("status", .equals(.code("open")))]
    try Measurement.latency("cases.firstPage.open", persons: persons, runs: 50) { _ in
      _ = try store.records(query)
    }
    query.conditions = [Condition("riskLevel", .equals(.code("severe")))]
    try Measurement.latency("cases.firstPage.severe", persons: persons, runs: 50) { _ in
      _ = try store.records(query)
    }
    try Measurement.latency("records.ofOneCase", persons: persons, runs: 200) { _ in
      _ = try store.records(RecordQuery(kind: "name", stream: pick(cases)))
    }
    try Measurement.latency("resolve.number", persons: persons, runs: 200) { _ in
      _ = try store.resolveCase(CaseNumber(of: pick(cases).id).description)
    }
    try Measurement.latency("history.ofOneCase", persons: persons, runs: 200) { _ in
      _ = try store.history(HistoryQuery(stream: pick(cases), limit: 20))
    }
  }

  private func searches() throws {
    try Measurement.latency("search.exact", persons: persons, runs: 100) { _ in
      _ = try store.search(SearchQuery(text: pick(names)))
    }
    try Measurement.latency("search.prefix", persons: persons, runs: 100) { _ in
      let words = pick(names).split(separator: " ")
      _ = try store.search(
        SearchQuery(text: words.map { $0.prefix(3) }.joined(separator: " ")))
    }
    try Measurement.latency("search.oneCommonWord", persons: persons, runs: 100) { _ in
      _ = try store.search(SearchQuery(text: String(pick(Numbers.given))))
    }
    try Measurement.latency("search.diacritics", persons: persons, runs: 100) { _ in
      let words = pick(names).split(separator: " ")
      let accented = words.map { $0.replacing("a", with: "á").replacing("u", with: "Ü") }
      _ = try store.search(SearchQuery(text: accented.joined(separator: " ")))
    }
    try Measurement.latency("search.arabic", persons: persons, runs: 100) { _ in
      _ = try store.search(SearchQuery(text: "أحْمد"))
    }
    try Measurement.latency("search.nothing", persons: persons, runs: 100) { index in
      _ = try store.search(SearchQuery(text: "qqq\(index)"))
    }
  }

  /// What a second store of the team makes of up to a thousand of the cases.
  private func transfer() throws {
    guard let directory = try store.directoryStream(), let identity = store.identity else { return }
    let random = Numbers.source(seed: 8)
    let other = try CaseStore(
      connection: Connection.inMemory(), identity: try LocalIdentity(random: random),
      clock: { Moment(utcMilliseconds: 1_790_000_000_000) }, random: random)
    _ = try other.ingest(
      store.bundles(stream: directory), heads: store.heads(of: directory),
      keys: [identity.member: store.publicKey()])
    let streams = Array(cases.prefix(1_000))
    var bundles: [CommitBundle] = []
    var heads: [SignedHead] = []
    try Measurement.rate("export.bundles", persons: persons, count: streams.count) {
      for stream in streams {
        bundles += try store.bundles(stream: stream)
        heads += try store.heads(of: stream)
      }
    }
    try Measurement.rate("ingest.bundles", persons: persons, count: bundles.count) {
      _ = try other.ingest(bundles, heads: heads)
    }
  }

  // MARK: Invented people

  private func pick<T>(_ choices: [T]) -> T {
    choices[Int(generator.next() % UInt64(choices.count))]
  }

  private func newRecord() throws -> RecordID {
    try RecordID(random: { _ in self.generator.bytes(16) })
  }

  private func openCase() throws {
    let stream = StreamID(kind: .case, id: try newRecord())
    let day = CivilDate(dayNumber: 19_000 + Int(generator.next() % 1_500))
    let client = try newRecord()
    let relative = try newRecord()
    let relationship = try newRecord()
    let risk = pick(["low", "low", "low", "low", "medium", "medium", "high", "severe"])
    var assertions: [Assertion] = []
    func set(_ record: RecordID, _ kind: String, _ field: String, _ value: FieldValue) {
      assertions.append(
        Assertion(record: record, kind: kind, field: field, change: .set(value)))
    }
    set(stream.id, "case", "status", .code(pick(["open", "open", "open", "on_hold"])))
    set(stream.id, "case", "openedOn", .date(day))
    set(stream.id, "case", "client", .reference(client))
    set(stream.id, "case", "riskLevel", .code(risk))
    for person in [client, relative] {
      set(person, "person", "role", .code(person == client ? "client" : "relative"))
      set(person, "person", "sex", .code(pick(["female", "male"])))
      let name = try newRecord()
      let text = pick(Numbers.given) + " " + pick(Numbers.family)
      names.append(text)
      set(name, "name", "person", .reference(person))
      set(name, "name", "kind", .code("full"))
      set(
        name, "name", "text", .text(pick(Numbers.otherScripts) + " " + pick(Numbers.otherScripts)))
      set(name, "name", "latin", .text(text))
    }
    set(relationship, "relationship", "person", .reference(client))
    set(relationship, "relationship", "relative", .reference(relative))
    set(relationship, "relationship", "relation", .code("mother"))
    try store.commit(ChangeSet(stream: stream, command: "case new", assertions: assertions))
    cases.append(stream)
  }
}

/// SplitMix64 and lists to invent names from.
struct Numbers {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func bytes(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let word = next()
      for shift in 0..<8 where bytes.count < count {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift * 8)))
      }
    }
    return bytes
  }

  static func source(seed: UInt64) -> (Int) -> [UInt8] {
    final class Box { var numbers = Numbers(state: 0) }
    let box = Box()
    box.numbers.state = seed
    return { box.numbers.bytes($0) }
  }

  static let given = [
    "amina", "yusuf", "mohamed", "fatuma", "ahmed", "hawa", "selam", "tesfaye", "hodan", "nadia",
    "karim", "layla", "omar", "zeinab", "ibrahim", "mariam", "abdullahi", "saida", "hassan", "ruta",
  ]

  static let family: [String] = {
    let first = [
      "al", "ben", "da", "el", "gu", "ha", "jo", "ka", "lu", "mo", "ni", "ra", "sa", "wa",
    ]
    let middle = ["ba", "di", "fu", "ga", "ke", "li", "mu", "no", "ri", "so", "ta", "zi"]
    let last = ["n", "ri", "le", "ssa", "mbo", "d", "yo", "wi"]
    return first.flatMap { a in middle.flatMap { b in last.map { a + b + $0 } } }
  }()

  static let otherScripts = [
    "أحمد", "محمد", "فاطمة", "يوسف", "آمنة", "ሰላም", "ተስፋዬ", "ሀይለ", "Алёна", "Сергій", "မောင်",
    "علی", "زینب", "مریم", "ابراهيم", "خدیجة", "ዓለም", "ሩታ", "Микола", "Оксана",
  ]
}
