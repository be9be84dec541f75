import FrunKit
import FrunTerminal
import FrunText

/// How one run writes: form, width, colour, and what is left out.
struct OutputSettings {
  /// Form of the result.
  var form: OutputForm = .text
  /// Cells in a row.
  var columns = 80
  /// Rows of the window; nil when there is none.
  var rows: Int?
  /// Whether standard output is a terminal.
  var isTerminal = false
  /// Whether standard error is a terminal.
  var isErrorTerminal = false
  /// Colours of standard output.
  var painter = Painter(isOn: false)
  /// Colours of standard error.
  var errorPainter = Painter(isOn: false)
  /// Whether only results, warnings and errors are shown.
  var isQuiet = false
  /// Whether nothing is changed, only told.
  var isDryRun = false
  /// Which fields are shown; nil for all.
  var fields: [String]?
  /// The pager for long output; nil for none.
  var pager: PagerCommand?
  /// Passed on to the pager.
  var environment: [String: String] = [:]
  /// Characters the terminal can show.
  var repertoire: Repertoire = .unicode

  /// Lines of a sentence for standard error, broken where its terminal ends; whole in a pipe.
  func sentence(_ text: String) -> [String] {
    isErrorTerminal ? Wrapping(width: columns, hanging: 2).lines(of: text) : [text]
  }
}

/// Characters the terminal can show, by the locale.
enum LocaleRepertoire {
  static func of(environment: [String: String]) -> Repertoire {
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      guard let value = environment[name], !value.isEmpty else { continue }
      let lowered = value.lowercased()
      return lowered.contains("utf-8") || lowered.contains("utf8") ? .unicode : .ascii
    }
    // No locale at all: every terminal of the last twenty years shows UTF-8.
    return .unicode
  }
}
