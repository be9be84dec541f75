import FrunForms
import FrunText

/// Which row of a repeat is which, before and after a correction.
///
/// Rows have no identity in answers. A row is the one that it shares at least half of its answers
/// with, the most alike first; a row that is alike to none is that of the same number when their
/// count is the same and something is shared, or when each is a single answer. What is left is new,
/// or gone: a stranger must never be written over a relative.
struct RowAlignment {
  /// The former place of each row that was there before.
  private(set) var former: [String: String] = [:]

  init(from old: JSONObject, to new: JSONObject) {
    align(old, new, [], [])
  }

  /// The place of a row as it was; a name that none had for a new one.
  func place(_ row: String) -> String { former[row] ?? "new:\(row)" }

  /// `family[2]`, without the groups around it.
  static func text(_ rows: [AnswerPath.Component]) -> String {
    rows.map { "\($0.name)[\($0.row ?? 1)]" }.joined(separator: "/")
  }

  private mutating func align(
    _ old: JSONObject, _ new: JSONObject, _ oldBase: [AnswerPath.Component],
    _ newBase: [AnswerPath.Component]
  ) {
    for member in new.members {
      if let object = member.value.object {
        align(old[member.key]?.object ?? JSONObject(), object, oldBase, newBase)
      }
      guard let rows = member.value.array?.compactMap(\.object), !rows.isEmpty else { continue }
      let before = old[member.key]?.array?.compactMap(\.object) ?? []
      for (place, source) in Self.matches(before, rows) {
        let here = newBase + [.init(name: member.key, row: place + 1)]
        let there = oldBase + [.init(name: member.key, row: source + 1)]
        former[Self.text(here)] = Self.text(there)
        align(before[source], rows[place], there, here)
      }
    }
  }

  /// Places of new rows with those of old ones.
  private static func matches(_ old: [JSONObject], _ new: [JSONObject]) -> [Int: Int] {
    let (before, after) = (old.map(leaves), new.map(leaves))
    var pairs: [(share: Int, shift: Int, new: Int, old: Int)] = []
    for (place, row) in after.enumerated() {
      for (source, other) in before.enumerated() {
        let count = max(row.count, other.count, 1)
        let share = row.intersection(other).count * 100 / count
        if share >= 50 { pairs.append((share, abs(place - source), place, source)) }
      }
    }
    pairs.sort { ($0.share, $1.shift, $1.new) > ($1.share, $0.shift, $0.new) }
    var found: [Int: Int] = [:]
    var taken: Set<Int> = []
    for pair in pairs where found[pair.new] == nil && !taken.contains(pair.old) {
      found[pair.new] = pair.old
      taken.insert(pair.old)
    }
    guard old.count == new.count else { return found }
    for place in new.indices where found[place] == nil && !taken.contains(place) {
      let isSingle = before[place].count <= 1 && after[place].count <= 1
      if isSingle || !before[place].isDisjoint(with: after[place]) { found[place] = place }
    }
    return found
  }

  private static func leaves(_ row: JSONObject) -> Set<String> {
    var found: Set<String> = []
    for member in row.members {
      if let object = member.value.object {
        found.formUnion(leaves(object).map { "\(member.key)/\($0)" })
      } else {
        found.insert("\(member.key)=\(member.value.text())")
      }
    }
    return found
  }
}
