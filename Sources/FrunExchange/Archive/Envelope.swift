internal import FrunArchive
internal import FrunCrypto

/// The two outer layers of an archive on the way in: age, then zstd.
///
/// Each has a thread of its own: one reads and decrypts, one unpacks, and the caller hashes and stages.
/// What is handed out is authentic chunk by chunk; that nothing is missing at the end is known when
/// ``next()`` has given the empty buffer.
final class Envelope {
  private let unpacked: ThreadedSource
  private var count: UInt64 = 0

  /// The most bytes that may be unpacked, counted from the start. Bytes beyond it are never handed out;
  /// the threads behind run ahead by a few buffers only.
  var budget: UInt64

  /// Reads the header and finds the file key; public keys and kinds of stanza in the header do not say
  /// who made the file.
  init(
    reading file: InputFile, identities: [AgeIdentity], ageLimits: AgeLimits, budget: UInt64
  ) throws {
    self.budget = budget
    let decryptor = try ExchangeError.translating {
      try AgeDecryptor(
        identities: identities, limits: ageLimits, reader: { try file.read(into: $0) })
    }
    let compressed = try ThreadedSource { sink in
      try ExchangeError.translating {
        var isFirst = true
        while let chunk = try decryptor.nextChunk() {
          if isFirst { try Self.checkMagic(chunk) }
          isFirst = false
          try sink(chunk)
        }
      }
    }
    unpacked = try ThreadedSource { sink in
      try ExchangeError.translating {
        let decoder = try ZstdDecoder(budget: .max, buffers: { try compressed.next() })
        while try decoder.next(sink) {}
        // The end of the last frame is not the end of the file; only the decryptor knows that one.
        guard try compressed.next().isEmpty else {
          throw ExchangeError(.containerTrailingData, at: "after the last frame")
        }
      }
    }
  }

  /// The next unpacked bytes, valid until the next call; empty at the proven end of the age payload: its
  /// final chunk was seen, and nothing follows it.
  func next() throws -> UnsafeRawBufferPointer {
    let bytes = try unpacked.next()
    count += UInt64(bytes.count)
    guard count <= budget else {
      throw ExchangeError(.compressionBudgetExceeded, detail: "offset \(budget)")
    }
    return bytes
  }

  /// Proves that the file ends here.
  func finish() throws {
    guard try next().isEmpty else { throw ExchangeError(.containerTrailingData) }
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
