import FrunDomain
import FrunKit

/// The numbers of a report: nothing in it is about one person, and small counts are hidden.
struct TrainingFigures {
  /// A course with what its tests say.
  struct Gain {
    let course: String
    let gain: PairedGain
    /// Whether too few took both tests for numbers to be shown.
    var isHidden: Bool { gain.pairs < SafeTable.usual }
  }

  /// A question that was asked often enough.
  struct Question {
    let course: String
    let item: ItemAnalysis.Item
  }

  /// A requirement with its counts, small ones hidden.
  struct Coverage {
    let coverage: CompetenceCoverage
    /// Met, gap, in grace, and all of them.
    let counts: [SafeTable.Count]
  }

  let period: ClosedRange<CivilDate>
  let today: CivilDate
  /// Distinct people with a completed course, by organisation and country.
  let people: SafeTable
  /// Completed courses, by organisation and country.
  let seats: SafeTable
  let coverage: [Coverage]
  /// Awards that end within 30, 60 and 90 days and were not renewed.
  let expiring: [(days: Int, count: SafeTable.Count)]
  let gains: [Gain]
  let questions: [Question]

  init(
    _ period: ClosedRange<CivilDate>, unknown: String, language: String, _ services: any Services
  ) throws {
    self.period = period
    today = services.today
    var reader = FigureReader(services: services)
    (people, seats) = try reader.reach(period, unknown: unknown, language: language)
    let requirements = try TrainedPeople(services: services).requirements()
    coverage = try services.competenceCoverage(on: today, by: requirements)
      .filter { $0.people > 0 }.map { one in
        let table = SafeTable(
          rows: ["all"], columns: ["met", "gap", "grace"],
          counts: [[one.met, one.gaps, one.inGrace]]
        )
        return Coverage(coverage: one, counts: table.counts.first ?? [])
      }
    expiring = try reader.expiring()
    (gains, questions) = try reader.tests(period)
  }
}

extension SafeTable {
  /// Counts below are hidden.
  static let usual = 5
}

/// Reads what the figures are made of. Every read is bounded by the period.
struct FigureReader {
  let services: any Services
  private var trainees: [RecordID: Trainee?] = [:]
  private var sessions: [RecordID: String] = [:]

  init(services: any Services) { self.services = services }

  /// The record that stands for a person.
  private mutating func person(_ id: RecordID) throws -> Trainee? {
    var here = id
    for _ in 0..<8 {
      if trainees[here] == nil {
        trainees[here] = .some(try services.record(here).flatMap { Trainee($0) })
      }
      guard let trainee = trainees[here] ?? nil else { return nil }
      guard let next = trainee.sameAs, next != here else { return trainee }
      here = next
    }
    return trainees[here] ?? nil
  }

  mutating func reach(
    _ period: ClosedRange<CivilDate>, unknown: String, language: String
  ) throws -> (people: SafeTable, seats: SafeTable) {
    let organisations = Dictionary(
      try Register(services: services).organisations().map { ($0.id, $0) },
      uniquingKeysWith: { left, _ in left })
    let awards = Award.all(
      in: try services.records(
        RecordQuery(
          kind: Award.kind,
          conditions: [
            Condition(
              "completedOn", .between(.date(period.lowerBound), .date(period.upperBound)))
          ])))
    var seats: [[String]: Int] = [:]
    var people: [[String]: Set<String>] = [:]
    for award in awards where award.kind != "waiver" && award.status != "revoked" {
      let trainee = try award.trainee.flatMap { try person($0) }
      let organisation = trainee?.organisation.flatMap { organisations[$0] }
      let country = trainee?.country ?? organisation?.country
      let place = [
        organisation?.name ?? unknown,
        country.map {
          Schema.standard.label($0, of: "country", in: Trainee.kind, language: language)
        } ?? unknown,
      ]
      // Who has no record of a person is told by member, else by the name as awarded.
      let key = trainee?.id.text ?? award.member?.text ?? award.person ?? award.id.text
      seats[place, default: 0] += 1
      people[place, default: []].insert(key)
    }
    let rows = Set(seats.keys.map { $0[0] }).sorted()
    let columns = Set(seats.keys.map { $0[1] }).sorted()
    func counts(_ count: ([String]) -> Int) -> [[Int]] {
      rows.map { row in columns.map { count([row, $0]) } }
    }
    let safe = SafeTable(
      rows: rows, columns: columns, counts: counts { people[$0]?.count ?? 0 })
    return (
      safe,
      SafeTable(
        rows: rows, columns: columns, counts: counts { seats[$0] ?? 0 }, hiding: safe.hiddenPlaces)
    )
  }

  func expiring() throws -> [(days: Int, count: SafeTable.Count)] {
    let days = try TrainExpiring.open(within: 90, services).compactMap { award in
      award.validTo.map { services.today.days(to: $0) }
    }
    // Each number holds the one before: differences must not be small either.
    let steps = [30, 60, 90]
    let parts = zip([-1] + steps, steps).map { from, to in
      days.count { $0 > from && $0 <= to }
    }
    let safe = SafeTable(rows: ["all"], columns: steps.map(String.init), counts: [parts])
    var isKnown = true
    var sum = 0
    return zip(steps, safe.counts.first ?? []).map { step, part in
      if let number = part.number { sum += number } else { isKnown = false }
      return (step, isKnown ? .shown(sum) : .hidden)
    }
  }

  /// First attempts only: who repeats a test knows its questions.
  mutating func tests(
    _ period: ClosedRange<CivilDate>
  ) throws -> (gains: [TrainingFigures.Gain], questions: [TrainingFigures.Question]) {
    let results = TestResult.all(
      in: try services.records(
        RecordQuery(
          kind: TestResult.kind,
          conditions: [
            Condition("takenOn", .between(.date(period.lowerBound), .date(period.upperBound)))
          ])))
    let first = results.sorted {
      ($0.attempt ?? 1, $0.takenOn ?? .last, $0.id) < ($1.attempt ?? 1, $1.takenOn ?? .last, $1.id)
    }
    var scores: [String: [RecordID: (before: Double?, after: Double?)]] = [:]
    var papers: [String: [[String: Double]]] = [:]
    for result in first {
      guard let enrolment = result.enrolment, let course = try course(of: enrolment) else {
        continue
      }
      let score = result.score.flatMap { Double($0) }
      var pair = scores[course, default: [:]][enrolment] ?? (before: nil, after: nil)
      if result.phase == "pre", pair.before == nil { pair.before = score }
      if result.phase == "post" {
        if pair.after == nil, (result.awaiting ?? 0) == 0 { pair.after = score }
      }
      scores[course, default: [:]][enrolment] = pair
      guard (result.attempt ?? 1) <= 1, result.phase == "post",
        let answers = result.answers.flatMap({ TestAnswers(stored: $0) })
      else { continue }
      papers[course, default: []].append(
        Dictionary(
          answers.items.compactMap { item in item.points.map { (item.question, $0 / 100) } },
          uniquingKeysWith: { left, _ in left }))
    }
    let gains = scores.sorted { $0.key < $1.key }.map { course, pairs in
      TrainingFigures.Gain(
        course: course, gain: PairedGain(pairs.sorted { $0.key < $1.key }.map(\.value)))
    }
    let questions = papers.sorted { $0.key < $1.key }.flatMap { course, tests in
      ItemAnalysis(tests: tests).items.filter { $0.difficulty != nil }
        .map { TrainingFigures.Question(course: course, item: $0) }
    }
    return (gains, questions)
  }

  private mutating func course(of enrolment: RecordID) throws -> String? {
    guard let session = try services.record(enrolment).flatMap({ Enrolment($0) })?.session else {
      return nil
    }
    if let known = sessions[session] { return known }
    let course = try services.record(session).flatMap { TrainingSession($0) }?.course
    let code = try course.flatMap { try services.record($0) }.flatMap { Course($0) }?.code
    if let code { sessions[session] = code }
    return code
  }
}
