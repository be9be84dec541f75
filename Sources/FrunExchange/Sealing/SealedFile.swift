package import FrunCrypto

/// Encrypts and decrypts any single file with age v1, so that a report or a form can be handed over
/// as safely as a case.
///
/// A file appears under its name only when it is complete: unlike the `age` tool, a damaged or cut
/// off input leaves nothing behind. Reading and the cipher run on one thread, writing on another.
package enum SealedFile {
  /// Whether the file at `path` is an age file that a passphrase opens, and no key. A file that cannot be read
  /// or is none is not; opening it tells what is wrong.
  package static func isLockedWithPassphrase(_ path: String) -> Bool {
    guard let file = try? InputFile(path: path), let start = try? file.read(upTo: 96 << 10),
      let header = try? Age.header(of: start)
    else { return false }
    return header.stanzas.count == 1 && header.stanzas[0].kind == "scrypt"
  }

  /// Encrypts the file at `input` into a new file at `output`. Returns the size written.
  @discardableResult
  package static func encrypt(
    _ input: String, to recipients: [AgeRecipient], output: String, armored: Bool = false,
    replacing: Bool = false, progress: ByteProgress? = nil, random: @escaping (Int) -> [UInt8]
  ) throws -> UInt64 {
    let source = try InputFile(path: input)
    let file = try DurableFile(path: output, replacing: replacing)
    var size: UInt64 = 0
    try ExchangeError.translating {
      let writing = try ThreadedSink { try file.write($0) }
      let encryptor = try AgeEncryptor(
        recipients: recipients, armored: armored, random: random
      ) { bytes in
        size += UInt64(bytes.count)
        try writing.write(bytes)
      }
      var done: UInt64 = 0
      let buffer = ReusedBuffer(256 << 10)
      while true {
        let bytes = try buffer.fill { try source.read(into: $0) }
        if bytes.isEmpty { break }
        try encryptor.write(bytes)
        done += UInt64(bytes.count)
        try progress?(done, source.size)
      }
      try encryptor.finish()
      try writing.finish()
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
    scryptLogN: Int = 20, progress: ByteProgress? = nil
  ) throws -> UInt64 {
    let source = try InputFile(sealed: input)
    let file = try DurableFile(path: output, replacing: replacing)
    var size: UInt64 = 0
    try ExchangeError.translating {
      let decryptor = try AgeDecryptor(
        identities: identities, limits: AgeLimits(scryptLogN: scryptLogN),
        reader: { try source.read(into: $0) })
      let plaintext = try ThreadedSource { sink in
        try ExchangeError.translating { try decryptor.decrypt(to: sink) }
      }
      while true {
        let bytes = try plaintext.next()
        if bytes.isEmpty { break }
        size += UInt64(bytes.count)
        try file.write(bytes)
        // Armor has a third more bytes than its contents; near enough for a progress line.
        try progress?(min(size, source.size), source.size)
      }
    }
    try file.commit()
    return size
  }
}
