/// Why a minisign key or signature was refused. Family "signer" of the archive errors.
package struct MinisignError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was found; raw values are stable and may be printed.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    /// The text breaks the format.
    case malformed = "malformed"
    /// A signature over the message itself ("Ed"), as old versions and signify make it.
    case legacyAlgorithm = "legacy-algorithm"
    /// The signature names another key than the one given.
    case unknown = "unknown"
    /// The key is a point of low order, for which anybody can sign.
    case weakKey = "weak-key"
    /// The message or the trusted comment is not what was signed.
    case invalid = "invalid"
  }

  /// What was found.
  package let code: Code
  /// The rule, fixed text written by the programmer.
  package let detail: String

  init(_ code: Code, _ detail: StaticString) {
    self.code = code
    self.detail = detail.description
  }

  /// `code: detail`, free of personal data.
  package var description: String { "\(code.rawValue): \(detail)" }
}
