/// The host's phrases in the language of a turn; English where there is none.
package struct Wording: Sendable {
  private let primary: String

  /// - Parameter language: a BCP 47 tag; its first part decides.
  package init(language: String) {
    primary = TextDirection.primary(language)
  }

  /// A phrase with its values put in.
  package func text(_ phrase: Phrase, _ values: String...) -> String {
    let row = PhraseTable.rows[phrase] ?? [:]
    let parts = (row[primary] ?? row["en"] ?? phrase.rawValue).split(
      separator: "%", omittingEmptySubsequences: false)
    var text = String(parts.first ?? "")
    // Values are put in once: a mark inside of a value is text.
    for part in parts.dropFirst() {
      guard let number = part.first?.wholeNumberValue, values.indices.contains(number - 1) else {
        text += "%" + part
        continue
      }
      text += values[number - 1] + part.dropFirst()
    }
    return text
  }

  /// Letters that mean yes and no besides those of the labels.
  static let yesNoLetters: (yes: Set<Character>, no: Set<Character>) = (["y"], ["n"])
}
