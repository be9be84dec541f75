import FrunDomain

/// Where the persons of a genogram stand: one row for each generation, and those who live with the
/// child now together, right of one line, so that a single outline can go round them.
struct FamilyLayout {
  /// A person with a place; the middle of the symbol.
  struct Place {
    let figure: PictureFacts.Figure
    let generation: Int
    let isAtHome: Bool
    var x: Int
    var y: Int
  }

  /// Two who are or were a couple.
  struct Couple: Hashable {
    let one: RecordID
    let other: RecordID
    /// Whether a marriage is recorded, or only common children or partnership.
    let isMarried: Bool
    let isSeparated: Bool
  }

  static let column = 150
  static let row = 190
  static let margin = 90

  private(set) var places: [RecordID: Place] = [:]
  private(set) var couples: [Couple] = []
  /// Parents of each child, as recorded.
  private(set) var parents: [RecordID: Set<RecordID>] = [:]
  private(set) var width = 0
  private(set) var height = 0
  /// Left of this line nobody lives with the child.
  private(set) var homeLine = 0

  init(_ facts: PictureFacts) {
    let generations = Self.generations(facts)
    readParents(facts)
    readCouples(facts)
    place(facts, generations)
  }

  // MARK: Generations

  /// Generations from the person to the relative of each relation; 0 for the same.
  private static let steps: [String: Int] = [
    "mother": -1, "father": -1, "stepmother": -1, "stepfather": -1, "foster_mother": -1,
    "foster_father": -1, "aunt": -1, "uncle": -1, "guardian": -1, "caregiver": -1,
    "grandmother": -2, "grandfather": -2, "daughter": 1, "son": 1, "granddaughter": 2,
    "grandson": 2,
  ]

  private static func generations(_ facts: PictureFacts) -> [RecordID: Int] {
    guard let client = facts.client else { return [:] }
    var known = [client: 0]
    // Every round follows one link further from the child.
    for _ in 0..<PictureFacts.most {
      var grew = false
      for link in facts.relationships {
        guard let person = link.person, let relative = link.relative, person != relative else {
          continue
        }
        let step = steps[link.relation ?? ""] ?? 0
        if let here = known[person], known[relative] == nil {
          known[relative] = here + step
          grew = true
        } else if let there = known[relative], known[person] == nil {
          known[person] = there - step
          grew = true
        }
      }
      if !grew { break }
    }
    return known.mapValues { max(-4, min(4, $0)) }
  }

  // MARK: Bonds

  private mutating func readParents(_ facts: PictureFacts) {
    for link in facts.relationships {
      guard let person = link.person, let relative = link.relative else { continue }
      switch link.relation {
      case "mother", "father": parents[person, default: []].insert(relative)
      case "daughter", "son": parents[relative, default: []].insert(person)
      default: continue
      }
    }
    // Full brothers and sisters have the same parents.
    for link in facts.relationships where ["sister", "brother"].contains(link.relation) {
      guard let person = link.person, let relative = link.relative else { continue }
      if let known = parents[person], parents[relative] == nil { parents[relative] = known }
    }
  }

  private mutating func readCouples(_ facts: PictureFacts) {
    let persons = Dictionary(
      facts.figures.map { ($0.person.id, $0.person) }, uniquingKeysWith: { one, _ in one })
    var found: [Set<RecordID>: (isMarried: Bool, isSeparated: Bool)] = [:]
    func isDivorced(_ pair: Set<RecordID>) -> Bool {
      pair.contains { persons[$0]?.maritalStatus == "divorced" }
    }
    for link in facts.relationships
    where ["husband", "wife", "partner"].contains(link.relation) {
      guard let person = link.person, let relative = link.relative, person != relative else {
        continue
      }
      let pair: Set = [person, relative]
      found[pair] = (link.relation != "partner" || found[pair]?.isMarried == true, isDivorced(pair))
    }
    for pair in parents.values where pair.count == 2 && found[pair] == nil {
      let married = pair.allSatisfy { persons[$0]?.maritalStatus == "married" }
      found[pair] = (married || isDivorced(pair), isDivorced(pair))
    }
    couples = found.compactMap { pair, bond in
      let ordered = pair.sorted()
      guard ordered.count == 2 else { return nil }
      return Couple(
        one: ordered[0], other: ordered[1], isMarried: bond.isMarried,
        isSeparated: bond.isSeparated)
    }.sorted { ($0.one, $0.other) < ($1.one, $1.other) }
  }

  // MARK: Places

  private mutating func place(_ facts: PictureFacts, _ generations: [RecordID: Int]) {
    let home = facts.household
    let lowest = generations.values.min() ?? 0
    let rows = Dictionary(grouping: facts.figures) { generations[$0.person.id] ?? 0 }
    let left = rows.values.map { $0.count { !home.contains($0.person.id) } }.max() ?? 0
    let right = rows.values.map { $0.count { home.contains($0.person.id) } }.max() ?? 0
    homeLine = Self.margin + max(left, 0) * Self.column
    for (generation, figures) in rows {
      let ordered = Self.ordered(figures, facts)
      let away = ordered.filter { !home.contains($0.person.id) }
      let living = ordered.filter { home.contains($0.person.id) }
      let y = 130 + (generation - lowest) * Self.row
      for (place, figure) in away.enumerated() {
        places[figure.person.id] = Place(
          figure: figure, generation: generation, isAtHome: false,
          x: homeLine - Self.column / 2 - place * Self.column - 10, y: y)
      }
      for (place, figure) in living.enumerated() {
        places[figure.person.id] = Place(
          figure: figure, generation: generation, isAtHome: true,
          x: homeLine + Self.column / 2 + place * Self.column, y: y)
      }
    }
    width = homeLine + right * Self.column + Self.margin
    let span = (generations.values.max() ?? 0) - lowest
    height = 130 + span * Self.row + 110
  }

  /// From the middle outwards: the child, parents, brothers and sisters, then the others.
  private static func ordered(
    _ figures: [PictureFacts.Figure], _ facts: PictureFacts
  ) -> [PictureFacts.Figure] {
    let order = [
      "father", "mother", "stepfather", "stepmother", "husband", "wife", "partner", "brother",
      "sister", "son", "daughter", "grandfather", "grandmother", "half_sibling", "uncle", "aunt",
    ]
    func rank(_ figure: PictureFacts.Figure) -> Int {
      if figure.person.id == facts.client { return -1 }
      return order.firstIndex(of: figure.link?.relation ?? "") ?? order.count
    }
    return figures.sorted { (rank($0), $0.person.id) < (rank($1), $1.person.id) }
  }
}
