import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// A filled form as it is kept beside the records it made.
struct Submission {
  let form: CompiledForm
  let result: SubmissionResult
  let language: String
  /// The records made, by the place in the form that made each; a correction finds them again.
  var made: [String: RecordID] = [:]
  private let remarks: Remarks?
  private let asked: Set<String>
  private let multiple: Set<String>

  init(
    _ result: SubmissionResult, of form: CompiledForm, language: String, remarks: Remarks? = nil
  ) {
    self.remarks = remarks
    self.form = form
    self.result = result
    self.language = language
    func paths(_ isWanted: (FormItem) -> Bool) -> Set<String> {
      Set(
        form.items.filter(isWanted)
          .map { form.path(of: $0.index).joined(separator: "/") })
    }
    asked = paths { item in
      guard let type = item.type else { return false }
      // What nobody may change, the form fills in again by itself.
      return type.isVisible && type != .note && !item.isAlwaysReadOnly || type == .hidden
    }
    multiple = paths { $0.type == .selectMultiple || $0.type == .rank }
  }

  /// What the person answered, without what the form computed; it can be given to the same form
  /// again.
  var answers: JSONObject {
    let tree = AnswerTree()
    for answer in result.answers {
      let path = answer.path.components.map(\.name).joined(separator: "/")
      guard asked.contains(path) else { continue }
      tree.insert(
        multiple.contains(path)
          ? .array(answer.value.split(separator: " ").map { .string(String($0)) })
          : .string(answer.value), at: answer.path)
    }
    return tree.object
  }

  /// The kept document: form, version, the record's identity, answers.
  var document: JSONValue {
    var object = JSONObject()
    object["form"] = .string(form.id)
    object["version"] = .string(form.version)
    object["instance"] = .string(result.instanceID)
    object["answers"] = .object(answers)
    for (name, value) in remarks?.members ?? [] { object[name] = value }
    if !made.isEmpty {
      var places = JSONObject()
      for (place, record) in made.sorted(by: { $0.key < $1.key }) {
        places[place] = .string(record.text)
      }
      object["made"] = .object(places)
    }
    return .object(object)
  }

  /// The record of the submission.
  ///
  /// - Parameter source: identity of the record in the file it was read from.
  /// - Throws: ``Failure`` `answers.tooLong` when the answers are longer than a record may hold.
  func draft(
    recording records: [RecordID], by author: RecordID, source: [UInt8]? = nil,
    services: any Services
  ) throws -> RecordDraft {
    var draft = try services.draft("formSubmission")
    let document = document
    try draft.set("form", to: form.id, at: "form_id")
    try draft.set("version", to: form.version, at: "version")
    try draft.set("language", to: language, at: "language")
    try draft.set("startedAt", .moment(remarks?.startedAt ?? services.now))
    try draft.set("submittedOn", .date(services.today))
    try draft.set("answers", .digest(AnswerDigest.sha256(of: document)))
    if let source { try draft.set("source", .digest(source)) }
    try draft.set("instance", to: document.canonicalText(), at: "answers")
    for record in records { try draft.set("records", .reference(record)) }
    try draft.set("interviewer", .reference(author))
    return draft
  }
}
