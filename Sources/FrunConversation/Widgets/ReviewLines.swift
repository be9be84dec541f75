import FrunKit

/// The lines of a review in one list, with the numbers by which they are chosen.
struct ReviewLines {
  /// One line of the screen.
  enum Line {
    case title(String)
    /// A line and its number from 1; nil for what cannot be chosen.
    case item(Turn.ReviewSection.Item, number: Int?)
  }

  /// The lines in order.
  let lines: [Line]
  /// The ids that can be chosen: number 1 is the first.
  let targets: [String]

  init(_ sections: [Turn.ReviewSection]) {
    var lines: [Line] = []
    var targets: [String] = []
    for section in sections where !section.items.isEmpty {
      if !section.title.isEmpty { lines.append(.title(section.title)) }
      for item in section.items {
        if let id = item.id { targets.append(id) }
        lines.append(.item(item, number: item.id == nil ? nil : targets.count))
      }
    }
    self.lines = lines
    self.targets = targets
  }

  /// The word for how a line stands; nil for the usual.
  static func word(_ state: Turn.ReviewSection.Item.State) -> Phrase? {
    switch state {
    case .answered, .fact: nil
    case .open: .open
    case .missing: .missing
    case .deferred: .deferred
    case .warning: .warning
    case .dropped: .dropped
    }
  }
}
