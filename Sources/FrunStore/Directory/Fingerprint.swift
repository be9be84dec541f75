import FrunCrypto

/// A public key in a form that two people can compare over the telephone.
///
/// The first bytes of SHA-256("frun-fingerprint/1\n", key): ten for five groups of four decimal
/// digits (each group two bytes modulo 10,000), the next six for six words. Each form alone stops
/// an impostor who cannot try 2⁴⁸ keys; comparing one is enough.
package struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  /// Five groups of four digits.
  package let groups: [String]
  /// Six words of two syllables.
  package let words: [String]

  /// The fingerprint of a public key.
  package init(of key: [UInt8]) {
    let digest = SHA256.hash(Array("frun-fingerprint/1\n".utf8) + key)
    groups = (0..<5).map { index in
      let number = (Int(digest[index * 2]) << 8 | Int(digest[index * 2 + 1])) % 10_000
      let digits = String(number)
      return String(repeating: "0", count: 4 - digits.count) + digits
    }
    words = digest[10..<16].map(Self.word)
  }

  /// Sixteen first and sixteen second syllables: 256 words that sound different in most languages
  /// and are nobody's name for certain.
  private static let first = [
    "ba", "do", "fe", "gi", "ha", "ju", "ka", "lo", "me", "ni", "pu", "ra", "so", "ti", "wa", "zu",
  ]
  private static let second = [
    "bel", "dan", "fir", "gos", "hum", "jek", "kil", "lat", "mon", "nur", "pas", "rik", "sun",
    "tev", "wim", "zor",
  ]

  private static func word(_ byte: UInt8) -> String {
    first[Int(byte >> 4)] + second[Int(byte & 15)]
  }

  /// `0123 4567 … badan …`.
  package var description: String { (groups + words).joined(separator: " ") }
}
