/// A text in the form in which it is searched: words, each made of one or more tokens.
///
/// A word of a script that is written with spaces is one token. A run of a script without spaces
/// (Thai, Lao, Burmese, Khmer, Han, kana) is one word of many tokens, one per syllable or
/// character, so that a part of the run can be found as a phrase.
public struct FoldedText: Hashable, Sendable {
  /// The words in the order of the text.
  public let words: [[String]]

  /// Creates a folded text from its words.
  init(words: [[String]]) {
    self.words = words
  }

  /// All tokens in order.
  public var tokens: [String] { words.flatMap(\.self) }

  /// The tokens separated by single spaces: what the full-text index is given.
  public var text: String { tokens.joined(separator: " ") }

  /// Whether there is nothing to search for.
  public var isEmpty: Bool { words.isEmpty }
}
