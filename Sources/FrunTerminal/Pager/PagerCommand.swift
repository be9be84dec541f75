/// The program that shows long output page by page.
package struct PagerCommand: Hashable, Sendable {
  /// Program name or path, and its arguments.
  package var words: [String]

  package init(words: [String]) {
    self.words = words
  }

  /// Chooses from `FRUN_PAGER`, then `PAGER`, then `less -FRXK`.
  ///
  /// Returns nil when a variable is set to nothing or to `cat`. The value is
  /// split at blanks and never given to a shell: nothing in it can be a command
  /// line of its own.
  package static func chosen(environment: [String: String]) -> PagerCommand? {
    for name in ["FRUN_PAGER", "PAGER"] {
      guard let value = environment[name] else { continue }
      let words = value.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
      return words.isEmpty || words == ["cat"] ? nil : PagerCommand(words: words)
    }
    return PagerCommand(words: ["less", "-FRXK"])
  }

  /// The environment of the pager.
  ///
  /// `LESSSECURE` forbids shell escapes, editors and log files, and
  /// `LESSHISTFILE` keeps what was searched for (a name, most likely) off the
  /// disk. `LESSOPEN` is removed because it names a command to run.
  package static func environment(from environment: [String: String]) -> [String: String] {
    var result = environment
    result["LESSSECURE"] = "1"
    result["LESSHISTFILE"] = "-"
    result["LESSOPEN"] = nil
    result["LESSCLOSE"] = nil
    result["LESSCHARSET"] = "utf-8"
    return result
  }
}
