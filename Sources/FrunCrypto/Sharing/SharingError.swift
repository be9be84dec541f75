/// Why a secret cannot be shared, or shares do not give it back. Never holds a word or a secret.
package struct SharingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Code: String, Hashable, Sendable {
    /// A word that is not in the list.
    case unknownWord = "unknown-word"
    /// A share of a length that none has.
    case length
    /// Bits that must be zero are not.
    case padding
    /// A word is wrong, missing or in another's place.
    case checksum
    /// A share that contradicts itself.
    case malformed
    /// Shares that were not made together.
    case mixed
    /// Two different shares with the same number.
    case conflict
    /// Fewer shares than needed.
    case tooFew = "too-few"
    /// More shares than needed: one of them would not be checked.
    case tooMany = "too-many"
    /// Shares that fit in form but not in content: one of them is forged.
    case digest
    /// Numbers or sizes that cannot be shared so.
    case parameters
  }

  /// What is wrong.
  package let code: Code
  /// Which share, from 1 in the order given; nil when it is about all of them.
  package let share: Int?
  /// Which word of it, from 1.
  package let word: Int?

  /// An error.
  package init(_ code: Code, share: Int? = nil, word: Int? = nil) {
    self.code = code
    self.share = share
    self.word = word
  }

  /// The same error about a share.
  func about(share: Int) -> SharingError { SharingError(code, share: share, word: word) }

  /// The place and the code: `share 2, word 7: unknown-word`.
  package var description: String {
    let place = [share.map { "share \($0)" }, word.map { "word \($0)" }].compactMap(\.self)
    return (place.isEmpty ? "" : place.joined(separator: ", ") + ": ") + code.rawValue
  }
}
