import FrunKit
import FrunTerminal

/// Where a passphrase comes from without being seen.
struct PassphraseSource {
  /// The longest passphrase, in bytes.
  static let limit = 4_096
  /// The shortest new passphrase, in characters.
  static let shortest = 12

  private let session: Session

  init(_ session: Session) {
    self.session = session
  }

  /// The first line of a file, or of standard input for `-`.
  ///
  /// - Parameter option: which option named the file.
  func read(_ name: String, option: String = "--passphrase-file") throws -> String {
    let line: [UInt8]
    if name == "-" {
      line = try session.world.streams.input.line(limit: Self.limit) ?? []
    } else {
      do {
        guard let bytes = try Files.read(name, limit: 65_536) else {
          throw Failure.notFound("file", hints: ["check \(option)"])
        }
        line = try InputReader(MemorySource(bytes)).line(limit: Self.limit) ?? []
      } catch let problem as FileProblem {
        throw problem.failure(reading: name)
      }
    }
    guard let text = String(validating: line, as: UTF8.self) else { throw StreamError.notText }
    guard !text.isEmpty else { throw Failure.usage("the passphrase is empty") }
    return text
  }

  /// A new passphrase: from the file, or asked for twice.
  ///
  /// - Parameters:
  ///   - file: nil asks.
  ///   - option: named when nobody can be asked.
  func new(from file: String?, option: String = "--passphrase-file") throws -> String {
    if let file {
      let text = try read(file, option: option)
      try Self.check(text)
      return text
    }
    for _ in 0..<3 {
      let first = try session.ask(Prompt(.secret, "New passphrase", option: option))
      do {
        try Self.check(first)
      } catch {
        try session.presenter.emit(.message(Message(.warning, "Too short: \(Self.advice).")))
        continue
      }
      if try session.ask(Prompt(.secret, "The same again", option: option)) == first {
        return first
      }
      try session.presenter.emit(.message(Message(.warning, "The two differ.")))
    }
    throw Failure.cancelled
  }

  private static let advice = "take at least \(shortest) characters, best five or more words"

  /// A stolen laptop gives its thief all the time there is, so a short
  /// passphrase is refused. Nothing else is demanded: rules about digits and
  /// capitals make passphrases worse (NIST SP 800-63B, 5.1.1.2).
  static func check(_ text: String) throws(Failure) {
    guard text.count >= shortest else {
      throw Failure.usage("the passphrase is too short", hints: [advice])
    }
  }
}
