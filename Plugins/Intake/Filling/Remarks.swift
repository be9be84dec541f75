import FrunDomain
import FrunForms
import FrunText

/// What an interview keeps beside the answers: reasons for missing ones, notes, dates that are not
/// known to the day, and when what was asked.
struct Remarks {
  /// One line of the audit log, in the shape of the standard's: event, node, moment. Values are
  /// left out: they are in the answers.
  struct Event {
    let event: String
    let node: String
    let at: Moment
  }

  var missing: [AnswerPath: Missing] = [:]
  var notes: [AnswerPath: String] = [:]
  var dates: [AnswerPath: PartialDate] = [:]
  /// Attachments made of answers that are files.
  var files: [AnswerPath: RecordID] = [:]
  /// Unusual answers that were kept after a second look.
  var confirmed: Set<AnswerPath> = []
  var audit: [Event] = []
  /// When the interview began.
  var startedAt: Moment?

  /// Most lines of the audit log that are kept, the newest.
  static let mostEvents = 2_000

  init() {}

  /// What was kept with a submission, without the audit log: that is the log of another interview.
  init(kept document: JSONObject) {
    func texts(_ name: String) -> [(AnswerPath, String)] {
      (document[name]?.object?.members ?? []).compactMap { member in
        guard let path = AnswerPath(member.key), let text = member.value.string else { return nil }
        return (path, text)
      }
    }
    for (path, text) in texts("missing") { missing[path] = Missing(rawValue: text) }
    for (path, text) in texts("notes") { notes[path] = text }
    for (path, text) in texts("files") { files[path] = RecordID(text: text) }
    for (path, text) in texts("unusual") where text == "kept" { confirmed.insert(path) }
    for (path, text) in texts("dates") { dates[path] = try? PartialDate(parsing: text) }
  }

  /// What still belongs to the answers of a session.
  func fitting(_ session: FormSession) -> Remarks {
    var fitting = self
    func answer(_ path: AnswerPath) -> String? {
      session.isRelevant(path) ? try? session.answer(path) : nil
    }
    fitting.missing = missing.filter { answer($0.key)?.isEmpty ?? false }
    fitting.notes = notes.filter { answer($0.key) != nil }
    fitting.files = files.filter { !(answer($0.key) ?? "").isEmpty }
    fitting.confirmed = confirmed.filter { session.warning($0) != nil }
    fitting.dates = dates.filter { answer($0.key) == DateAnswer.stored($0.value) }
    return fitting
  }

  /// The value as it is recorded: a date as it is known, `~2015`, instead of the first day that
  /// the form computes with, and the attachment instead of the name of its file.
  func recorded(_ value: String, at path: AnswerPath) -> String {
    if let file = files[path], !value.isEmpty { return file.text }
    guard let date = dates[path], DateAnswer.stored(date) == value else { return value }
    return date.description
  }

  /// Members of the kept document, those without content left out.
  var members: [(String, JSONValue)] {
    func object(_ texts: [AnswerPath: String]) -> JSONValue {
      var object = JSONObject()
      for (path, text) in texts.sorted(by: { $0.key.description < $1.key.description }) {
        object[path.description] = .string(text)
      }
      return .object(object)
    }
    var members: [(String, JSONValue)] = []
    if !missing.isEmpty { members.append(("missing", object(missing.mapValues(\.rawValue)))) }
    if !notes.isEmpty { members.append(("notes", object(notes))) }
    if !dates.isEmpty { members.append(("dates", object(dates.mapValues(\.description)))) }
    if !files.isEmpty { members.append(("files", object(files.mapValues(\.text)))) }
    if !confirmed.isEmpty {
      let kept = Dictionary(uniqueKeysWithValues: confirmed.map { ($0, "kept") })
      members.append(("unusual", object(kept)))
    }
    if !audit.isEmpty {
      members.append(
        (
          "audit",
          .array(
            audit.suffix(Self.mostEvents).map { line in
              var object = JSONObject()
              object["event"] = .string(line.event)
              if !line.node.isEmpty { object["node"] = .string(line.node) }
              object["at"] = .string(line.at.utcText)
              return .object(object)
            })
        ))
    }
    return members
  }
}
