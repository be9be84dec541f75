/// A question bank in the GIFT format.
///
/// Reads true or false, single and multiple choice with weights, short answers, numbers, pairs,
/// essays, descriptions and missing words; categories, comments with `[id:]` and `[tag:]`, titles,
/// text formats, feedback and escapes. A blank line ends a question. Reading never stops at a
/// fault: the question is left out and named.
///
/// *Source: the GIFT format as the learning system Moodle documents it; parse facts of
/// GIFT-grammar-PEG.js.*
public struct GiftBank: Hashable, Sendable {
  /// The longest bank, in bytes of UTF-8.
  public static let longest = 4 << 20
  /// The most questions.
  public static let mostQuestions = 5000
  /// The most answers of one question.
  public static let mostAnswers = 200

  /// What stands in a bank, in its order.
  public enum Entry: Hashable, Sendable {
    /// The category of what follows.
    case category(String, line: Int)
    /// A question.
    case question(GiftQuestion)
  }

  /// What stands in it.
  public private(set) var entries: [Entry] = []
  /// What could not be read.
  public private(set) var problems: [GiftProblem] = []

  /// The questions in their order.
  public var questions: [GiftQuestion] {
    entries.compactMap { if case .question(let question) = $0 { question } else { nil } }
  }

  /// The questions of a part: those whose category ends in `/part`, or all.
  public func questions(part: String?) -> [GiftQuestion] {
    guard let part else { return questions }
    return questions.filter { question in
      guard let category = question.category else { return false }
      return category == part || category.hasSuffix("/" + part)
    }
  }

  /// Reads a bank.
  public init(parsing text: String) {
    guard text.utf8.count <= Self.longest else {
      problems = [GiftProblem(line: 1, "longer than \(Self.longest >> 20) MiB")]
      return
    }
    var block = GiftBlock()
    var category: String?
    var count = 0
    for (offset, line) in Self.lines(text).enumerated() {
      let number = offset + 1
      if line.allSatisfy({ $0 == " " || $0 == "\t" }) {
        close(&block, category, &count)
      } else if let comment = Self.comment(line) {
        block.take(comment: comment, line: number)
      } else if !block.hasText, let name = Self.category(line) {
        block = GiftBlock()
        category = name
        entries.append(.category(name, line: number))
      } else {
        block.take(line, line: number)
      }
    }
    close(&block, category, &count)
  }

  private mutating func close(_ block: inout GiftBlock, _ category: String?, _ count: inout Int) {
    // Comments above a blank line still belong to the question below it.
    guard block.hasText else { return }
    defer { block = GiftBlock() }
    count += 1
    guard count <= Self.mostQuestions else {
      if count == Self.mostQuestions + 1 {
        problems.append(
          GiftProblem(line: block.line, "more than \(Self.mostQuestions) questions"))
      }
      return
    }
    do {
      var question = try GiftReader(block).question()
      question.category = category
      entries.append(.question(question))
    } catch { problems.append(error) }
  }

  /// The lines as scalars: in Swift CRLF is one character, and a mark on a letter joins it.
  private static func lines(_ text: String) -> [[Unicode.Scalar]] {
    var lines: [[Unicode.Scalar]] = [[]]
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars where scalar != "\u{FEFF}" || lines.count > 1 {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r": lines.append([])
      default: lines[lines.count - 1].append(scalar)
      }
      previous = scalar
    }
    return lines
  }

  private static func comment(_ line: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    let text = line.drop { $0 == " " || $0 == "\t" }
    guard text.starts(with: ["/", "/"]) else { return nil }
    return Array(text.dropFirst(2))
  }

  private static func category(_ line: [Unicode.Scalar]) -> String? {
    let text = line.drop { $0 == " " || $0 == "\t" }
    let word = Array("$CATEGORY:".unicodeScalars)
    guard text.starts(with: word) else { return nil }
    return GiftMark.trimmed(text.dropFirst(word.count))
  }
}
