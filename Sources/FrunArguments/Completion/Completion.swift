/// One word the shell may offer.
public struct CompletionCandidate: Sendable, Hashable {
  /// The whole word.
  public var word: String
  /// What it means; neutral, never the name of a person.
  public var help: String

  /// Creates a candidate.
  public init(_ word: String, _ help: String = "") {
    self.word = word
    self.help = help
  }
}

/// What the shell does with the candidates. The numbers are those of the cobra library, so that
/// its completion scripts could be used too.
public struct CompletionDirective: OptionSet, Sendable, Hashable {
  /// The number in the last line of the answer.
  public let rawValue: Int
  /// Creates a directive from its number.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Adds no space after the word.
  public static let noSpace = CompletionDirective(rawValue: 2)
  /// Offers no file names instead of missing candidates.
  public static let noFiles = CompletionDirective(rawValue: 4)
  /// The candidates are file name extensions.
  public static let filterExtensions = CompletionDirective(rawValue: 8)
  /// Offers directories.
  public static let directories = CompletionDirective(rawValue: 16)
  /// Keeps the order of the candidates.
  public static let keepOrder = CompletionDirective(rawValue: 32)
}

/// The answer to a request for completion.
public struct CompletionAnswer: Sendable, Hashable {
  /// The candidates.
  public var candidates: [CompletionCandidate]
  /// What to do with them.
  public var directive: CompletionDirective

  /// Creates an answer.
  public init(_ candidates: [CompletionCandidate], _ directive: CompletionDirective) {
    self.candidates = candidates
    self.directive = directive
  }

  /// The lines the scripts read: `word`, or `word` TAB `help`; the last is `:` and the directive.
  public var text: String {
    candidates.map { candidate in
      let help = Self.clean(candidate.help)
      return Self.clean(candidate.word) + (help.isEmpty ? "" : "\t" + help) + "\n"
    }.joined() + ":\(directive.rawValue)\n"
  }

  /// Control characters would break the lines, or the shell's screen.
  private static func clean(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    result.append(
      contentsOf: text.unicodeScalars.filter {
        $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
      })
    return String(result)
  }
}

/// What is known when the program is asked for candidates.
public struct CompletionContext: Sendable, Hashable {
  /// The names of the command below the program.
  public var command: [String]
  /// The unfinished word.
  public var word: String
  /// The values of options typed so far, by long name.
  public var options: [String: [String]]
  /// The words typed so far that are no options.
  public var words: [String]
}
