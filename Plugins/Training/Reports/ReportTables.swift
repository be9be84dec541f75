import FrunDomain
import FrunKit
import FrunText

/// The figures as tables and for programs.
struct ReportTables {
  let figures: TrainingFigures

  private struct Place {
    let organisation: String
    let country: String
    let people: SafeTable.Count
    let seats: SafeTable.Count
  }

  /// Every pair of organisation and country with somebody, then the totals.
  private var places: [Place] {
    let people = figures.people
    var places: [Place] = []
    for row in 0...people.rows.count {
      for column in 0...people.columns.count {
        let count = people.counts[row][column]
        if count == .shown(0), row < people.rows.count || column < people.columns.count { continue }
        places.append(
          Place(
            organisation: row < people.rows.count ? people.rows[row] : "(all)",
            country: column < people.columns.count ? people.columns[column] : "(all)",
            people: count, seats: figures.seats.counts[row][column]))
      }
    }
    return places
  }

  static func json(_ count: SafeTable.Count) -> JSONValue {
    count.number.map { .integer(Int64($0)) } ?? .null
  }

  private static func cell(_ count: SafeTable.Count) -> Cell {
    count.number.map { Cell(String($0)) } ?? Cell("hidden", .muted)
  }

  private static func decimal(_ number: Double?) -> JSONValue {
    number.flatMap { try? JSONValue(parsing: ReportPage.hundredths($0)) } ?? .null
  }

  private var reach: Listing<Place> {
    Listing(
      "frun.train.reach/1", whenEmpty: "nobody completed a course in this period",
      [
        .init("organisation", "Organisation") { Cell($0.organisation) },
        .init("country", "Country") { Cell($0.country) },
        .init("people", "People", isTrailing: true, json: { Self.json($0.people) }) {
          Self.cell($0.people)
        },
        .init("seats", "Completed", isTrailing: true, json: { Self.json($0.seats) }) {
          Self.cell($0.seats)
        },
      ])
  }

  private var coverage: Listing<TrainingFigures.Coverage> {
    func count(_ key: String, _ header: String, _ place: Int)
      -> Listing<TrainingFigures.Coverage>.Column
    {
      .init(key, header, isTrailing: true, json: { Self.json($0.counts[place]) }) {
        Self.cell($0.counts[place])
      }
    }
    return Listing(
      "frun.train.coverage/1", whenEmpty: "nobody has a role that asks for something",
      [
        .init("role", "Role") { Cell($0.coverage.requirement.role) },
        .init("needs", "Needs", isWhole: true) { Cell($0.coverage.requirement.needed.description) },
        count("met", "Met", 0), count("gaps", "Gaps", 1), count("inGrace", "In grace", 2),
        count("people", "People", 3),
      ])
  }

  private var gain: Listing<TrainingFigures.Gain> {
    func number(
      _ key: String, _ header: String, drop: Int = 0, _ value: @escaping (PairedGain) -> Double?
    ) -> Listing<TrainingFigures.Gain>.Column {
      .init(
        key, header, isTrailing: true, dropPriority: drop, isWhole: true,
        json: { $0.isHidden ? .null : Self.decimal(value($0.gain)) }
      ) { $0.isHidden ? "" : Cell(value($0.gain).map(ReportPage.number) ?? "") }
    }
    func people(
      _ key: String, _ header: String, drop: Int = 0, _ value: @escaping (PairedGain) -> Int
    ) -> Listing<TrainingFigures.Gain>.Column {
      func safe(_ number: Int) -> SafeTable.Count {
        (1..<SafeTable.usual).contains(number) ? .hidden : .shown(number)
      }
      return .init(
        key, header, isTrailing: true, dropPriority: drop, isWhole: true,
        json: { Self.json(safe(value($0.gain))) }
      ) {
        Self.cell(safe(value($0.gain)))
      }
    }
    return Listing(
      "frun.train.gain/1", whenEmpty: "no test in this period",
      [
        .init("course", "Course", isWhole: true) { Cell($0.course) },
        people("pairs", "Both") { $0.pairs },
        people("onlyBefore", "Only before", drop: 3) { $0.onlyBefore },
        people("onlyAfter", "Only after", drop: 4) { $0.onlyAfter },
        number("before", "Before", drop: 2) { $0.meanBefore },
        number("after", "After", drop: 1) { $0.meanAfter },
        number("gain", "Gain") { $0.mean },
        number("from", "95 % from") { $0.interval?.lowerBound },
        number("to", "to") { $0.interval?.upperBound },
      ])
  }

  private var questions: Listing<TrainingFigures.Question> {
    func number(
      _ key: String, _ header: String, drop: Int, _ value: @escaping (ItemAnalysis.Item) -> Double?
    ) -> Listing<TrainingFigures.Question>.Column {
      .init(
        key, header, isTrailing: true, dropPriority: drop, json: { Self.decimal(value($0.item)) }
      ) {
        Cell(value($0.item).map(ReportPage.hundredths) ?? "")
      }
    }
    return Listing(
      "frun.train.questions/1", whenEmpty: "no question was answered ten times in this period",
      [
        .init("question", "Question", isWhole: true) { Cell($0.item.id) },
        .init(
          "answers", "Answers", isTrailing: true, json: { .integer(Int64($0.item.answers)) }
        ) { Cell(String($0.item.answers)) },
        number("difficulty", "Difficulty", drop: 1) { $0.difficulty },
        number("discrimination", "Discrimination", drop: 2) { $0.discrimination },
        number("upperLower", "Upper-lower", drop: 3) { $0.upperLower },
        .init("remark", "Remark", isWhole: true) { Cell($0.item.remark?.rawValue ?? "", .caution) },
      ])
  }

  private typealias Ending = (days: Int, count: SafeTable.Count)

  private var expiring: Listing<(days: Int, count: SafeTable.Count)> {
    Listing(
      "frun.train.ending/1",
      [
        .init("days", "Within days", isTrailing: true, json: { .integer(Int64($0.days)) }) {
          Cell(String($0.days))
        },
        .init("awards", "Awards", isTrailing: true, json: { Self.json($0.count) }) {
          Self.cell($0.count)
        },
      ])
  }

  func tables(only part: String?) -> [TableEvent] {
    let all: [(String, TableEvent)] = [
      ("reach", reach.table(places, title: "Reach")),
      ("coverage", coverage.table(figures.coverage, title: "Coverage on \(figures.today)")),
      ("expiring", expiring.table(figures.expiring, title: "Awards that end soon")),
      ("gain", gain.table(figures.gains, title: "Learning gain, in points of percent")),
      ("questions", questions.table(figures.questions, title: "Questions")),
    ]
    return all.filter { part == nil || $0.0 == part }.map(\.1)
  }

  var json: JSONValue {
    var object = JSONObject()
    object["from"] = .string(figures.period.lowerBound.description)
    object["until"] = .string(figures.period.upperBound.description)
    object["asOf"] = .string(figures.today.description)
    object["threshold"] = .integer(Int64(figures.people.threshold))
    object["people"] = figures.people.counts.last?.last.map(Self.json) ?? .null
    object["seats"] = figures.seats.counts.last?.last.map(Self.json) ?? .null
    object["reach"] = .array(places.map { reach.object($0) })
    object["coverage"] = .array(figures.coverage.map { coverage.object($0) })
    object["expiring"] = .array(figures.expiring.map { expiring.object($0) })
    object["gain"] = .array(figures.gains.map { gain.object($0) })
    object["questions"] = .array(figures.questions.map { questions.object($0) })
    return .object(object)
  }
}
