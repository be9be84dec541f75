internal import FrunCrypto
package import FrunDomain

/// What an export wrote.
package struct ExportOutcome: Hashable, Sendable {
  /// What left and what stayed.
  package let preview: ExportPreview
  /// The signed header.
  package let header: ArchiveHeader
  /// SHA-256 of the tag manifest in hexadecimal: the identity of the contents.
  package let bagDigest: String
  /// Digests of the rules by which answers were left out, per stream.
  package let rules: [StreamID: [UInt8]]
  /// Size of the file in bytes.
  package let bytes: UInt64
}

extension CaseExport {
  /// Writes the archive as a file that appears under its name only when it is whole and on the
  /// medium, and reads it back from there: every chunk must open.
  ///
  /// The file's time is midnight UTC of `day`. Encryption draws from `random`, so two files of the
  /// same export are never equal; their bag digests are.
  @discardableResult
  package func write(
    _ request: CaseExportRequest, on day: CivilDate, toFile path: String, replacing: Bool = false,
    level: Int = 3, random: @escaping (Int) -> [UInt8]
  ) throws -> ExportOutcome {
    let recipients: [AgeRecipient] =
      switch request.lock {
      case .recipients(let list): list
      case .passphrase(let passphrase, let logN): [.scrypt(passphrase: passphrase, logN: logN)]
      }
    if recipients.isEmpty { throw ExchangeError(.policyRecipientMissing) }
    let file = try DurableFile(path: path, replacing: replacing)
    var size: UInt64 = 0
    return try ExchangeError.translating {
      let encryptor = try AgeEncryptor(
        recipients: recipients, armored: request.isArmored, random: random
      ) { bytes in
        size += UInt64(bytes.count)
        try file.write(bytes)
      }
      let result = try write(request, on: day, level: level) { try encryptor.write($0) }
      try encryptor.finish()
      let secondsPerDay = 86_400
      let epoch = try CivilDate(parsing: "1970-01-01")
      try file.commit(time: (day.dayNumber - epoch.dayNumber) * secondsPerDay)
      let readBack = try InputFile(path: path, fromMedium: true)
      do {
        try encryptor.verify { try readBack.read(into: $0) }
      } catch is AgeError {
        throw ExchangeError(.storeIO, detail: "what was read back is not what was written")
      }
      return ExportOutcome(
        preview: result.preview, header: result.header, bagDigest: result.bagDigest,
        rules: result.rules, bytes: size)
    }
  }
}
