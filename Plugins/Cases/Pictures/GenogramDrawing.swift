import FrunDomain
import FrunText

/// The family in the usual symbols of genograms: squares for males, circles for females, diamonds
/// where the sex is not known, a double line round the child of the case, a cross through the dead.
struct GenogramDrawing {
  private let facts: PictureFacts
  private let layout: FamilyLayout
  private static let half = 26

  init(_ facts: PictureFacts) {
    self.facts = facts
    layout = FamilyLayout(facts)
  }

  var drawing: SVGDrawing {
    let ordered = layout.places.values.sorted { ($0.y, $0.x) < ($1.y, $1.x) }
    let width = max(layout.width, 720)
    let shapes: [Markup] =
      [
        .drawn("The family in case \(facts.number)", x: 16, y: 30, class: "h"),
        .drawn("as of \(facts.today)", x: 16, y: 50, class: "s"),
      ] + home + bonds + descent + ordered.flatMap(symbol) + legend(layout.height, width)
    return SVGDrawing(
      title: "Family of case \(facts.number)", words: ordered.map(words).joined(separator: ". "),
      width: width, height: layout.height + 100, shapes: shapes)
  }

  private func words(_ place: FamilyLayout.Place) -> String {
    let person = place.figure.person
    return [
      facts.role(of: place.figure), place.figure.name ?? "",
      person.alive == "dead" ? "dead" : "", place.isAtHome ? "lives with the child" : "",
    ].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  // MARK: Household

  /// One outline round everybody who lives with the child: rows of the same left edge.
  private var home: [Markup] {
    let members = layout.places.values.filter(\.isAtHome)
    guard members.count > 1 else { return [] }
    let rows = Dictionary(grouping: members, by: \.y).sorted { $0.key < $1.key }
    let left = layout.homeLine + 4
    var right: [(x: Int, y: Int)] = []
    for (index, row) in rows.enumerated() {
      let edge = (row.value.map(\.x).max() ?? left) + FamilyLayout.column / 2 - 6
      let top = row.key - Self.half - 18
      let bottom = row.key + Self.half + 74
      if index > 0, let before = right.last, before.y < top {
        // Between two rows the outline keeps to the narrower of them.
        let narrow = min(before.x, edge)
        right += [(narrow, before.y), (narrow, top)]
      }
      right += [(edge, top), (edge, bottom)]
    }
    guard let first = right.first, let last = right.last else { return [] }
    return [.polygon([(left, first.y)] + right + [(left, last.y)], class: "home")]
  }

  // MARK: Lines

  private var bonds: [Markup] {
    layout.couples.flatMap { couple -> [Markup] in
      guard let one = layout.places[couple.one], let other = layout.places[couple.other] else {
        return []
      }
      var shapes: [Markup] = [
        .line(one.x, one.y, other.x, other.y, class: couple.isMarried ? "edge" : "thin")
      ]
      if couple.isSeparated {
        let (x, y) = ((one.x + other.x) / 2 + 24, (one.y + other.y) / 2)
        shapes += [0, 8].map { .line(x + $0 - 5, y + 12, x + $0 + 5, y - 12, class: "edge") }
      }
      return shapes
    }
  }

  /// From parents to children: from the middle between two parents, or from the only one known.
  private var descent: [Markup] {
    let families = Dictionary(grouping: layout.parents.keys) { layout.parents[$0] ?? [] }
    var shapes: [Markup] = []
    for (parents, children) in families.sorted(by: { Self.key($0.key) < Self.key($1.key) }) {
      let above = parents.compactMap { layout.places[$0] }.sorted { $0.x < $1.x }
      let below = children.compactMap { layout.places[$0] }.sorted { ($0.y, $0.x) < ($1.y, $1.x) }
      guard let first = above.first, let last = above.last, let child = below.first,
        child.y > first.y
      else { continue }
      let middle = (first.x + last.x) / 2
      let bar = child.y - Self.half - 32
      let ends = below.map(\.x) + [middle]
      shapes.append(.line(middle, first.y, middle, bar, class: "edge"))
      shapes.append(.line(ends.min() ?? middle, bar, ends.max() ?? middle, bar, class: "edge"))
      for one in below { shapes.append(.line(one.x, bar, one.x, one.y, class: "edge")) }
    }
    return shapes + unplacedLines
  }

  /// Grandparents, aunts and uncles of whom the side of the family is not recorded.
  private var unplacedLines: [Markup] {
    guard let client = facts.client, let child = layout.places[client] else { return [] }
    let parents = (layout.parents[client] ?? []).compactMap { layout.places[$0] }
    let middle = parents.isEmpty ? child.x : parents.map(\.x).reduce(0, +) / parents.count
    let level = parents.map(\.y).min() ?? child.y
    let linked = Set(layout.parents.values.joined())
    return layout.places.values.filter { place in
      ["grandmother", "grandfather"].contains(place.figure.link?.relation)
        && !linked.contains(place.figure.person.id) && place.y < level
    }.sorted { $0.x < $1.x }.map { place in
      .polyline(
        [
          (place.x, place.y + Self.half + 60), (place.x, level - Self.half - 32),
          (middle, level - Self.half - 32), (middle, level),
        ], class: "thin")
    }
  }

  private static func key(_ ids: Set<RecordID>) -> String {
    ids.map(\.text).sorted().joined()
  }

  // MARK: Persons

  private func symbol(_ place: FamilyLayout.Place) -> [Markup] {
    let person = place.figure.person
    let (x, y, half) = (place.x, place.y, Self.half)
    var shapes = [Self.outline(person.sex, x, y, half, class: "person")]
    if person.id == facts.client {
      shapes.append(Self.outline(person.sex, x, y, half - 6, class: "inner"))
    }
    if person.alive == "dead" {
      shapes += [
        .line(x - half, y - half, x + half, y + half, class: "cross"),
        .line(x - half, y + half, x + half, y - half, class: "cross"),
      ]
    } else if let age = age(of: person) {
      shapes.append(.drawn(age, x: x, y: y + 5, anchor: "middle", class: "age"))
    } else if person.alive == "unknown" {
      shapes.append(.drawn("?", x: x, y: y + 5, anchor: "middle", class: "age"))
    }
    var lines: [(String, String)] = []
    if let name = place.figure.name { lines.append((Self.short(name), "b")) }
    lines.append((Self.short(facts.role(of: place.figure)), "t"))
    if let state = state(of: place.figure) { lines.append((Self.short(state), "s")) }
    let top = y + half + 18
    let widest = lines.map { DisplayWidth.of($0.0) }.max() ?? 0
    shapes.append(
      .rect(x - widest * 4 - 4, top - 13, widest * 8 + 8, lines.count * 17, class: "paper"))
    if place.isAtHome { shapes.removeLast() }
    for (index, line) in lines.enumerated() {
      shapes.append(.drawn(line.0, x: x, y: top + index * 17, anchor: "middle", class: line.1))
    }
    return [Markup(.g, [:], [Markup(.title, [:], words(place))] + shapes)]
  }

  private static func outline(
    _ sex: String?, _ x: Int, _ y: Int, _ half: Int, class style: String
  ) -> Markup {
    switch sex {
    case "male": .rect(x - half, y - half, half * 2, half * 2, class: style)
    case "female": .circle(x, y, half, class: style)
    default:
      .polygon(
        [(x, y - half - 4), (x + half + 4, y), (x, y + half + 4), (x - half - 4, y)], class: style)
    }
  }

  /// The age in whole years; of a day known in part, the younger.
  private func age(of person: Person) -> String? {
    guard let born = person.birthDate else { return nil }
    let day = born.latest
    guard day <= facts.today else { return nil }
    let had = (facts.today.month, facts.today.day) >= (day.month, day.day)
    let years = facts.today.year - day.year - (had ? 0 : 1)
    return born.exactDate == nil ? "~\(max(years, 0))" : "\(years)"
  }

  private func state(of figure: PictureFacts.Figure) -> String? {
    if figure.person.alive == "dead" { return "dead" }
    switch figure.link?.inContact {
    case "yes": return "in contact"
    case "no": return "no contact"
    default: return figure.person.alive == "unknown" ? "not known if alive" : nil
    }
  }

  private static func short(_ text: String) -> String { Fitting.truncate(text, to: 17) }

  // MARK: Legend

  private func legend(_ top: Int, _ width: Int) -> [Markup] {
    var shapes: [Markup] = [.line(16, top, width - 16, top, class: "grid")]
    let y = top + 32
    var x = 28
    func add(_ symbol: [Markup], _ text: String) {
      shapes += symbol
      shapes.append(.drawn(text, x: x + 20, y: y + 5, class: "s"))
      x += 44 + text.count * 7
    }
    add([.rect(x - 10, y - 10, 20, 20, class: "person")], "male")
    add([.circle(x, y, 10, class: "person")], "female")
    add([Self.outline(nil, x, y, 8, class: "person")], "not recorded")
    add(
      [.circle(x, y, 11, class: "person"), .circle(x, y, 7, class: "inner")], "child of the case")
    add(
      [
        .rect(x - 10, y - 10, 20, 20, class: "person"),
        .line(x - 10, y - 10, x + 10, y + 10, class: "cross"),
        .line(x - 10, y + 10, x + 10, y - 10, class: "cross"),
      ], "dead")
    add([.rect(x - 12, y - 9, 26, 18, class: "home")], "live together now")
    let second = y + 34
    var place = 30
    for (style, text) in [
      ("edge", "married, or parent and child"), ("thin", "couple, or side of family not recorded"),
    ] {
      shapes.append(.line(place - 12, second - 5, place + 14, second - 5, class: style))
      shapes.append(.drawn(text, x: place + 22, y: second, class: "s"))
      place += 60 + text.count * 7
    }
    shapes += [0, 7].map {
      .line(place + $0 - 4, second + 4, place + $0 + 4, second - 14, class: "edge")
    }
    shapes.append(.drawn("separated", x: place + 20, y: second, class: "s"))
    return shapes
  }
}
