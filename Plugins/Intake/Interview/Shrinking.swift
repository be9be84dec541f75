import FrunForms

/// A repeat whose number of rows falls below the rows that are filled.
struct Shrinking {
  /// The repeat.
  let path: AnswerPath
  /// How many rows there are.
  let had: Int
  /// How many stay.
  let keeps: Int

  /// How many go.
  var goes: Int { had - keeps }

  /// The first repeat that loses rows with answers and keeps others; nil when there is none: then
  /// nobody has to choose.
  init?(before: [AnswerPath: Int], after: [AnswerPath: Int], lost: [AnswerPath]) {
    let shrunk = before.keys.sorted { $0.description < $1.description }.first { path in
      guard let had = before[path], let now = after[path], now > 0, now < had else { return false }
      return lost.contains { answer in (1...had).contains { answer.isInside(path.row($0)) } }
    }
    guard let shrunk, let had = before[shrunk], let keeps = after[shrunk] else { return nil }
    path = shrunk
    self.had = had
    self.keeps = keeps
  }
}
