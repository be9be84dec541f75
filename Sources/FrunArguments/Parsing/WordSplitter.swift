/// One word of the command line, sorted by its form alone.
public struct ArgumentToken: Sendable, Hashable {
  /// What the word looks like.
  public enum Form: Sendable, Hashable {
    /// `--name` or `--name=value`; `--name=` has an empty value.
    case long(name: String, value: String?)
    /// `-abc`: one-letter options, or one with its value joined.
    case pack(String)
    /// Anything else: a command, an argument or a value. Also `-`, negative numbers, and every
    /// word after `--`.
    case word(String)
    /// The first `--`.
    case terminator
  }

  /// What the word looks like.
  public var form: Form
  /// The place of the word, from 0, the program's name not counted.
  public var index: Int

  /// The word that can be a value of an option before it.
  var value: String? {
    if case .word(let text) = form { return text }
    return nil
  }
}

/// Sorts words by their form.
public enum WordSplitter {
  /// Returns one token per word.
  public static func split(_ words: [String]) -> [ArgumentToken] {
    var terminated = false
    return words.enumerated().map { index, word in
      guard !terminated else { return ArgumentToken(form: .word(word), index: index) }
      if word == "--" {
        terminated = true
        return ArgumentToken(form: .terminator, index: index)
      }
      return ArgumentToken(form: form(of: word), index: index)
    }
  }

  private static func form(of word: String) -> ArgumentToken.Form {
    if word.hasPrefix("--") {
      let body = word.dropFirst(2)
      guard let sign = body.firstIndex(of: "=") else {
        return .long(name: String(body), value: nil)
      }
      return .long(name: String(body[..<sign]), value: String(body[body.index(after: sign)...]))
    }
    guard word.hasPrefix("-"), word.count > 1, !isNegativeNumber(word) else { return .word(word) }
    return .pack(String(word.dropFirst()))
  }

  /// `-5`, `-0.5`, `-.5`: options are never named by digits.
  private static func isNegativeNumber(_ word: String) -> Bool {
    let body = word.utf8.dropFirst()
    let start = body.first == UInt8(ascii: ".") ? body.dropFirst() : body
    guard let first = start.first else { return false }
    return (48...57).contains(first)
  }
}
