/// One code of a vocabulary.
public struct VocabularyCode: Hashable, Sendable, Codable {
  /// The immutable code: never renamed, never given another meaning.
  public let code: String
  /// The English label.
  public let label: String
  /// Labels in other languages, by BCP 47 tag.
  public let labels: [String: String]
  /// Whether the code is kept for old records only.
  public let retired: Bool

  /// A code.
  public init(
    _ code: String, _ label: String, labels: [String: String] = [:], retired: Bool = false
  ) {
    self.code = code
    self.label = label
    self.labels = labels
    self.retired = retired
  }

  /// The label in a language, in its main language (`ar` for `ar-SY`), or in
  /// English.
  public func label(in language: String) -> String {
    if let exact = labels[language] { return exact }
    let main = language.split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map(String.init)
    return main.flatMap { labels[$0] } ?? label
  }
}

/// A closed list of codes with labels.
public struct Vocabulary: Hashable, Sendable, Codable {
  /// Its name, as fields refer to it.
  public let name: String
  /// Raised with every added or retired code.
  public let version: Int
  /// The codes, in the order of forms.
  public let codes: [VocabularyCode]
  /// Where the list comes from.
  public let source: String

  /// A vocabulary.
  public init(name: String, version: Int, source: String, codes: [VocabularyCode]) {
    self.name = name
    self.version = version
    self.source = source
    self.codes = codes
  }

  /// The entry of a code.
  public func entry(_ code: String) -> VocabularyCode? { codes.first { $0.code == code } }

  /// The entry of a code.
  public subscript(code: String) -> VocabularyCode? { entry(code) }

  /// Whether the code exists, retired or not.
  public func contains(_ code: String) -> Bool { entry(code) != nil }

  /// The label of a code in a language; the bare code when it is unknown.
  public func label(_ code: String, in language: String = "en") -> String {
    entry(code)?.label(in: language) ?? code
  }
}
