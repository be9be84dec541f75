import FrunForms
import FrunKit

/// What is wrong with one record of a batch.
struct RecordProblem: Hashable {
  /// Number of the record, from 1.
  let record: Int
  /// The question, `family[2]/member_age`, or the field of the record it would have made; empty
  /// when the record as a whole is refused.
  let path: String
  /// Stable name for programs.
  let code: String
  /// What to tell the person. Never quotes the answer.
  let message: String
  /// Row of the sheet or line of the text, where there is one.
  var row: Int?

  init(_ record: Int, path: String, code: String, message: String, row: Int? = nil) {
    self.record = record
    self.path = path
    self.code = code
    self.message = message
    self.row = row
  }

  init(_ record: Int, _ problem: AnswerProblem) {
    self.init(
      record, path: problem.path.description, code: problem.code.rawValue, message: problem.message)
  }

  init(_ record: Int, _ failure: Failure) {
    let parts = [failure.message] + failure.causes + failure.hints.map { "(\($0))" }
    self.init(
      record, path: failure.place ?? "", code: failure.code, message: parts.joined(separator: " "))
  }

  /// The problem with the row its record began in, unless it names one itself.
  func inRow(_ number: Int?) -> RecordProblem {
    var copy = self
    copy.row = row ?? number
    return copy
  }
}
