package import FrunDomain
import FrunSQLite

/// Who lacks a competence from when on, and who has which role, kept so that a gap report costs
/// what it shows and not what the register holds.
///
/// *Invariant*: for every person equals ``TrainedPerson/gaps(_:)`` of the person's records and of
/// the requirements that were set last (``CaseStore/require(_:)``).
struct CompetenceIndex {
  let projection: Projection

  private var database: StoreDatabase { projection.database }
  private static let requirementsName = "requirements"
  /// More records are never one person.
  private static let mostTwins = 64

  /// Whom writes were about: everybody named before or after them.
  struct Touched {
    private(set) var people: Set<RecordID> = []
    private(set) var courses: Set<RecordID> = []

    /// Notes a record with its states before and after.
    mutating func note(
      _ subject: Projection.Subject, before: some Sequence<FieldState>,
      after: some Sequence<FieldState>
    ) {
      switch subject.kind {
      case Course.kind: courses.insert(subject.id)
      case Trainee.kind, RoleHeld.kind, Award.kind, AwardEvent.kind:
        if subject.kind == Trainee.kind { people.insert(subject.id) }
        for value in (Array(before) + Array(after)).flatMap(\.all) {
          if case .reference(let record) = value { people.insert(record) }
        }
      default: break
      }
    }
  }

  // MARK: Updating

  /// Computes the gaps of people again. Identifiers that are no people are passed over.
  func update(_ touched: Touched) throws {
    guard !touched.people.isEmpty || !touched.courses.isEmpty else { return }
    var people = touched.people
    for course in touched.courses {
      people.formUnion(
        try records(Award.kind, "course", course).flatMap { award in
          [award.reference("trainee"), award.reference("member")].compactMap(\.self)
        })
    }
    // An event names its award, an award may name a member.
    for id in touched.people {
      for award in try records(id, Award.kind) {
        people.formUnion(
          [award.reference("trainee"), award.reference("member")].compactMap(\.self))
      }
    }
    for id in people { people.formUnion(try records(Trainee.kind, "member", id).map(\.id)) }
    let requirements = try requirements()
    var known = CourseCache()
    var done: Set<RecordID> = []
    for person in people.sorted() where !done.contains(person) {
      let twins = try twins(of: person)
      done.formUnion(twins.map(\.id))
      try update(person, twins, requirements, &known)
    }
  }

  /// Computes all of them again.
  ///
  /// - Parameter progress: told how many of how many people are done, now and then; may throw, and
  ///   then everything is as it was.
  func rebuild(progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }) throws {
    try database.run("DELETE FROM training_gap")
    try database.run("DELETE FROM training_role")
    try fill(progress)
  }

  private func fill(_ progress: (Int, Int) throws -> Void) throws {
    guard let kid = try projection.names.existing(kind: Trainee.kind) else { return }
    let requirements = try requirements()
    var known = CourseCache()
    var done: Set<RecordID> = []
    let people = try database.query(
      "SELECT DISTINCT id FROM record WHERE kid = ? AND is_live = 1 ORDER BY id", kid
    ) { RecordID(bytes: $0.bytes(0)) }
    for (place, person) in people.compactMap(\.self).enumerated() where !done.contains(person) {
      if place % 100 == 0 { try progress(place, people.count) }
      let twins = try twins(of: person)
      if twins.count > 1 { done.formUnion(twins.map(\.id)) }
      try update(person, twins, requirements, &known)
    }
  }

  private struct CourseCache {
    var gives: [RecordID: [CompetenceLevel]] = [:]
  }

  private func update(
    _ asked: RecordID, _ twins: [Trainee], _ requirements: RoleRequirements,
    _ known: inout CourseCache
  ) throws {
    for id in Set([asked] + twins.map(\.id)) {
      try database.run("DELETE FROM training_gap WHERE person = ?", id.bytes)
      try database.run("DELETE FROM training_role WHERE person = ?", id.bytes)
    }
    guard let person = try trainedPerson(twins, &known) else { return }
    for (role, range) in person.roleDays {
      try database.run(
        "INSERT INTO training_role(person, role, first, last) VALUES(?, ?, ?, ?)",
        person.id.bytes, role, Int64(range.lowerBound.dayNumber), Int64(range.upperBound.dayNumber))
    }
    for gap in person.gaps(requirements) {
      guard let need = requirements.list.firstIndex(of: gap.requirement) else { continue }
      try database.run(
        "INSERT INTO training_gap(person, need, first, last) VALUES(?, ?, ?, ?)", person.id.bytes,
        need, Int64(gap.first.dayNumber), Int64((gap.last ?? .last).dayNumber))
    }
  }

  private func trainedPerson(
    _ twins: [Trainee], _ known: inout CourseCache
  ) throws -> TrainedPerson? {
    let canonical = TraineeIndex.canonicalIdentifiers(twins)
    guard let first = twins.first, let id = canonical[first.id] else { return nil }
    var roles: [RoleHeld] = []
    var found: [RecordID: Award] = [:]
    for twin in twins {
      roles += RoleHeld.all(in: try records(RoleHeld.kind, "trainee", twin.id))
      var given = try records(Award.kind, "trainee", twin.id)
      if let member = twin.member { given += try records(Award.kind, "member", member) }
      for award in Award.all(in: given) { found[award.id] = award }
    }
    let awards = found.values.sorted { $0.id < $1.id }
    var events: [AwardEvent] = []
    // Where no award was ever suspended or revoked there is nothing to look up.
    if try projection.names.existing(kind: AwardEvent.kind) != nil {
      for award in awards {
        events += AwardEvent.all(in: try records(AwardEvent.kind, "award", award.id))
      }
    }
    for course in Set(awards.compactMap(\.course)) where known.gives[course] == nil {
      known.gives[course] =
        try records(course, Course.kind).flatMap { Course($0)?.gives ?? [] }
        .compactMap { CompetenceLevel(text: $0) }
    }
    let gives = known.gives
    return TrainedPerson(
      id: id, isActive: !twins.contains { $0.status == "left" }, roles: roles,
      held: CompetencesHeld(awards, events: events) { gives[$0] ?? [] })
  }

  // MARK: Records

  /// The records that were found to be one person, in order.
  private func twins(of person: RecordID) throws -> [Trainee] {
    var found: [RecordID: Trainee] = [:]
    var queue = [person]
    while let id = queue.popLast(), found.count < Self.mostTwins {
      guard found[id] == nil,
        let trainee = try records(id, Trainee.kind).lazy.compactMap({ Trainee($0) }).first
      else { continue }
      found[id] = trainee
      if let other = trainee.sameAs { queue.append(other) }
      queue += try records(Trainee.kind, "sameAs", id).map(\.id)
    }
    return found.values.sorted { $0.id < $1.id }
  }

  private func records(_ id: RecordID, _ kind: String) throws -> [Record] {
    guard let kid = try projection.names.existing(kind: kind) else { return [] }
    return try database.query(
      "SELECT rid FROM record WHERE id = ? AND kid = ? AND is_live = 1 ORDER BY rid", id.bytes, kid
    ) { $0.int64(0) }.compactMap { try record(rid: $0, id: id, kind: kind) }
  }

  /// The records of a kind whose field refers to a record.
  private func records(_ kind: String, _ field: String, _ target: RecordID) throws -> [Record] {
    guard let fid = try projection.names.existing(field: field, of: kind) else { return [] }
    let places = try database.query(
      "SELECT rid, id FROM value_index WHERE fid = ? AND key = ? ORDER BY id, rid", fid,
      ValueKey.bytes(of: .reference(target))
    ) { ($0.int64(0), RecordID(bytes: $0.bytes(1))) }
    return try places.compactMap { rid, id in
      try id.flatMap { try record(rid: rid, id: $0, kind: kind) }
    }
  }

  private func record(rid: Int64, id: RecordID, kind: String) throws -> Record? {
    var fields: [String: RecordField] = [:]
    for (fid, state) in try projection.states(rid: rid) {
      fields[try projection.names.field(fid).field] = state.recordField
    }
    let sid = try database.first("SELECT sid FROM record WHERE rid = ?", rid) { $0.int64(0) }
    guard let sid, !fields.isEmpty else { return nil }
    return Record(id: id, kind: kind, stream: try projection.names.stream(sid), fields: fields)
  }

  // MARK: Requirements

  func requirements() throws -> RoleRequirements {
    guard let bytes = try Settings(database: database)[Self.requirementsName] else {
      return RoleRequirements()
    }
    return (try? RoleRequirements(csv: bytes)) ?? RoleRequirements()
  }

  /// Takes other requirements; answers whether there were others before. One transaction: who is interrupted
  /// has the old requirements with the old index.
  func require(
    _ requirements: RoleRequirements, progress: (Int, Int) throws -> Void
  ) throws -> Bool {
    let before = try Settings(database: database)[Self.requirementsName]
    guard before == nil || before != requirements.bytes else { return false }
    try database.write {
      try Settings(database: database).set(Self.requirementsName, requirements.bytes)
      try rebuild(progress: progress)
    }
    return before != nil
  }

  // MARK: Answers

  func gaps(_ query: CompetenceGapQuery) throws -> [CompetenceGap] {
    let list = try requirements().list
    let needs = list.indices.filter { query.role == nil || list[$0].role == query.role }
    guard !needs.isEmpty else { return [] }
    let limit = Int64(query.limit ?? -1)
    if let people = query.people { return try gaps(query, of: people, list, Set(needs)) }
    let among = needs.map(String.init).joined(separator: ",")
    let from = Int64(query.from.dayNumber)
    // What nothing ends stands together in the index, by its first day; little ends in the future.
    let statement =
      query.includesBegun
      ? """
      SELECT person, need, first, last FROM training_gap
      WHERE last = ?4 AND first <= ?2 AND need IN (\(among))
      UNION ALL
      SELECT person, need, first, last FROM training_gap
      WHERE last >= ?1 AND last < ?4 AND first <= ?2 AND need IN (\(among))
      ORDER BY first, person, need LIMIT ?3
      """
      : """
      SELECT person, need, first, last FROM training_gap INDEXED BY training_gap_by_first
      WHERE first >= ?1 AND first <= ?2 AND need IN (\(among)) AND ?4 > 0
      ORDER BY first, person, need LIMIT ?3
      """
    let to = Int64(query.includesBegun ? query.from.dayNumber : query.to.dayNumber)
    return try database.query(
      statement, from, to, limit, Int64(CivilDate.last.dayNumber)
    ) { row in
      RecordID(bytes: row.bytes(0)).map { person in
        let last = CivilDate(dayNumber: row.int(3))
        return CompetenceGap(
          trainee: person, requirement: list[row.int(1)], first: CivilDate(dayNumber: row.int(2)),
          last: last == .last ? nil : last)
      }
    }.compactMap(\.self)
  }

  /// The gaps of some people: as many questions as people.
  private func gaps(
    _ query: CompetenceGapQuery, of people: [RecordID], _ list: [RoleRequirement],
    _ needs: Set<Int>
  ) throws -> [CompetenceGap] {
    var found: [(need: Int, gap: CompetenceGap)] = []
    for person in Set(people).sorted() {
      let rows = try database.query(
        "SELECT need, first, last FROM training_gap WHERE person = ?", person.bytes
      ) { ($0.int(0), $0.int(1), $0.int(2)) }
      for (need, first, last) in rows where needs.contains(need) {
        let gap = CompetenceGap(
          trainee: person, requirement: list[need], first: CivilDate(dayNumber: first),
          last: last == CivilDate.last.dayNumber ? nil : CivilDate(dayNumber: last))
        if query.includes(gap) { found.append((need, gap)) }
      }
    }
    found.sort { ($0.gap.first, $0.gap.trainee, $0.need) < ($1.gap.first, $1.gap.trainee, $1.need) }
    return found.prefix(query.limit ?? found.count).map(\.gap)
  }

  private struct RoleDays: Hashable {
    let role: String
    let days: Int
  }

  func coverage(on day: CivilDate) throws -> [CompetenceCoverage] {
    let list = try requirements().list
    let today = Int64(day.dayNumber)
    var gaps: [Int: Int] = [:]
    try database.each(
      """
      SELECT need, count(*) FROM (
        SELECT need FROM training_gap WHERE last = ?2 AND first <= ?1
        UNION ALL
        SELECT need FROM training_gap WHERE last >= ?1 AND last < ?2 AND first <= ?1)
      GROUP BY need
      """, today, Int64(CivilDate.last.dayNumber)
    ) { row in
      gaps[row.int(0)] = row.int(1)
      return true
    }
    // A role asks for many things: its people are counted once.
    var roles: [RoleDays: (people: Int, since: Int)] = [:]
    func count(_ role: String, _ graceDays: Int) throws -> (people: Int, since: Int) {
      let key = RoleDays(role: role, days: graceDays)
      if let known = roles[key] { return known }
      let counts = try database.first(
        """
        SELECT count(*), coalesce(sum(first > ?3), 0) FROM training_role
        WHERE role = ?1 AND last >= ?2 AND first <= ?2
        """, role, today, today - Int64(graceDays)
      ) { ($0.int(0), $0.int(1)) }
      roles[key] = counts ?? (0, 0)
      return counts ?? (0, 0)
    }
    return try list.enumerated().map { place, requirement in
      let counts = try count(requirement.role, requirement.graceDays)
      return CompetenceCoverage(
        requirement: requirement, people: counts.people, gaps: gaps[place] ?? 0,
        inGrace: requirement.graceDays == 0 ? 0 : counts.since)
    }
  }
}

extension CaseStore {
  /// Takes the requirements that gaps are measured against. Other requirements than before make
  /// the index of gaps again, which reads the whole register once.
  ///
  /// - Parameter progress: told how many of how many people are done; what it throws undoes all.
  /// - Returns: whether others were replaced; false too where there were none.
  @discardableResult
  package func require(
    _ requirements: RoleRequirements,
    progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws -> Bool {
    try CompetenceIndex(projection: projection).require(requirements, progress: progress)
  }

  /// Gaps by the requirements taken last, by their first day.
  package func competenceGaps(_ query: CompetenceGapQuery) throws -> [CompetenceGap] {
    try database.read { try CompetenceIndex(projection: projection).gaps(query) }
  }

  /// How far each requirement is met on a day.
  package func competenceCoverage(on day: CivilDate) throws -> [CompetenceCoverage] {
    try database.read { try CompetenceIndex(projection: projection).coverage(on: day) }
  }
}
