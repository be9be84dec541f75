/// The stanza for a passphrase (age v1, "scrypt recipient stanza").
enum ScryptStanza {
  static let kind = "scrypt"
  private static let label = Array("age-encryption.org/v1/scrypt".utf8)

  static func wrap(
    fileKey: [UInt8], passphrase: [UInt8], logN: Int, random: RandomSource
  ) throws(AgeError) -> AgeStanza {
    let salt = random(16)
    let body = try WrappedFileKey.seal(
      fileKey, key: wrapKey(passphrase: passphrase, salt: salt, logN: logN))
    return AgeStanza(
      [kind, Base64.encode(salt, padding: .absent), String(logN)], body: body)
  }

  /// Returns nil when the passphrase is another one.
  static func unwrap(
    _ stanza: AgeStanza, passphrase: [UInt8], limits: AgeLimits
  ) throws(AgeError) -> [UInt8]? {
    let (salt, logN) = try parameters(of: stanza)
    guard logN <= limits.scryptLogN else {
      throw AgeError(.workFactorTooHigh, "scrypt work factor")
    }
    return WrappedFileKey.open(
      stanza.body, key: try wrapKey(passphrase: passphrase, salt: salt, logN: logN))
  }

  /// Checks the form of the stanza and returns the salt and the cost, which may be too high to be computed.
  static func parameters(of stanza: AgeStanza) throws(AgeError) -> (salt: [UInt8], logN: Int) {
    guard stanza.arguments.count == 3,
      let salt = Base64.decode(stanza.arguments[1], padding: .absent), salt.count == 16
    else { throw AgeError(.headerMalformed, "scrypt stanza") }
    let digits = stanza.arguments[2].utf8
    guard digits.first != UInt8(ascii: "0"),
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { throw AgeError(.headerMalformed, "scrypt work factor") }
    try WrappedFileKey.checkLength(stanza.body)
    return (salt, Int(stanza.arguments[2]) ?? .max)
  }

  private static func wrapKey(
    passphrase: [UInt8], salt: [UInt8], logN: Int
  ) throws(AgeError) -> [UInt8] {
    do {
      return try Scrypt.derive(
        password: passphrase, salt: label + salt, logN: logN, r: 8, p: 1, count: 32)
    } catch {
      throw AgeError(.workFactorTooHigh, "scrypt cannot be computed")
    }
  }
}
