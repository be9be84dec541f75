/// The header of an age file: the stanzas and the code that protects them.
package struct AgeHeader: Hashable, Sendable {
  /// The ways to the file key, in file order.
  package let stanzas: [AgeStanza]
  /// HMAC-SHA-256 over ``authenticated``, 32 bytes.
  package let code: [UInt8]
  /// The bytes of the file that the code protects: from the first byte to the three dashes of the last line.
  package let authenticated: [UInt8]

  static let versionPrefix = Array("age-encryption.org/".utf8)
  static let version = Array("age-encryption.org/v1".utf8)

  init(stanzas: [AgeStanza], code: [UInt8], authenticated: [UInt8]) {
    self.stanzas = stanzas
    self.code = code
    self.authenticated = authenticated
  }

  /// Makes the header of a new file.
  init(stanzas: [AgeStanza], fileKey: [UInt8]) throws(CryptoError) {
    let text = "age-encryption.org/v1\n" + stanzas.map(\.lines).joined() + "---"
    authenticated = Array(text.utf8)
    self.stanzas = stanzas
    code = try Self.code(of: authenticated, fileKey: fileKey)
  }

  /// The bytes that begin the file.
  package var bytes: [UInt8] {
    authenticated + Array(" \(Base64.encode(code, padding: .absent))\n".utf8)
  }

  /// Whether the header was made by somebody who knew the file key.
  func isAuthentic(fileKey: [UInt8]) throws(CryptoError) -> Bool {
    ConstantTime.equal(code, try Self.code(of: authenticated, fileKey: fileKey))
  }

  private static func code(of bytes: [UInt8], fileKey: [UInt8]) throws(CryptoError) -> [UInt8] {
    var key = try HKDF.sha256(key: fileKey, salt: [], info: Array("header".utf8), count: 32)
    defer { ConstantTime.wipe(&key) }
    return HMACSHA256.authenticate(bytes, key: key)
  }
}
