import FrunKit
import FrunTerminal
import FrunText

/// A failure as people and programs read it.
struct FailureText {
  private let failure: Failure

  init(_ failure: Failure) {
    self.failure = failure
  }

  /// `frun: error: …`, then `cause:` and `hint:` lines.
  ///
  /// Lines are broken at `columns`, when it is given.
  func lines(painter: Painter, sanitizer: Sanitizer, columns: Int? = nil) -> String {
    func line(_ lead: String, _ word: String, _ style: Style, _ text: String) -> String {
      let whole = "\(lead)\(word): \(sanitizer.line(text))"
      let broken =
        columns.map { Wrapping(width: $0, hanging: 2).text(whole) } ?? whole
      return "\(lead)\(painter.paint(word, style))\(broken.dropFirst(lead.count + word.count))\n"
    }
    let place = failure.place.map { "\($0): " } ?? ""
    return line("frun: ", "error", .bad, place + failure.message)
      + failure.causes.map { line("", "cause", .muted, $0) }.joined()
      + failure.hints.map { line("", "hint", .caution, $0) }.joined()
  }

  /// One JSON object on one line.
  func json() -> String {
    var object = JSONObject()
    object["type"] = "error"
    object["code"] = .string(failure.code)
    object["status"] = .integer(Int64(failure.exitStatus))
    object["message"] = .string(failure.message)
    if let place = failure.place { object["place"] = .string(place) }
    object["causes"] = .array(failure.causes.map { .string($0) })
    object["hints"] = .array(failure.hints.map { .string($0) })
    return JSONValue.object(object).text() + "\n"
  }
}
