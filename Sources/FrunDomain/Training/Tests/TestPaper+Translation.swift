extension TestPaper {
  /// Whether this is the same paper in other words: the same questions in the same order, asked in
  /// the same way, with the same letters right. Then one sheet of answers and one key serve both.
  public func isTranslation(of other: TestPaper) -> Bool {
    let mine = asked
    let theirs = other.asked
    return mine.count == theirs.count
      && zip(mine, theirs).allSatisfy { left, right in
        left.id != nil && left.id == right.id && Self.isAnsweredAlike(left, right)
      }
  }

  private static func isAnsweredAlike(_ left: GiftQuestion, _ right: GiftQuestion) -> Bool {
    switch (left.kind, right.kind) {
    case (.choice(let mine), .choice(let theirs)):
      return mine.count == theirs.count && left.key == right.key
    case (.matching, .matching):
      return left.rightSides.count == right.rightSides.count && left.key == right.key
    case (.trueFalse, .trueFalse), (.numerical, .numerical): return left.key == right.key
    // Words differ between languages; what is right is told by the question itself.
    case (.short, .short), (.essay, .essay): return true
    default: return false
    }
  }
}
