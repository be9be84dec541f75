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
    var text = row[primary] ?? row["en"] ?? phrase.rawValue
    for (index, value) in values.enumerated() {
      text = text.replacing("%\(index + 1)", with: value)
    }
    return text
  }

  /// Letters that mean yes and no besides those of the labels.
  static let yesNoLetters: (yes: Set<Character>, no: Set<Character>) = (["y"], ["n"])
}
