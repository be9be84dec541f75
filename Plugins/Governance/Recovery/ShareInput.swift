import FrunArguments
import FrunKit
import FrunText

/// Shares on their way back from paper.
enum ShareInput {
  static let files = Option<[PathText]>(
    "share-file", value: "file", help: "A file with the words of one share; give it for each")

  /// The shares of files, or asked for one after the other until there are enough.
  static func read(_ invocation: Invocation, _ services: any Services) throws -> [String] {
    let keys = try services.teamKeys()
    let given = invocation[files]
    guard given.isEmpty else {
      return try given.map { file in
        let bytes = try services.readInput(file.path, limit: 4_096)
        let words = String(decoding: bytes, as: UTF8.self)
        _ = try keys.checkShare(words)
        return words
      }
    }
    var shares: [String] = []
    var needed = 1
    while shares.count < needed {
      let words = try ask(shares.count + 1, services)
      if shares.contains(words) {
        try services.warn("This is the same share again; take another sheet.")
        continue
      }
      needed = try keys.checkShare(words)
      shares.append(words)
      if shares.count < needed {
        try services.say("Share \(shares.count) of \(needed) is right.")
      }
    }
    return shares
  }

  private static func ask(_ number: Int, _ services: any Services) throws -> String {
    for _ in 0..<10 {
      let words = try services.askLine(
        "Share \(number), all its words in order (four letters of each are enough)",
        option: "--share-file")
      do {
        _ = try services.teamKeys().checkShare(words)
        return words.lowercased().split { $0 == " " || $0 == "," }.joined(separator: " ")
      } catch {
        try services.warn(
          "This is not a whole share: compare it with the paper, word by word. (\(reason(error)))")
      }
    }
    throw Failure.cancelled
  }

  private static func reason(_ error: any Error) -> String {
    guard let failure = error as? Failure else { return "\(error)" }
    return [failure.place, failure.message].compactMap(\.self).joined(separator: ": ")
  }
}

/// `2-of-3` and its like, as typed.
struct ShareScheme {
  let threshold: Int
  let count: Int

  static let option = Option<String>(
    "scheme", value: "2-of-3|3-of-5", default: "2-of-3",
    help: "Shares needed of shares made"
  ).checked(as: .choice([Choice("2-of-3", "two of three"), Choice("3-of-5", "three of five")]))

  init(_ text: String) throws {
    let numbers = text.split(separator: "-").compactMap { Int($0) }
    guard numbers.count == 2, (2...numbers[1]).contains(numbers[0]), numbers[1] <= 16 else {
      throw Failure.usage("shares are written 2-of-3 or 3-of-5")
    }
    (threshold, count) = (numbers[0], numbers[1])
  }
}
