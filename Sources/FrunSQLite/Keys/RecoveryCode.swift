package import FrunCrypto

/// A random key of 256 bits that is written on paper and opens a vault without its passphrase.
///
/// Printed as Bech32 (BIP 173) under the prefix "frun", in capitals and groups of four. The
/// alphabet has no letters that look like digits, and a checksum finds up to four mistyped
/// characters.
package struct RecoveryCode: Sendable {
  let secret: SecretBytes
  private static let prefix = "frun"

  /// Draws a new code.
  package init(random: RandomSource = SecureRandom.bytes) {
    var bytes = random(FRV1.keySize)
    precondition(bytes.count == FRV1.keySize)
    secret = SecretBytes(erasing: &bytes)
  }

  /// Reads a code as a person types it: any case, spaces and dashes ignored, O for 0 and I for 1
  /// forgiven. Throws `VaultError.unusableCredential` when it is mistyped.
  package init(_ text: String) throws(VaultError) {
    guard text.utf8.count <= 500 else { throw .unusableCredential("recovery code too long") }
    var letters = text.lowercased().unicodeScalars.filter { scalar in
      !scalar.properties.isWhitespace && !scalar.properties.isDash
    }.map { scalar -> Unicode.Scalar in scalar == "o" ? "0" : scalar == "i" ? "1" : scalar }
    // The separator is the first 1; every other is a mistaken L, since no 1 occurs in the data.
    if let separator = letters.firstIndex(of: "1") {
      for index in letters.indices where index > separator && letters[index] == "1" {
        letters[index] = "l"
      }
    }
    var joined = String.UnicodeScalarView()
    joined.append(contentsOf: letters)
    guard var decoded = try? Bech32.decode(String(joined)), decoded.hrp == Self.prefix,
      decoded.data.count == FRV1.keySize
    else { throw .unusableCredential("recovery code mistyped") }
    secret = SecretBytes(erasing: &decoded.data)
  }

  /// The code in groups of four, to print once. It is the key: it must not be logged.
  package var printed: String {
    let text = secret.withBytes { Bech32.encode(hrp: Self.prefix.uppercased(), data: $0) }
    var groups: [Substring] = []
    var rest = text[...]
    while !rest.isEmpty {
      groups.append(rest.prefix(4))
      rest = rest.dropFirst(4)
    }
    return groups.joined(separator: "-")
  }
}
