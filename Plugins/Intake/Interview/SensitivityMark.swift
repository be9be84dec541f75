import FrunForms

/// What the column `bind::frun:sensitivity` says an answer gives away in wrong hands; the words are
/// those of attachments.
struct SensitivityMark {
  private let word: String

  /// The words that mean something, most harmful first.
  static let words = ["protection", "health", "location", "contact", "identity", "none"]

  init(_ item: FormItem) {
    word =
      item.extras.first { Self.isColumn($0.key) }?.value.lowercased() ?? ""
  }

  /// Whether a heading is that of the column.
  static func isColumn(_ header: String) -> Bool {
    header.lowercased() == "bind::frun:sensitivity"
  }

  /// The sensitivity of a file that answers the question; nil when nothing is said.
  var attachment: String? { Self.words.contains(word) ? word : nil }

  /// Whether the answer is left out where another question is looked at: whoever looks over a
  /// shoulder at a name need not read of an assault.
  var isHiddenAround: Bool { word == "protection" || word == "health" }
}
