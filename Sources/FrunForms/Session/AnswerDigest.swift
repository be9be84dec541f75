public import FrunText

/// A check value of what somebody answered.
public enum AnswerDigest {
  /// SHA-256 of a file as it is.
  public static func sha256(of bytes: [UInt8]) -> [UInt8] { SecureHash.sha256(bytes) }

  /// SHA-256 (FIPS 180-4) of the canonical text of a value, 32 bytes. It tells whether kept answers
  /// are those that were given; it hides nothing, so what is kept beside it decides who may know
  /// the answers.
  public static func sha256(of value: JSONValue) -> [UInt8] {
    SecureHash.sha256(Array(value.canonicalText().utf8))
  }
}
