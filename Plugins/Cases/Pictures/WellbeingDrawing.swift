import FrunDomain
import FrunText

/// The scores of every domain of life over time, each by itself. They are never added up: a sum
/// hides the one domain in which a child is in danger.
struct WellbeingDrawing {
  private struct Point {
    let day: CivilDate
    let score: Int
  }

  private let facts: PictureFacts
  private static let width = 860
  private static let rowHeight = 66
  private static let plot = 310..<700

  init(_ facts: PictureFacts) { self.facts = facts }

  private var series: [(domain: String, points: [Point])] {
    let days = Dictionary(
      facts.assessments.map { ($0.id, $0.assessedOn) }, uniquingKeysWith: { one, _ in one })
    let visited = Dictionary(
      facts.visits.map { ($0.id, $0.doneOn) }, uniquingKeysWith: { one, _ in one })
    var found: [String: [Point]] = [:]
    for score in facts.scores {
      let day =
        score.assessment.flatMap { days[$0] }.flatMap(\.self)
        ?? score.visit.flatMap { visited[$0] }.flatMap(\.self)
      guard let domain = score.domain, let value = score.score, (1...4).contains(value), let day
      else { continue }
      found[domain, default: []].append(Point(day: day, score: value))
    }
    let order = Schema.standard.vocabulary("domain")?.codes.map(\.code) ?? []
    return found.map { ($0.key, $0.value.sorted { ($0.day, $0.score) < ($1.day, $1.score) }) }
      .sorted {
        (order.firstIndex(of: $0.0) ?? 99, $0.0) < (order.firstIndex(of: $1.0) ?? 99, $1.0)
      }
  }

  var drawing: SVGDrawing {
    let series = series
    let days = series.flatMap { $0.points.map(\.day) }
    let height = 100 + max(series.count, 1) * Self.rowHeight + 20
    var shapes: [Markup] = [
      .drawn("Wellbeing in case \(facts.number)", x: 16, y: 30, class: "h"),
      .drawn(
        "Every domain by itself, 1 very bad to 4 good. The scores are not added up.", x: 16, y: 50,
        class: "s"),
    ]
    guard let first = days.min(), let last = days.max() else {
      shapes.append(.drawn("No domain was scored yet.", x: 16, y: 90))
      return SVGDrawing(
        title: "Wellbeing in case \(facts.number)", width: Self.width, height: 120, shapes: shapes)
    }
    func x(_ day: CivilDate) -> Int {
      let span = max(first.days(to: last), 1)
      return Self.plot.lowerBound + first.days(to: day) * Self.plot.count / span
    }
    for (index, row) in series.enumerated() {
      shapes += draw(row.points, row.domain, top: 76 + index * Self.rowHeight, x)
    }
    let foot = 76 + series.count * Self.rowHeight + 14
    shapes.append(.drawn(first.description, x: Self.plot.lowerBound, y: foot, class: "s"))
    if last > first {
      shapes.append(
        .drawn(last.description, x: Self.plot.upperBound, y: foot, anchor: "end", class: "s"))
    }
    return SVGDrawing(
      title: "Wellbeing in case \(facts.number)",
      words: series.map { row in
        facts.words(row.domain, "domain", "domainScore") + ": "
          + row.points.map { "\($0.day) \($0.score)" }.joined(separator: ", ")
      }.joined(separator: ". "), width: Self.width, height: height, shapes: shapes)
  }

  private func draw(
    _ points: [Point], _ domain: String, top: Int, _ x: (CivilDate) -> Int
  ) -> [Markup] {
    func y(_ score: Int) -> Int { top + 8 + (4 - score) * 13 }
    var shapes: [Markup] = [
      .drawn(
        Fitting.truncate(facts.words(domain, "domain", "domainScore"), to: 34), x: 16, y: top + 32,
        class: "b")
    ]
    for score in 1...4 {
      shapes.append(
        .line(Self.plot.lowerBound, y(score), Self.plot.upperBound, y(score), class: "grid"))
      shapes.append(
        .drawn(
          "\(score)", x: Self.plot.lowerBound - 14, y: y(score) + 4, anchor: "middle", class: "s"))
    }
    let places = points.map { (x: x($0.day), y: y($0.score)) }
    if places.count > 1 { shapes.append(.polyline(places, class: "curve")) }
    for (place, point) in zip(places, points) {
      shapes.append(
        point.score == 1
          ? .polygon(
            [(place.x, place.y - 8), (place.x + 8, place.y + 6), (place.x - 8, place.y + 6)],
            class: "bad") : .circle(place.x, place.y, 6, class: "done"))
    }
    if let first = points.first, let last = points.last {
      let change =
        points.count == 1
        ? "\(last.score)"
        : last.score == first.score
          ? "stays \(last.score)"
          : last.score > first.score
            ? "better: \(first.score) to \(last.score)" : "worse: \(first.score) to \(last.score)"
      shapes.append(
        .drawn(
          change, x: Self.width - 8, y: top + 32, anchor: "end",
          class: last.score == 1 || last.score < first.score ? "b" : "t"))
    }
    return shapes
  }
}
