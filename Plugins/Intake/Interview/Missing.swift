/// Why there is no answer. Kept beside the answer, not in it: to the form's own rules the question
/// is unanswered.
enum Missing: String, Hashable, CaseIterable {
  case notAsked = "not_asked"
  case unknown
  case refused
  case notApplicable = "not_applicable"
  case later

  /// The kind a person names: by the beginning of its words, in the language spoken or in English,
  /// or of its name.
  init?(named text: String, _ words: InterviewWords) {
    let wanted = text.lowercased()
    guard !wanted.isEmpty else { return nil }
    if let exact = Self(rawValue: wanted) {
      self = exact
      return
    }
    let english = InterviewWords("en")
    let found = Self.allCases.filter { kind in
      [kind.rawValue, words.missing(kind), english.missing(kind)]
        .contains { $0.lowercased().hasPrefix(wanted) }
    }
    guard found.count == 1 else { return nil }
    self = found[0]
  }
}
