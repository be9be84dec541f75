/// Why a cryptographic operation was refused.
///
/// It says which rule was broken and where, and never holds keys, messages or anything derived from them.
package struct CryptoError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The rule that was broken. The raw value is stable and may be printed.
  package enum Code: String, Hashable, Sendable {
    /// A key, nonce, tag, seed or output has a length the algorithm does not allow.
    case lengthInvalid = "length-invalid"
    /// A parameter such as a work factor is outside the accepted range.
    case parameterOutOfRange = "parameter-out-of-range"
    /// The tag or signature does not belong to the data, the key and the nonce.
    case authenticationFailed = "authentication-failed"
    /// A public key is a point of low order, so anybody could have produced it.
    case lowOrderPoint = "low-order-point"
    /// A text form (Bech32, Base64, a key string) breaks its grammar.
    case encodingMalformed = "encoding-malformed"
    /// libcrypto lacks the algorithm or could not run it (usually: out of memory).
    case unavailable = "unavailable"
  }

  /// The rule that was broken.
  package let code: Code

  /// The operation and argument concerned, fixed text written by the programmer.
  package let context: String

  /// Makes an error; `context` must be fixed text, never data.
  package init(_ code: Code, _ context: StaticString) {
    self.code = code
    self.context = context.description
  }

  /// `code: context`, free of personal data.
  package var description: String { "\(code.rawValue): \(context)" }
}
