import FrunArguments
import FrunKit
import FrunText

/// How a fingerprint is shown wherever there is one: words, numbers, and on demand a QR code.
enum FingerprintView {
  static let qr = Flag("qr", help: "Draw the QR code on the terminal as well")
  static let svg = Option<PathText?>(
    "svg", value: "file", help: "Write the QR code as a drawing to print")

  /// The words and the numbers as fields.
  static func fields(_ fingerprint: KeyFingerprint) -> [FieldsEvent.Field] {
    let all: [FieldsEvent.Field] = [
      .init("words", "Words", Cell(fingerprint.words.joined(separator: " "), .caution)),
      .init("digits", "Numbers", Cell(fingerprint.digits.joined(separator: " "))),
    ]
    guard !fingerprint.signingWords.isEmpty else { return all }
    return all + [
      .init(
        "signingWords", "Words for a first archive",
        Cell(fingerprint.signingWords.joined(separator: " ")))
    ]
  }

  /// The same for programs.
  static func result(_ fingerprint: KeyFingerprint) -> [(String, JSONValue)] {
    [
      ("words", .string(fingerprint.words.joined(separator: " "))),
      ("digits", .string(fingerprint.digits.joined(separator: " "))),
      ("code", .string(fingerprint.code)),
      ("signingWords", .string(fingerprint.signingWords.joined(separator: " "))),
    ]
  }

  /// Draws the code where it was asked for.
  static func draw(
    _ fingerprint: KeyFingerprint, _ invocation: Invocation, _ services: any Services
  ) throws {
    let showsTerminal = invocation[qr]
    let file = invocation[svg]
    guard showsTerminal || file != nil else { return }
    guard let code = try? QRCode(fingerprint.code) else {
      throw Failure(.bug, "qr.tooLong", "the fingerprint does not fit into a QR code")
    }
    if showsTerminal {
      let lines = code.lines()
      let width = lines.map(\.count).max() ?? 0
      if invocation.context.isTerminal, width > invocation.context.columns {
        try services.warn(
          "The code takes \(width) columns, and this window has \(invocation.context.columns): "
            + "'frun team fingerprint --qr' in a wider one, or with --svg FILE.")
      } else {
        try services.emit(.verbatim(lines.joined(separator: "\n") + "\n"))
        try services.say("A phone reads it from a dark window; in a light one give --svg FILE.")
      }
    }
    if let file {
      let drawing = code.drawing(title: "Fingerprint")
      try services.writeOutput(file.path, drawing.bytes(style: QRCode.style), replace: false)
    }
  }
}

extension JSONObject {
  /// An object of members in order.
  init(members: [(String, JSONValue)]) {
    self.init()
    for (key, value) in members { self[key] = value }
  }
}
