import FrunKit

/// What must be known before the words are parsed: how to say that they are
/// wrong, and whether the configuration may be read.
///
/// Looks at the words up to `--` only, without knowing which of them are values;
/// a wrong guess costs nothing but the form of an error message.
struct EarlyWords {
  /// Whether errors are written as JSON.
  let wantsJSON: Bool
  /// Whether the configuration is ignored.
  let ignoresConfiguration: Bool
  /// Whether nothing is shown page by page.
  let refusesPager: Bool
  /// Whether plugins are left alone.
  let refusesPlugins: Bool
  /// What `--color` says.
  let color: String?

  init(_ words: [String]) {
    let words = Array(words.prefix { $0 != "--" })
    func value(_ name: String) -> String? {
      for (index, word) in words.enumerated() {
        if word == name { return words.indices.contains(index + 1) ? words[index + 1] : nil }
        if word.hasPrefix(name + "=") { return String(word.dropFirst(name.count + 1)) }
      }
      return nil
    }
    let format = value("--format")
    // The format of help is a matter of help.
    let isHelp = words.first == "help"
    wantsJSON = !isHelp && (words.contains("--json") || format == "json" || format == "jsonl")
    ignoresConfiguration = words.contains("--no-config")
    refusesPlugins = words.contains("--no-plugins")
    refusesPager = words.contains("--no-pager")
    color = value("--color")
  }
}
