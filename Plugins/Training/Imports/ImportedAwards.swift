import FrunDomain
import FrunKit

/// What imported completions add to the awards of a register. An assessed award is never
/// overwritten, shortened or doubled by one.
struct ImportedAwards {
  private let services: any Services
  private let register: Register
  private let digest: [UInt8]
  private var files: [String: CourseFile?] = [:]
  private var courses: [String: RecordID] = [:]
  private var versions: [String: [RecordID]] = [:]
  /// Awards of people, with those that this import adds.
  private var awards: [RecordID: [Award]] = [:]

  init(digest: [UInt8], _ services: any Services) {
    self.services = services
    self.digest = digest
    register = Register(services: services)
  }

  /// Reads the awards of people who will be asked about.
  mutating func load(_ people: [RecordID: [RecordID]]) throws {
    let all = people.values.flatMap(\.self)
    let owner = Dictionary(
      people.flatMap { person, records in records.map { ($0, person) } },
      uniquingKeysWith: { left, _ in left })
    for start in stride(from: 0, to: all.count, by: 400) {
      let page = all[start..<min(start + 400, all.count)]
      let found = Award.all(
        in: try services.records(
          RecordQuery(
            kind: Award.kind,
            conditions: [Condition("trainee", .oneOf(page.map { .reference($0) }))])))
      for award in found {
        guard let person = award.trainee.flatMap({ owner[$0] }) else { continue }
        awards[person, default: []].append(award)
      }
    }
  }

  /// Adds a completion, or says why nothing is added.
  mutating func add(
    _ code: String, on day: CivilDate, to trainee: RecordID, name: String, line: Int
  ) throws -> (drafts: [RecordDraft], effect: String?, reason: String?) {
    guard let file = try file(code) else { return ([], nil, "an unknown course") }
    guard !file.pass.needsPractical else {
      return ([], nil, "\(file.code) has a practical, which no import shows")
    }
    var drafts: [RecordDraft] = []
    let course = try course(file, &drafts)
    let known = (awards[trainee] ?? []).filter {
      $0.course.map { (versions[file.code] ?? [course]).contains($0) } ?? false
    }
    if let reason = objection(day, known, file.expiry, line) { return ([], nil, reason) }
    let expiry = AwardExpiry(file.expiry, completedOn: day, previous: PreviousAward(known))
    let newest = known.max {
      ($0.completedOn ?? .first, $0.id) < ($1.completedOn ?? .first, $1.id)
    }
    // A waiver is no training that could be renewed.
    let kind = known.contains { $0.kind != "waiver" } ? "renewal" : "award"
    var award = try services.draft(Award.kind)
    try award.set("course", .reference(course))
    try award.set("trainee", .reference(trainee))
    try award.set("person", to: name, at: "line \(line)")
    try award.set("kind", .code(kind))
    try award.set("completedOn", .date(day))
    try award.set("validTo", expiry.validTo.map { .date($0) })
    try award.set("expiryReason", .text(expiry.reason.rawValue))
    try award.set("anchorDay", expiry.anchorDay.map { .integer(Int64($0)) })
    try award.set("status", .code("valid"))
    try award.set("previous", newest.map { .reference($0.id) })
    try award.set("source", .code("import"))
    try award.set("sourceDigest", .digest(digest))
    try award.set("sourceRow", .integer(Int64(line)))
    drafts.append(award)
    // The next line about the same person must see it.
    var fields: [String: RecordField] = [:]
    for said in award.assertions {
      if case .set(let value) = said.change { fields[said.field] = RecordField(value: value) }
    }
    let stream = StreamID(kind: .training, id: award.id)
    if let made = Award(Record(id: award.id, kind: Award.kind, stream: stream, fields: fields)) {
      awards[trainee, default: []].append(made)
    }
    return (drafts, kind, nil)
  }

  /// Why a completion adds nothing; nil when it does.
  private func objection(
    _ day: CivilDate, _ known: [Award], _ rule: ExpiryRule, _ line: Int
  ) -> String? {
    let earned = known.filter { $0.kind != "waiver" && $0.status == "valid" }
    for award in known where award.sourceDigest == digest && award.sourceRow == line {
      return "taken from this file already"
    }
    if earned.contains(where: { $0.completedOn == day }) { return "the award is there already" }
    if earned.contains(where: { ($0.completedOn ?? .first) > day }) {
      return "a later award is there already"
    }
    let assessed = earned.filter { $0.source != "import" }
    for award in assessed {
      guard let last = award.validTo else { return "an assessed award counts for ever" }
      if day < last.adding(days: -(rule.windowDays ?? 0)) {
        return "an assessed award counts until \(last)"
      }
    }
    return nil
  }

  private mutating func file(_ code: String) throws -> CourseFile? {
    if let known = files[code] { return known }
    let file = try register.courseFile(code)
    files[code] = .some(file)
    return file
  }

  /// The record of a course in its present version; drafted when it was never held.
  private mutating func course(_ file: CourseFile, _ drafts: inout [RecordDraft]) throws -> RecordID
  {
    if let known = courses[file.code] { return known }
    let all = try services.records(
      RecordQuery(kind: Course.kind, conditions: [Condition("code", .equals(.text(file.code)))]))
    versions[file.code] = all.map(\.id)
    if let known = all.first(where: { $0.text("version") == file.version }) {
      courses[file.code] = known.id
      return known.id
    }
    let draft = try TrainSchedule.course(file, services)
    courses[file.code] = draft.id
    versions[file.code, default: []].append(draft.id)
    drafts.append(draft)
    return draft.id
  }
}
