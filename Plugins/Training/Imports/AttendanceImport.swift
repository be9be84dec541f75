import FrunArguments
import FrunDomain
import FrunKit

/// Takes an attendance list into a session. Only who is enrolled attends.
enum AttendanceImport {
  static func run(
    _ file: ImportFile, _ invocation: Invocation, _ services: any Services
  ) throws -> Outcome {
    guard let text = invocation[ImportArguments.session] else {
      throw Failure.usage(
        "say which session it is", hints: ["give --session", "frun train session"])
    }
    guard let heading = invocation[ImportArguments.status] else {
      throw Failure.usage("say which column holds the status", hints: ["give --status-column"])
    }
    let columns = ImportArguments.columns(invocation)
    guard columns.email != nil || columns.staffNumber != nil else {
      throw Failure.usage(
        "people are found by e-mail address or staff number, never by the name alone",
        hints: ["give --email-column or --staff-column"])
    }
    let scanned = invocation[ImportArguments.scanned]
    let list = try MoodleAttendance(
      file.table, columns: columns, status: heading, scanned: scanned,
      meanings: meanings(invocation),
      order: scanned == nil ? .ymd : ImportArguments.order(invocation),
      today: services.today)
    try TrainImport.explain(list.unknownWords, "--status WORD=CODE", services)
    let register = Register(services: services)
    let session = try register.session(text)
    try register.begun(session)
    var marks = try Marks(session, register, file, invocation, services)
    var people = try ImportedPeople(
      TrainedPeople(services: services).organisation(invocation[ImportArguments.organisation]),
      services)
    var changes = try ImportChanges(invocation, services)
    var outcomes: [ImportOutcome] = []
    for row in list.rows {
      var (outcome, _) = try people.find(row.person, line: row.line)
      if outcome.person == .new || outcome.person == .rejected {
        outcome.person = .rejected
        outcome.trainee = nil
        outcome.reason = "not in the register, so not enrolled"
      }
      if let trainee = outcome.trainee {
        let (draft, reason, isTaken) = try marks.take(row, trainee, people)
        if !isTaken { outcome.person = .rejected }
        outcome.effect = draft == nil ? nil : "attendance"
        outcome.reason = reason ?? outcome.reason
        try changes.add([draft].compactMap(\.self))
      }
      outcomes.append(outcome)
    }
    try changes.finish()
    return try changes.outcome(
      outcomes, file, next: ["frun train session \(session.id.text)"])
  }

  /// Words of the site and what they mean; the four of a new register unless told otherwise.
  private static func meanings(_ invocation: Invocation) throws -> [String: String] {
    let given = invocation[ImportArguments.meaning]
    guard !given.isEmpty else {
      throw Failure.usage(
        "every site has its own statuses: say what they mean",
        hints: ["--status P=present --status L=late --status E=excused --status A=absent"])
    }
    let codes = Schema.standard.vocabulary("attendanceStatus")
    var meanings: [String: String] = [:]
    for one in given {
      let sides = one.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2, codes?.contains(sides[1]) == true else {
        throw Failure.usage(
          "a status is explained as WORD=CODE",
          hints: ["codes: present, late, excused, absent"])
      }
      meanings[sides[0]] = sides[1]
    }
    return meanings
  }

  /// Attendance of a session as it stands.
  private struct Marks {
    private let session: TrainingSession
    private let minutes: Int?
    private let file: ImportFile
    private let services: any Services
    private var enrolments: [RecordID: Enrolment] = [:]
    private var known: [String: Attendance] = [:]
    /// What lines of this file came to, by person and day.
    private var taken: [String: String] = [:]

    init(
      _ session: TrainingSession, _ register: Register, _ file: ImportFile,
      _ invocation: Invocation, _ services: any Services
    ) throws {
      self.session = session
      self.file = file
      self.services = services
      // Without days of its own a session is held on each from the first to the last.
      let first = session.heldOn ?? services.today
      let length = 1 + max(0, first.days(to: session.endsOn ?? first))
      let days = session.days.isEmpty ? length : session.days.count
      minutes =
        try invocation[ImportArguments.minutes]
        ?? register.course(of: session).record.minutes.map { $0 / days }
      for enrolment in try register.enrolments(of: session.id) {
        if let trainee = enrolment.trainee { enrolments[trainee] = enrolment }
        for mark in Attendance.all(
          in: try services.records(
            RecordQuery(
              kind: Attendance.kind,
              conditions: [Condition("enrolment", .equals(.reference(enrolment.id)))])))
        {
          known["\(enrolment.id.text) \(mark.day?.description ?? "")"] = mark
        }
      }
    }

    mutating func take(
      _ row: MoodleAttendance.Row, _ trainee: RecordID, _ people: ImportedPeople
    ) throws -> (RecordDraft?, String?, isTaken: Bool) {
      let status: String
      switch row.status {
      case .success(let code): status = code
      case .failure(let problem): return (nil, problem.reason, false)
      }
      let enrolment =
        enrolments[trainee]
        ?? enrolments.first { people.person($0.key) == people.person(trainee) }?.value
      guard let enrolment else { return (nil, "not enrolled in this session", false) }
      guard let day = row.day ?? session.heldOn else { return (nil, "no day", false) }
      let days = session.days.isEmpty ? nil : Set(session.days)
      let isWithin =
        days?.contains(day)
        ?? ((session.heldOn ?? day)...max(session.endsOn ?? day, session.heldOn ?? day))
        .contains(day)
      guard isWithin else { return (nil, "\(day) is no day of the session", false) }
      let key = "\(enrolment.id.text) \(day)"
      if let earlier = taken[key] {
        return (
          nil, earlier == status ? "is there already" : "another line gives another status",
          earlier == status
        )
      }
      if let mark = known[key] {
        if mark.status == status { return (nil, "is there already", true) }
        return (
          nil,
          mark.source == "import"
            ? "another status was imported for this day" : "another status was entered here", false
        )
      }
      var draft = try services.draft(Attendance.kind)
      try draft.set("enrolment", .reference(enrolment.id))
      try draft.set("day", .date(day))
      try draft.set("status", .code(status))
      let isThere = status == "present" || status == "late"
      try draft.set("minutes", isThere ? minutes.map { .integer(Int64($0)) } : .integer(0))
      try draft.set("source", .code("import"))
      try draft.set("sourceDigest", .digest(file.digest))
      try draft.set("sourceRow", .integer(Int64(row.line)))
      taken[key] = status
      return (draft, nil, true)
    }
  }
}
