package import FrunDomain
package import FrunKit
package import FrunSQLite
package import FrunStore

/// Everything a module may use, over a store in memory: two members on one laptop (`amina`, a
/// caseworker, and `joseph`, a supervisor), a clock that stands still while a command runs, seeded
/// random bytes, scripted answers, files in memory, and forms and data from the source tree.
///
/// Permission to read is checked as the host checks it; permission to write, the schema and gates
/// are checked by the store itself.
package final class TestServices: Services {
  /// The store, for arranging what a test needs and looking behind the interface.
  package let store: CaseStore
  /// Its database.
  package let connection: Connection
  /// The caseworker, who acts at first.
  package let amina: RecordID
  /// The supervisor.
  package let joseph: RecordID
  /// The moment of the next command.
  package var now: Moment
  /// The day of the next command.
  package var today: CivilDate { didSet { clock.today = today } }
  /// Whether the vault opens without asking.
  package var vaultAccess = VaultAccess.open
  /// Configuration by key.
  package var settings: [String: String] = [:]
  /// Everything emitted since ``clear()``.
  package private(set) var events: [Event] = []
  /// Answers by the option that a prompt names, `--reason`; used before ``answers``.
  package var answersByOption: [String: String] = [:]
  /// Answers in order for prompts without answer by option. When none is left, a prompt fails as
  /// it does without a terminal.
  package var answers: [String] = []
  /// Answers prompts itself, before everything else; nil leaves it to the others.
  package var answering: ((Prompt) -> String?)?
  /// Replies in order for turns. When none is left, a turn fails as it does without a terminal.
  package var replies: [TurnReply] = []
  /// Decides replies itself, before ``replies``; nil leaves it to them.
  package var replying: ((Turn) throws -> TurnReply?)?
  /// The turns that were put before the person.
  package private(set) var turns: [Turn] = []
  /// What was asked.
  package private(set) var prompts: [Prompt] = []
  /// Files by name; `-` is standard input and output.
  package var files: [String: [UInt8]] = [:]
  /// Data files by path, in the place of those of the source tree.
  package var dataFiles: [String: [UInt8]] = [:]
  /// What was read.
  package private(set) var readings: [Reading] = []
  /// The requests of exports, imports and inspections.
  package private(set) var requests: [ExchangeRequest] = []
  /// What writing a step of a draft fails with, such as a full disk; nil lets it pass.
  package var draftFailure: Failure?
  /// Whether nothing may be kept.
  package var dryRun = false
  /// Answers exports; nil refuses them.
  package var exporting: ((ExportRequest) throws -> ExportReport)?
  /// Answers imports; nil refuses them.
  package var importing: ((ImportRequest) throws -> ImportReport)?
  /// Answers inspections; nil refuses them.
  package var inspecting: ((InspectRequest) throws -> ArchiveSummary)?

  /// The keys on this laptop.
  var members: [RecordID: LocalIdentity]
  let randomness: SeededRandom
  private let clock: Clock

  /// Something that was read, as the access log keeps it.
  package struct Reading: Hashable, Sendable {
    /// What was done: `show`, `list`, `search`.
    package var action: String
    /// Where; nil for lists over many.
    package var stream: StreamID?
  }

  /// A request to the exchange.
  package enum ExchangeRequest: Hashable, Sendable {
    /// An export.
    case export(ExportRequest)
    /// An import.
    case `import`(ImportRequest)
    /// A look at an archive.
    case inspect(InspectRequest)
  }

  /// What the store's clock says; steps of a millisecond keep the order of commits.
  private final class Clock {
    var moment: Moment
    var today: CivilDate

    init(_ moment: Moment) {
      self.moment = moment
      today = moment.localDay
    }

    func next() -> Moment {
      moment = Moment(
        utcMilliseconds: moment.utcMilliseconds + 1, zone: moment.zone,
        offsetSeconds: moment.offsetSeconds)
      return moment
    }
  }

  /// Sets an office up. The seed decides every identifier; `day` is today.
  package init(
    seed: UInt64 = 1, day: String = "2026-11-21", office: String = "Team A",
    founder: Role = .caseworker
  ) throws {
    let start = try Moment(parsing: "\(day)T09:00:00.000+02:00[Africa/Cairo]")
    let randomness = SeededRandom(seed)
    let clock = Clock(start)
    let connection = try Connection.inMemory()
    let store = try CaseStore(
      connection: connection, identity: LocalIdentity(random: randomness.bytes),
      clock: { clock.next() }, random: randomness.bytes)
    self.randomness = randomness
    self.clock = clock
    self.connection = connection
    self.store = store
    now = start
    today = start.localDay
    store.today = { clock.today }
    guard let identity = store.identity else {
      throw StoreError(.identity, "the store has no identity")
    }
    amina = identity.member
    members = [identity.member: identity]
    let founding = try store.foundTeam(handle: "amina", name: "Amina H.", role: founder)
    let second = try LocalIdentity(random: randomness.bytes).on(identity.device)
    joseph = second.member
    members[joseph] = second
    try store.commit(
      ChangeSet(
        stream: founding.stream, command: "team new",
        assertions: second.assertions(
          NewMember(handle: "joseph", name: "Joseph M.", role: .supervisor), in: store)))
    try store.take(second)
    try store.commit(
      ChangeSet(
        stream: founding.stream, command: "init",
        assertions: [amina, joseph].map {
          Assertion(record: $0, kind: "member", field: "office", change: .set(.text(office)))
        }))
    try store.take(identity)
  }

  /// The acting member.
  package var actor: RecordID { store.identity?.member ?? amina }

  /// Lets another member of the laptop act, by handle.
  package func act(as handle: String) throws {
    guard let member = try store.members().first(where: { $0.handle == handle }),
      let identity = members[member.id]
    else { throw Failure.notFound("member") }
    try store.take(identity)
  }

  /// Adds a member of this laptop with a role, written by the supervisor; the acting member stays.
  @discardableResult
  package func addMember(_ handle: String, _ role: Role) throws -> RecordID {
    let before = try store.members().first { $0.id == actor }?.handle ?? "amina"
    try act(as: "joseph")
    defer { try? act(as: before) }
    return try addMember(NewMember(handle: handle, role: role))
  }

  /// Moves the clock on, or back by negative numbers; days change `today` too.
  package func advance(days: Int = 0, minutes: Int = 0) {
    let milliseconds = Int64(days) * 86_400_000 + Int64(minutes) * 60_000
    now = Moment(
      utcMilliseconds: now.utcMilliseconds + milliseconds, zone: now.zone,
      offsetSeconds: now.offsetSeconds)
    today = now.localDay
    if clock.moment < now || milliseconds < 0 { clock.moment = now }
  }

  /// Forgets what was emitted, asked and read.
  package func clear() {
    events.removeAll()
    prompts.removeAll()
    turns.removeAll()
    readings.removeAll()
    requests.removeAll()
  }

  // MARK: Services

  /// Seeded bytes.
  package func random(_ count: Int) -> [UInt8] { randomness.bytes(count) }
  /// A value of ``settings``.
  package func setting(_ key: String) -> String? { settings[key] }

  /// Records an event.
  package func emit(_ event: Event) throws { events.append(event) }

  /// Gives a scripted answer; without one fails as without a terminal.
  package func ask(_ prompt: Prompt) throws -> String {
    prompts.append(prompt)
    if let answer = answering?(prompt) { return answer }
    // A hint may go on after the option's name, as in `--confirm amina`.
    let given = prompt.option?.split(separator: " ").first.flatMap { answersByOption[String($0)] }
    if let given { return given }
    if !answers.isEmpty { return answers.removeFirst() }
    throw Failure(
      .usage, "prompt.notPossible", "an answer is needed and nobody can be asked",
      hints: prompt.option.map { ["give \($0)"] } ?? ["run the command in a terminal"])
  }

  /// Gives a scripted reply; without one fails as without a terminal.
  package func converse(_ turn: Turn) throws -> TurnReply {
    turns.append(turn)
    if let reply = try replying?(turn) { return reply }
    if !replies.isEmpty { return replies.removeFirst() }
    throw Failure(
      .usage, "prompt.notPossible", "an answer is needed and nobody can be asked",
      hints: ["run the command in a terminal"])
  }

  func log(_ action: String, _ stream: StreamID?) throws {
    if let stream, stream.kind == .directory || stream.kind == .office { return }
    let reading = Reading(action: action, stream: stream)
    guard !readings.contains(reading) else { return }
    readings.append(reading)
    try store.logAccess(command: "test", stream: stream, action: action)
  }

  /// Remembers a request to the exchange.
  func note(_ request: ExchangeRequest) { requests.append(request) }
}
