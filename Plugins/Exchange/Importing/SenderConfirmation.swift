import FrunKit

/// The first contact with a sender: a person types what the sender reads to them, so that the key that
/// signed the archive is known to be the sender's before anything is taken in.
///
/// The program never shows the words it wants to hear: who only copies has compared nothing.
struct SenderConfirmation {
  private let services: any Services

  init(_ services: any Services) { self.services = services }

  /// Asks when the sender is not known here; fills the key in when the words are right.
  ///
  /// `said` are words or groups of digits given as an option: all six words, or all five groups. A
  /// dry run of an archive that nobody confirms fails like the real run.
  func confirm(_ request: inout ImportRequest, said: String?) throws {
    let summary = try services.inspect(
      InspectRequest(
        input: request.input, identityFile: request.identityFile,
        usesPassphrase: request.usesPassphrase))
    // A new key of somebody known is proven by the directory inside, or the archive is refused.
    guard summary.sender.standing == .unknown else { return }
    let parts = summary.sender.fingerprint.split(separator: " ").map { String($0) }
    let words = parts.filter { $0.allSatisfy(\.isLetter) }
    let groups = parts.filter { $0.allSatisfy(\.isNumber) }
    if let said {
      let heard = Self.normal(said)
      guard heard == words || heard == groups, !heard.isEmpty else { throw Self.differ }
    } else {
      try services.warn("The sender of this archive is not in your team directory.")
      // Texts are wrapped to the window; a question should fit into a line.
      try services.emit(
        .text(
          "Nothing it says about itself is proven, only that one key signed it. Call the sender and "
            + "let them read their words for a first archive; 'frun team fingerprint' shows them "
            + "there."))
      try ask(words)
    }
    request.confirmedSender = summary.sender.key
  }

  /// Two of the words, which ones is not known before.
  private func ask(_ words: [String]) throws {
    guard words.count > 1 else { throw Self.differ }
    let random = services.random(2).map { Int($0) }
    let first = random[0] % words.count
    let second = (first + 1 + random[1] % (words.count - 1)) % words.count
    let places = [first, second].sorted()
    let answer = try services.ask(
      Prompt(
        .line,
        "Type word \(places[0] + 1) and word \(places[1] + 1) that they read to you",
        option: "--confirm-sender WORDS"))
    guard Self.normal(answer) == places.map({ words[$0] }) else { throw Self.differ }
  }

  private static func normal(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { String($0) }
  }

  private static let differ = Failure(
    .denied, "signer.words-differ", "these are not the words of the key that signed the archive",
    hints: [
      "listen again; if the sender reads other words, somebody may be in between: keep the file and "
        + "tell your supervisor"
    ])
}
