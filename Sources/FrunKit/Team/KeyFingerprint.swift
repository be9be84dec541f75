/// A key, or several, in forms that two people compare.
public struct KeyFingerprint: Codable, Sendable, Hashable {
  /// Six words to read aloud.
  public var words: [String]
  /// Five groups of four digits, for those who would rather read numbers.
  public var digits: [String]
  /// The whole digest, for a QR code.
  public var code: String
  /// The words of the signing key alone: what somebody is asked for who imports a first archive and
  /// has nothing else of this member. Empty where it makes no sense.
  public var signingWords: [String] = []

  /// A fingerprint.
  public init(words: [String], digits: [String], code: String) {
    self.words = words
    self.digits = digits
    self.code = code
  }
}

extension Services {
  /// Compares words with a person at the other end of a telephone; returns when they match.
  ///
  /// Asked at the terminal, two of the words are typed, at places that chance chooses: who only
  /// nods along cannot pass, and neither can a key that matches in some words. `given` answers
  /// without a terminal and must be all of them, or all digits, or the code.
  ///
  /// - Parameters:
  ///   - whose: who reads the words, "the other team".
  ///   - option: the option of `given`.
  ///   - mayBeOld: a harmless reason for other words, when there is one.
  ///
  /// Throws `words.differ`.
  public func compare(
    _ fingerprint: KeyFingerprint, given: String?, whose: String, option: String,
    mayBeOld: String? = nil
  ) throws {
    if let given {
      let typed = given.lowercased().split { $0 == " " || $0 == "," || $0 == "-" }.map(String.init)
      let forms = [fingerprint.words, fingerprint.digits, [fingerprint.code.lowercased()]]
      if forms.contains(typed) { return }
      guard typed.count >= fingerprint.words.count || typed.count == fingerprint.digits.count else {
        throw Failure.usage(
          "\(option) takes all six words in their order, all five numbers, or the code",
          hints: ["at a terminal, leave it out: two words are asked for"])
      }
      throw Self.differ(mayBeOld)
    }
    for _ in 0..<3 {
      let places = wordPlaces(of: fingerprint.words.count)
      var isRight = true
      for place in places {
        let typed = try askLine("Word \(place) of those that \(whose) reads to you", option: option)
        if typed.lowercased().filter({ $0 != " " }) != fingerprint.words[place - 1] {
          isRight = false
        }
      }
      if isRight { return }
      try warn("These are not the words. Ask for them again, slowly.")
    }
    throw Self.differ(mayBeOld)
  }

  private static func differ(_ mayBeOld: String?) -> Failure {
    Failure(
      .denied, "words.differ", "the words do not match; the file may not be theirs",
      hints: [
        "ask for the words again, on a number you know", mayBeOld.map { "or \($0)" },
        "if they still differ, ask for a new file and tell your data protection officer",
      ].compactMap(\.self))
  }

  /// Two different places from 1, in order.
  private func wordPlaces(of count: Int) -> [Int] {
    let bytes = random(2)
    guard bytes.count == 2, count >= 2 else { return Array(1...max(count, 1)) }
    let first = Int(bytes[0]) % count
    let second = (first + 1 + Int(bytes[1]) % (count - 1)) % count
    return [first + 1, second + 1].sorted()
  }
}
