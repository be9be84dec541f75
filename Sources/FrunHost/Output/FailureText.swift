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
  func lines(painter: Painter, sanitizer: Sanitizer) -> String {
    let place = failure.place.map { "\(sanitizer.line($0)): " } ?? ""
    var text =
      "frun: \(painter.paint("error", .bad)): \(place)\(sanitizer.line(failure.message))\n"
    for cause in failure.causes {
      text += "\(painter.paint("cause", .muted)): \(sanitizer.line(cause))\n"
    }
    for hint in failure.hints {
      text += "\(painter.paint("hint", .caution)): \(sanitizer.line(hint))\n"
    }
    return text
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
