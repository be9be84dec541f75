package import FrunCrypto
import FrunDomain

/// A public key in a form that two people can compare over the telephone, or by camera.
///
/// SHA-256("frun-fingerprint/2\n", key), stretched by scrypt (N = 2¹⁴, r = 8, p = 1, salt
/// "frun-fingerprint/2"), so that every key an impostor tries costs them 16 MiB and some 50 ms: six
/// words of eleven bits, or five groups of four decimal digits (two bytes modulo 10,000 each).
/// Comparing one form is enough. ``code`` is the whole digest, for machines.
package struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  /// Five groups of four digits.
  package let groups: [String]
  /// Six words of two syllables.
  package let words: [String]
  /// The digest, for a QR code: `FRUN1:` and 64 hexadecimal digits.
  package let code: String

  /// The fingerprint of a public key, or of a digest of several.
  package init(of key: [UInt8]) throws(CryptoError) {
    let digest = SHA256.hash(Array("frun-fingerprint/2\n".utf8) + key)
    code = "FRUN1:" + Hexadecimal.text(digest).uppercased()
    let stretched = try Scrypt.derive(
      password: digest, salt: Array("frun-fingerprint/2".utf8), logN: 14, count: 32)
    words = (0..<6).map { Self.word(Self.bits(stretched, from: $0 * 11)) }
    groups = (0..<5).map { index in
      let number = (Int(stretched[10 + index * 2]) << 8 | Int(stretched[11 + index * 2])) % 10_000
      let digits = String(number)
      return String(repeating: "0", count: 4 - digits.count) + digits
    }
  }

  private static func bits(_ bytes: [UInt8], from start: Int) -> Int {
    (start..<start + 11).reduce(0) { $0 << 1 | Int(bytes[$1 / 8] >> UInt8(7 - $1 % 8) & 1) }
  }

  /// Initials that sound different in most languages; no word is a name or an insult we know of.
  private static let first: [Character] = [
    "b", "d", "g", "h", "j", "l", "m", "n", "p", "r", "s", "t", "v", "w", "y", "z",
  ]
  private static let second: [Character] = [
    "b", "d", "f", "g", "h", "j", "k", "l", "m", "n", "r", "s", "t", "v", "w", "y",
  ]
  private static let endings = ["en", "al", "un", "or"]

  private static func word(_ value: Int) -> String {
    String(first[value >> 7]) + (value >> 6 & 1 == 0 ? "a" : "o")
      + String(second[value >> 2 & 15]) + endings[value & 3]
  }

  /// `0123 4567 … badan …`.
  package var description: String { (groups + words).joined(separator: " ") }
}
