import FrunText

/// One step of an interview as the journal of its draft keeps it. An interview is the sum of its
/// steps: whoever replays them has the same answers again.
///
/// Shape: `{"do":"set","at":"family[2]/age","is":"9"}`; members without content are left out.
struct InterviewStep: Hashable {
  /// What happened.
  enum Action: String, Hashable, CaseIterable {
    /// The interview begins: `is` seeds its random numbers, `as` is the moment in milliseconds.
    case begin
    /// An answer: `is` the stored value, `as` the date as it was known, such as `~2015`, or the file
    /// behind it, see ``FileAnswer/text``.
    case set
    /// Why there is no answer: `is` a ``Missing``, or nothing to take the reason back.
    case skip
    /// A question was passed without answer.
    case pass
    /// An unusual answer was looked at again and kept.
    case keep
    /// A note on an answer: `is` its text.
    case note
    /// A new row of the repeat.
    case add
    /// The row is deleted.
    case delete
    /// The row deleted last is back.
    case undo
    /// There are no more rows in the repeat.
    case close
    /// The language: `is` its name, `as` the second one of a bilingual interview.
    case language
    /// An answer that this version of the form has no place for: `is` its value, `as` its question.
    case carry
  }

  var action: Action
  var path: String
  var value: String
  var more: String

  init(_ action: Action, _ path: String = "", _ value: String = "", _ more: String = "") {
    self.action = action
    self.path = path
    self.value = value
    self.more = more
  }

  /// Reads a line of the journal; nil when it is none.
  init?(text: String) {
    guard let object = (try? JSONValue(parsing: Array(text.utf8)))?.object,
      let action = object["do"]?.string.flatMap(Action.init)
    else { return nil }
    self.init(
      action, object["at"]?.string ?? "", object["is"]?.string ?? "", object["as"]?.string ?? "")
  }

  /// The step as a line of the journal.
  var text: String {
    var object = JSONObject()
    object["do"] = .string(action.rawValue)
    if !path.isEmpty { object["at"] = .string(path) }
    if !value.isEmpty { object["is"] = .string(value) }
    if !more.isEmpty { object["as"] = .string(more) }
    return JSONValue.object(object).text()
  }
}
