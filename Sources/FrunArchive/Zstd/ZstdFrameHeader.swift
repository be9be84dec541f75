/// The start of a zstd frame (RFC 8878 section 3.1.1.1), as far as it tells whether to go on.
///
/// The library answers every failure in the first frame with "unrecognized format"; reading these
/// few bytes first tells a foreign file from a frame that asks for too much memory.
enum ZstdFrameHeader {
  /// Longest frame header: magic 4, descriptor 1, window 1, dictionary 4, content size 8.
  static let longest = 18

  /// Largest window accepted, which is also the library's own bound.
  static let largestWindow: UInt64 = 128 << 20

  /// Refuses bytes that begin no frame, or a frame with too large a window. Fewer bytes than the
  /// header needs are no failure here: the decoder reports the truncation.
  static func check(_ bytes: [UInt8]) throws(ArchiveError) {
    let magic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
    let isSkippable =
      (bytes.first.map { $0 & 0xF0 == 0x50 } ?? true)
      && bytes.dropFirst().starts(with: [0x2A, 0x4D, 0x18].prefix(max(0, bytes.count - 1)))
    if isSkippable { return }
    guard bytes.prefix(4).elementsEqual(magic.prefix(bytes.count)) else {
      throw ArchiveError(.corrupt, "the compressed data is not zstd or is damaged", at: 0)
    }
    guard bytes.count > 5 else { return }
    let descriptor = bytes[4]
    let window: UInt64
    if descriptor & 0x20 == 0 {
      let base = UInt64(1) << (10 + UInt64(bytes[5] >> 3))
      window = base + base / 8 * UInt64(bytes[5] & 7)
    } else {
      let dictionary = [0, 1, 2, 4][Int(descriptor & 3)]
      let size = [1, 2, 4, 8][Int(descriptor >> 6)]
      let field = bytes.dropFirst(5 + dictionary).prefix(size)
      guard field.count == size else { return }
      window = field.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    if window > largestWindow {
      throw ArchiveError(.windowTooLarge, "a frame needs a window of more than 128 MiB", at: 0)
    }
  }
}
