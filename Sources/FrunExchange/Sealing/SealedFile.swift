package import FrunCrypto

/// Encrypts and decrypts any single file with age v1, so that a report or a form can be handed over
/// as safely as a case.
///
/// A file appears under its name only when it is complete: unlike the `age` tool, a damaged or cut
/// off input leaves nothing behind.
package enum SealedFile {
  /// Encrypts the file at `input` into a new file at `output`. Returns the size written.
  @discardableResult
  package static func encrypt(
    _ input: String, to recipients: [AgeRecipient], output: String, armored: Bool = false,
    replacing: Bool = false, random: @escaping (Int) -> [UInt8]
  ) throws -> UInt64 {
    let source = try InputFile(path: input)
    let file = try DurableFile(path: output, replacing: replacing)
    var size: UInt64 = 0
    try ExchangeError.translating {
      let encryptor = try AgeEncryptor(
        recipients: recipients, armored: armored, random: random
      ) { bytes in
        size += UInt64(bytes.count)
        try file.write(bytes)
      }
      while true {
        let bytes = try source.read()
        if bytes.isEmpty { break }
        try encryptor.write(bytes)
      }
      try encryptor.finish()
    }
    try file.commit()
    return size
  }

  /// Decrypts the file at `input` into a new file at `output`, readable by the owner only. Returns
  /// the size written. Nobody's signature is checked: age proves only that nothing was changed by
  /// somebody who has no key.
  @discardableResult
  package static func decrypt(
    _ input: String, with identities: [AgeIdentity], output: String, replacing: Bool = false,
    scryptLogN: Int = 20
  ) throws -> UInt64 {
    let source = try InputFile(path: input)
    let file = try DurableFile(path: output, replacing: replacing)
    var size: UInt64 = 0
    try ExchangeError.translating {
      let decryptor = try AgeDecryptor(
        identities: identities, limits: AgeLimits(scryptLogN: scryptLogN),
        reader: { try source.read(into: $0) })
      try decryptor.decrypt { bytes in
        size += UInt64(bytes.count)
        try file.write(bytes)
      }
    }
    try file.commit()
    return size
  }
}
