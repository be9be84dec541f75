import FrunForms
import FrunKit

/// Choosing from options by number or by part of a name, line by line.
struct PlainList {
  /// Options said at once; of more, only their number.
  static let longest = 20

  let choices: [Turn.Choice]
  let index: ChoiceIndex
  /// Positions of the options in the list said last: number 1 is the first.
  private(set) var listed: [Int]

  init(_ choices: [Turn.Choice], _ finding: ChoiceFinding) {
    self.choices = choices
    index = finding.index(of: choices)
    listed = choices.count <= Self.longest ? Array(choices.indices) : []
  }

  /// What a line means.
  enum Meaning: Hashable {
    /// These options, by number.
    case positions([Int])
    /// One option, by name.
    case one(Int)
    /// Several match: they are the new list; the number is how many match in all.
    case listed(Int)
    /// A number that is not in the list, or a name that is not there.
    case nothing
  }

  /// Reads a line that is not empty.
  mutating func read(_ line: String) -> Meaning {
    // A name that is a number, such as a district code, is found when no number
    // of the list is meant.
    if let numbers = Widget.numbers(line) {
      let places = numbers.map { $0 - 1 }
      if places.allSatisfy({ listed.indices.contains($0) }) {
        return .positions(places.map { listed[$0] })
      }
    }
    if let place = index.exact(line) { return .one(place) }
    let found = index.matches(line)
    guard let first = found.first else { return .nothing }
    if found.count == 1 { return .one(first) }
    listed = Array(found.prefix(Self.longest))
    return .listed(found.count)
  }
}
