/// A script of command lines and what they must do, readable without knowing
/// the program.
///
/// | line | meaning |
/// |---|---|
/// | `# text` | a comment |
/// | `frun words…` | runs; must succeed, unless `status` follows |
/// | `! frun words…` | runs; must fail |
/// | `status N` | the exit status of the run before |
/// | `stdout REGEX`, `stderr REGEX` | occurs in what the run before wrote |
/// | `! stdout REGEX`, `! stderr REGEX` | does not occur |
/// | `json PATH VALUE` | a member of the JSON output: `json data.0.kind case` |
/// | `set NAME REGEX` | keeps the first group of the output as `$NAME` |
/// | `input TEXT` | a line of input for the next run |
/// | `input < NAME` | a file as input for the next run |
/// | `terminal N`, `terminal off` | whether there is a terminal, N cells wide |
/// | `env NAME=VALUE` | an environment variable; without value: removed |
/// | `now RFC3339` | what the clock shows |
/// | `exists NAME`, `! exists NAME` | whether a file is there |
/// | `-- NAME --` | from here to the next such line: a file below `$WORK` |
///
/// Words are split at blanks; `'…'` and `"…"` keep blanks. `$NAME` is replaced
/// by what `set` kept, by the environment, or, for `$WORK`, by the directory of
/// the test.
package struct Transcript {
  /// One line that does something.
  package struct Step: Hashable, Sendable {
    /// Number of the line, from 1.
    package var line: Int
    /// Whether it begins with `!`.
    package var isNegated: Bool
    /// The first word.
    package var verb: String
    /// The rest, without blanks at its ends.
    package var rest: String
  }

  package private(set) var steps: [Step] = []
  package private(set) var files: [(name: String, text: String)] = []

  package init(_ text: String) {
    var file: (name: String, text: String)?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("-- "), line.hasSuffix(" --"), line.count > 6 {
        if let file { files.append(file) }
        file = (String(line.dropFirst(3).dropLast(3)), "")
        continue
      }
      if file != nil {
        file?.text += line + "\n"
        continue
      }
      var rest = line.drop { $0 == " " }
      if rest.isEmpty || rest.hasPrefix("#") { continue }
      let isNegated = rest.hasPrefix("! ")
      if isNegated { rest = rest.dropFirst(2) }
      let verb = rest.prefix { $0 != " " }
      steps.append(
        Step(
          line: index + 1, isNegated: isNegated, verb: String(verb),
          rest: String(rest.dropFirst(verb.count).drop { $0 == " " })))
    }
    if var file {
      // The line end of the script itself is not part of its last file.
      if file.text.hasSuffix("\n\n") { file.text.removeLast() }
      files.append(file)
    }
  }

  /// Splits a command line into words.
  package static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var hasWord = false
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        hasWord = true
      } else if character == " " {
        if hasWord { words.append(word) }
        word = ""
        hasWord = false
      } else {
        word.append(character)
        hasWord = true
      }
    }
    if hasWord { words.append(word) }
    return words
  }
}
