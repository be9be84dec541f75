import FrunForms
import FrunText

/// One record as a file gave it, before the form has seen it.
struct GivenRecord {
  /// Number of the record, from 1.
  let number: Int
  /// Row of the sheet or line of the text it began in, from 1; nil for one JSON document.
  var row: Int?
  /// The answers, nested as the form nests them.
  var answers: JSONObject
  /// Identity that the sender gave the record, `uuid:…`.
  var instanceID: String?
  /// What could not be read. A record with any is refused.
  var problems: [RecordProblem] = []

  init(_ number: Int, _ answers: JSONObject, row: Int? = nil) {
    self.number = number
    self.row = row
    self.answers = answers
  }

  /// Notes something that cannot be read.
  mutating func refuse(_ path: String, _ code: String, _ message: String) {
    problems.append(
      RecordProblem(number, path: path, code: code, message: message, row: row))
  }

  /// What says that two records are the same: the sender's own identity, else the answers.
  var content: JSONValue { instanceID.map { .string($0) } ?? .object(answers) }
}
