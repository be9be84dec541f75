/// What one check of `frun doctor` found.
struct Finding: Hashable, Sendable {
  /// How bad it is.
  enum Grade: String, CaseIterable, Sendable {
    /// In order.
    case good
    /// Works, but something could go wrong, or a thief could learn something.
    case caution
    /// Must be mended.
    case bad
  }

  /// Stable name for programs.
  var code: String
  /// What was looked at.
  var subject: String
  /// How bad it is.
  var grade: Grade
  /// What was found, without personal data.
  var text: String
  /// What to do; nil when nothing need be done.
  var remedy: String?

  init(
    _ code: String, _ subject: String, _ grade: Grade, _ text: String, remedy: String? = nil
  ) {
    self.code = code
    self.subject = subject
    self.grade = grade
    self.text = text
    self.remedy = remedy
  }
}
