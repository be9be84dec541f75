/// Short forms for the tables of this folder.
extension Vocabulary {
  /// A code with its English label, and with French and Arabic ones in the
  /// lists a family sees.
  static func code(_ code: String, _ label: String, fr: String? = nil, ar: String? = nil)
    -> VocabularyCode
  {
    var labels: [String: String] = [:]
    if let fr { labels["fr"] = fr }
    if let ar { labels["ar"] = ar }
    return VocabularyCode(code, label, labels: labels)
  }

  /// A vocabulary of version 1.
  static func list(_ name: String, _ source: String, _ codes: [VocabularyCode]) -> Vocabulary {
    Vocabulary(name: name, version: 1, source: source, codes: codes)
  }

  static let primero = "merged from the option lists of inter-agency case management systems"
  static let own = "this project"
}

extension Schema {
  /// All vocabularies of the standard schema.
  static let standardVocabularies: [Vocabulary] =
    Vocabulary.general + Vocabulary.person + Vocabulary.protection + Vocabulary.care
    + Vocabulary.plan + Vocabulary.carePlan + Vocabulary.visit + Vocabulary.incident
    + Vocabulary.feedback + Vocabulary.transfer + Vocabulary.trainingLists + Vocabulary.awardLists
    + [Vocabulary.country] + Vocabulary.tracing + Vocabulary.situation
    + Vocabulary.bestInterests
}
