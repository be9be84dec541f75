import FrunDomain
import FrunKit
import FrunText

/// Puts together what was attended and reached. Nothing of a list is kept when a line is wrong.
struct AttendanceDesk {
  /// What is known of one person.
  struct Entry {
    var day: CivilDate?
    var hours: Double?
    var status: String?
    var preTest: Double?
    var postTest: Double?
    var practical: Bool?
  }

  private struct Key: Hashable {
    let enrolment: RecordID
    let day: CivilDate?
  }

  private let session: TrainingSession
  private let minutes: Int?
  private let register: Register
  private let existing: [Attendance]
  private var enrolments: [RecordID: RecordDraft] = [:]
  private var others: [RecordDraft] = []
  private var seen: Set<Key> = []

  init(
    session: TrainingSession, minutes: Int?, register: Register, existing: [Attendance]
  ) {
    self.session = session
    self.minutes = minutes
    self.register = register
    self.existing = existing
  }

  private var isOneDay: Bool {
    session.days.count == 1
      || session.days.isEmpty && (session.endsOn ?? session.heldOn) == session.heldOn
  }

  /// People something is recorded for.
  var count: Int { enrolments.count }
  var isEmpty: Bool { enrolments.isEmpty }
  var drafts: [RecordDraft] {
    enrolments.values.filter { !$0.isEmpty }.sorted { $0.id < $1.id } + others
  }

  mutating func take(_ one: Enrolment, _ entry: Entry, place: String?) throws {
    guard seen.insert(Key(enrolment: one.id, day: entry.day)).inserted else {
      throw Failure(
        .data, "row.twice", "this person stands in the list twice", place: place,
        hints: ["leave one of the lines out"])
    }
    guard one.status != "waiting", one.status != "withdrawn" else {
      throw Failure(
        .denied, "attend.seat", "this person has no seat", place: place,
        hints: [
          "frun train enrol \(session.id.text) NUMBER --status enrolled gives a free seat, "
            + "or that of somebody marked absent"
        ])
    }
    try check(entry, place: place)
    let isEmpty =
      entry.hours == nil && entry.status == nil && entry.preTest == nil && entry.postTest == nil
      && entry.practical == nil
    if isEmpty { return }
    if entry.preTest != nil || entry.postTest != nil || entry.practical != nil {
      try refuseOwn(one, place: place)
    }
    var draft = try enrolments[one.id] ?? RecordDraft("enrolment", id: one.id)
    try hours(one, entry, &draft)
    for (phase, score) in [("pre", entry.preTest), ("post", entry.postTest)] {
      guard let score else { continue }
      var result = try register.services.draft(TestResult.kind)
      try result.set("enrolment", .reference(one.id))
      try result.set("phase", .code(phase))
      try result.set("takenOn", (entry.day ?? session.endsOn ?? session.heldOn).map { .date($0) })
      try result.set("mode", .code("reported"))
      try result.set("score", .decimal(TestAnswers.text(score)))
      others.append(result)
    }
    try draft.set("practicalPassed", entry.practical.map { .yesNo($0) })
    // An award is an event: results recorded late do not make it be given twice.
    if one.status != "completed" {
      if entry.status != "absent" || entry.hours != nil {
        try draft.set("status", .code("attended"))
      } else if isOneDay {
        // Of several days one may be missed; who missed the only one did not come.
        try draft.set("status", .code("absent"))
      }
    }
    enrolments[one.id] = draft
  }

  /// Hours are seen by everybody in the room; a result somebody gives themselves by nobody.
  private func refuseOwn(_ one: Enrolment, place: String?) throws {
    let acting = try register.services.acting().member
    let own = try one.trainee.flatMap { try register.services.record($0) }?.reference("member")
    guard one.member != acting, own != acting else {
      throw Failure(
        .denied, "attend.self", "nobody records a result of their own", place: place,
        hints: ["another trainer does it, with --as TRAINER"])
    }
  }

  private mutating func hours(
    _ one: Enrolment, _ entry: Entry, _ draft: inout RecordDraft
  ) throws {
    let amount = entry.hours.map { Int64(($0 * 60).rounded()) }
    guard let day = entry.day ?? (entry.status == nil ? nil : session.heldOn) else {
      try draft.set("minutesAttended", amount.map { .integer($0) })
      return
    }
    guard amount != nil || entry.status != nil else { return }
    let known = existing.first { $0.enrolment == one.id && $0.day == day }
    var record =
      try known.map { try RecordDraft(Attendance.kind, id: $0.id) }
      ?? register.services.draft(Attendance.kind)
    if known == nil {
      try record.set("enrolment", .reference(one.id))
      try record.set("day", .date(day))
      try record.set("source", .code("entered"))
    }
    try record.set("status", .code(entry.status ?? "present"))
    try record.set("minutes", .integer(amount ?? 0))
    others.append(record)
  }

  /// More hours than the course or a day has are a slip of the finger, 140 for 14.
  private func check(_ entry: Entry, place: String?) throws {
    if let day = entry.day {
      let first = session.heldOn ?? day
      guard (first...max(first, session.endsOn ?? first)).contains(day) else {
        throw Failure(
          .data, "attend.day", "the session is not held on \(day)", place: place ?? "--day",
          hints: ["frun train session \(session.id.text)"])
      }
    }
    guard let hours = entry.hours else { return }
    let most = entry.day == nil ? minutes.map(Double.init) ?? 60_000 : 24 * 60
    guard most > 0, hours * 60 > most + 0.5 else { return }
    throw Failure(
      .data, "hours.tooMany",
      entry.day == nil
        ? "the course has \(TrainCourse.hours(minutes ?? 0)) hours" : "a day has 24 hours",
      place: place ?? "--hours", hints: ["hours are a number such as 8.5, not minutes"])
  }

  // MARK: Lists

  mutating func take(_ table: PeopleTable, _ people: [Enrolment]) throws {
    for row in table.rows {
      let one = try row.enrolment(in: people, of: session, register)
      var entry = Entry()
      if let text = row["day"] {
        guard let day = try? CivilDate(parsing: GiftQuestion.westernDigits(text)) else {
          throw Failure(
            .data, "row.day", "a day is written 2026-11-10", place: row.place("day"))
        }
        entry.day = day
      }
      if row["hours"]?.lowercased() == "absent" {
        entry.status = "absent"
      } else {
        entry.hours = try number(row, "hours", 1000)
      }
      entry.preTest = try number(row, "pre_test", 100)
      entry.postTest = try number(row, "post_test", 100)
      switch row["practical"]?.lowercased() {
      case nil: break
      case "pass", "passed", "yes": entry.practical = true
      case "fail", "failed", "no": entry.practical = false
      default:
        throw Failure(
          .data, "row.practical", "pass or fail is expected", place: row.place("practical"),
          hints: ["an empty cell leaves it open"])
      }
      let place = entry.hours == nil ? row.place("person") : row.place("hours")
      if seen.contains(Key(enrolment: one.id, day: entry.day)) {
        throw Failure(
          .data, "row.twice", "this person stands in the list twice", place: row.place("person"),
          hints: ["leave one of the lines out"])
      }
      try take(one, entry, place: place)
    }
  }

  private func number(
    _ row: PeopleTable.Row, _ column: String, _ most: Double
  ) throws -> Double? {
    guard let text = row[column] else { return nil }
    guard let number = Double(GiftQuestion.westernDigits(text)), (0...most).contains(number) else {
      throw Failure(
        .data, "row.number", "a number from 0 to \(Int(most)) is expected",
        place: row.place(column), hints: ["an empty cell leaves it open"])
    }
    return number
  }
}
