/// Why there is no answer. Kept beside the answer, not in it: to the form's own rules the question
/// is unanswered.
enum Missing: String, Hashable, CaseIterable {
  case notAsked = "not_asked"
  case unknown
  case refused
  case notApplicable = "not_applicable"
  case later

  /// The kind a person names: its own name, or a beginning of its words.
  init?(named text: String, _ words: InterviewWords) {
    let wanted = text.lowercased()
    let found = Self.allCases.filter {
      $0.rawValue == wanted || words.missing($0).lowercased().hasPrefix(wanted)
    }
    guard !wanted.isEmpty, found.count == 1 else { return nil }
    self = found[0]
  }
}
