/// Encrypts and decrypts whole byte arrays in the age v1 format; for files use the streaming types.
package enum Age {
  /// Returns the age file with `plaintext` as contents.
  package static func encrypt(
    _ plaintext: [UInt8], to recipients: [AgeRecipient], armored: Bool = false,
    random: RandomSource = SecureRandom.bytes
  ) throws -> [UInt8] {
    var file: [UInt8] = []
    let encryptor = try AgeEncryptor(
      recipients: recipients, armored: armored, random: random
    ) { file.append(contentsOf: $0) }
    try encryptor.write(plaintext)
    try encryptor.finish()
    return file
  }

  /// Returns the contents of an age file, all or nothing.
  package static func decrypt(
    _ file: [UInt8], with identities: [AgeIdentity], limits: AgeLimits = AgeLimits(),
    form: AgeDecryptor.Form = .automatic
  ) throws -> [UInt8] {
    let decryptor = try AgeDecryptor(
      identities: identities, limits: limits, form: form, reader: reader(of: file))
    var plaintext: [UInt8] = []
    do { try decryptor.decrypt { plaintext.append(contentsOf: $0) } } catch {
      ConstantTime.wipe(&plaintext)
      throw error
    }
    return plaintext
  }

  /// Reads the header without opening the file: to whom it could be addressed, not who made it.
  package static func header(
    of file: [UInt8], limits: AgeLimits = AgeLimits()
  ) throws -> AgeHeader {
    let source = try AgeInput.source(of: reader(of: file), form: .automatic, limits: limits).source
    return try AgeHeaderParser.parse(source, limits: limits)
  }

  /// A reader of the bytes of an array.
  package static func reader(of bytes: [UInt8]) -> ByteReader {
    var position = 0
    return { buffer in
      let count = min(buffer.count, bytes.count - position)
      buffer.copyBytes(from: bytes[position..<(position + count)])
      position += count
      return count
    }
  }
}
