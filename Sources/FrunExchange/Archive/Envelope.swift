internal import FrunArchive
internal import FrunCrypto

/// The two outer layers of an archive on the way in: age, then zstd.
final class Envelope {
  private let decoder: ZstdDecoder
  private let end: () throws -> Void

  /// Public keys and kinds of stanza in the header do not say who made the file.
  init(
    reading file: InputFile, identities: [AgeIdentity], ageLimits: AgeLimits, budget: UInt64
  ) throws {
    let decryptor = try ExchangeError.translating {
      try AgeDecryptor(
        identities: identities, limits: ageLimits, reader: { try file.read(into: $0) })
    }
    var first = true
    let compressed: ByteSource = {
      guard let chunk = try decryptor.nextChunk() else { return [] }
      if first {
        try Self.checkMagic(chunk)
        first = false
      }
      return Array(chunk)
    }
    decoder = try ExchangeError.translating {
      try ZstdDecoder(budget: budget, source: compressed)
    }
    end = {
      guard try decryptor.nextChunk() == nil else {
        throw ExchangeError(.containerTrailingData, at: "after the last frame")
      }
    }
  }

  /// The most bytes that may still be unpacked, counted from the start.
  var budget: UInt64 {
    get { decoder.budget }
    set { decoder.budget = newValue }
  }

  /// The next unpacked bytes.
  func next() throws -> [UInt8] {
    try ExchangeError.translating {
      var bytes: [UInt8] = []
      while bytes.isEmpty, try decoder.next({ bytes.append(contentsOf: $0) }) {}
      return bytes
    }
  }

  /// Proves that the age payload ends here: its final chunk was seen and nothing follows.
  func finish() throws {
    try ExchangeError.translating { try end() }
  }

  /// Only zstd is opened. Other packers are named, so that nobody takes them for damage.
  private static func checkMagic(_ bytes: UnsafeRawBufferPointer) throws {
    let start = Array(bytes.prefix(4))
    let isZstd = start == [0x28, 0xB5, 0x2F, 0xFD]
    let isSkippable =
      start.count == 4 && start[0] & 0xF0 == 0x50 && Array(start[1...]) == [0x2A, 0x4D, 0x18]
    guard isZstd || isSkippable || start.count < 4 else {
      throw ExchangeError(.compressionUnknownFilter)
    }
  }
}
