/// Why an age file, key or recipient was refused. Family "envelope" of the archive errors.
///
/// Holds a stable code, fixed text and a position, never contents.
package struct AgeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was found; raw values are stable and may be printed.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    /// The file does not begin like an age file.
    case notAge = "not-age"
    /// An age file of a version other than v1.
    case versionUnsupported = "version-unsupported"
    /// The text armor breaks its strict grammar.
    case armorMalformed = "armor-malformed"
    /// The header breaks its grammar or a rule for one of its stanzas.
    case headerMalformed = "header-malformed"
    /// The header is longer or has more stanzas than ``AgeLimits`` allow.
    case headerTooLarge = "header-too-large"
    /// The passphrase stanza asks for more work than ``AgeLimits`` allow.
    case workFactorTooHigh = "work-factor-too-high"
    /// The file was made for other recipients.
    case noMatchingIdentity = "no-matching-identity"
    /// The file is locked with another passphrase.
    case wrongPassphrase = "wrong-passphrase"
    /// The header was changed after it was made.
    case headerMACMismatch = "header-mac-mismatch"
    /// A chunk of the payload was changed, exchanged or moved, or the last one was cut off in its middle.
    case payloadCorrupt = "payload-corrupt"
    /// The payload ends before its final chunk.
    case payloadTruncated = "payload-truncated"
    /// Something follows the final chunk.
    case trailingData = "trailing-data"
    /// A recipient string breaks its grammar or names a key of low order.
    case recipientMalformed = "recipient-malformed"
    /// A recipient string of a kind this program does not support.
    case recipientUnsupported = "recipient-unsupported"
    /// There is nobody to encrypt to.
    case recipientMissing = "recipient-missing"
    /// A passphrase was combined with another recipient, which the format forbids.
    case recipientConflict = "recipient-conflict"
    /// An identity string breaks its grammar.
    case identityMalformed = "identity-malformed"
    /// An identity string of a kind this program does not support, such as a post-quantum one.
    case identityUnsupported = "identity-unsupported"
  }

  /// Where it was found.
  package enum Location: Hashable, Sendable {
    /// Line of the armor or of an identity file, from 1.
    case line(Int)
    /// Byte of the header, from 0.
    case header(byte: Int)
    /// Chunk of the payload, from 0; chunks hold 65,536 bytes of plaintext.
    case chunk(UInt64)
  }

  /// What was found.
  package let code: Code
  /// The rule, fixed text written by the programmer.
  package let detail: String
  /// Where, when that is known.
  package let location: Location?

  init(_ code: Code, _ detail: StaticString, at location: Location? = nil) {
    self.code = code
    self.detail = detail.description
    self.location = location
  }

  /// `code: detail (place)`, free of personal data.
  package var description: String {
    let place =
      switch location {
      case .line(let line): " (line \(line))"
      case .header(let byte): " (header byte \(byte))"
      case .chunk(let chunk): " (chunk \(chunk))"
      case nil: ""
      }
    return "\(code.rawValue): \(detail)\(place)"
  }
}
