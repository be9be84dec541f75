import FrunCrypto

/// One file of the age test vectors (C2SP CCTV): lines `key: value`, an empty line, an age file.
package struct AgeVector: Sendable {
  /// The file's name.
  package let name: String
  /// `success` or the stage at which reading must fail, in the words of the format.
  package let expectation: String
  /// SHA-256 of everything that may be handed out, in hexadecimal digits, also when reading fails later.
  package let payloadDigest: String?
  /// The key of the file, which an implementation under test never needs.
  package let fileKey: [UInt8]
  /// Text forms of the identities to open it with.
  package let identities: [String]
  /// Passphrases to open it with.
  package let passphrases: [String]
  /// Whether the file is text armor.
  package let isArmored: Bool
  /// The age file.
  package let file: [UInt8]

  /// Reads a vector.
  package init(path: String) throws {
    let bytes = try VectorFiles.bytes(path)
    guard
      let end = bytes.indices.dropLast().first(where: { bytes[$0] == 10 && bytes[$0 + 1] == 10 })
    else { throw VectorError(reason: "no header") }
    var values: [String: [String]] = [:]
    for line in String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { throw VectorError(reason: "header line") }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      values[String(line[..<colon]), default: []].append(String(value))
    }
    let known: Set = [
      "expect", "payload", "file key", "identity", "passphrase", "armored", "compressed", "comment",
    ]
    guard known.isSuperset(of: values.keys), let expectation = values["expect"]?.first else {
      throw VectorError(reason: "unknown header key")
    }
    name = path.split(separator: "/").last.map(String.init) ?? path
    self.expectation = expectation
    payloadDigest = values["payload"]?.first
    fileKey = try VectorFiles.hex(values["file key"]?.first ?? "")
    identities = values["identity"] ?? []
    passphrases = values["passphrase"] ?? []
    isArmored = values["armored"]?.first == "yes"
    let rest = Array(bytes[(end + 2)...])
    switch values["compressed"]?.first {
    case nil: file = rest
    case "zlib": file = try Inflate.zlib(rest)
    default: throw VectorError(reason: "unknown compression")
    }
  }

  /// All vectors of a folder.
  package static func all(in directory: String) throws -> [AgeVector] {
    try VectorFiles.names(in: directory).map { try AgeVector(path: directory + "/" + $0) }
  }

  /// Opens the file with the library and says what happened, including the digest of what was handed out.
  package func run() -> VectorResult {
    let digest = SHA256.Stream()
    var outcome = "success"
    do {
      let identities =
        try identities.map { try AgeIdentity(text: $0) }
        + passphrases.map { .scrypt(passphrase: Array($0.utf8)) }
      let decryptor = try AgeDecryptor(
        identities: identities, form: isArmored ? .armored : .binary,
        reader: Age.reader(of: file))
      try decryptor.decrypt { digest.update($0) }
    } catch let error as AgeError {
      outcome = Self.words(for: error)
    } catch {
      outcome = "unexpected error"
    }
    var expected = expectation
    if let payloadDigest {
      expected += ", payload \(payloadDigest)"
      outcome += ", payload \(VectorFiles.hex(digest.finalize()))"
    }
    return VectorResult(id: name, expected: expected, actual: outcome)
  }

  /// The words of the vector format for an error. Codes it has no words for are given as they are.
  private static func words(for error: AgeError) -> String {
    switch (error.code, error.location) {
    case (.armorMalformed, _): "armor failure"
    case (.noMatchingIdentity, _), (.wrongPassphrase, _): "no match"
    case (.headerMACMismatch, _): "HMAC failure"
    case (.payloadCorrupt, .chunk), (.payloadTruncated, .chunk), (.trailingData, .chunk):
      "payload failure"
    case (.notAge, _), (.versionUnsupported, _), (.headerMalformed, _), (.headerTooLarge, _),
      (.workFactorTooHigh, _), (.payloadTruncated, .header):
      "header failure"
    default: error.code.rawValue
    }
  }
}
