/// Rounds the size of an archive up, so that it tells less about the contents.
///
/// Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs",
/// 2019): a size keeps only as many leading bits as its own length has bits of length, which costs at most
/// 12 percent and leaves an observer the order of magnitude. The filling is one skippable zstd frame
/// (RFC 8878 section 3.1.2) of zeros: every zstd skips it.
enum Padding {
  /// Magic number and length of a skippable frame.
  static let headerSize: UInt64 = 8
  private static let magic: [UInt8] = [0x50, 0x2A, 0x4D, 0x18]

  /// The smallest padded size that holds `size` bytes.
  static func padded(_ size: UInt64) -> UInt64 {
    guard size > 1 else { return size }
    let exponent = UInt64(63 - size.leadingZeroBitCount)
    let bits = UInt64(64 - exponent.leadingZeroBitCount)
    guard exponent > bits else { return size }
    let mask = (UInt64(1) << (exponent - bits)) - 1
    let (sum, overflow) = size.addingReportingOverflow(mask)
    return overflow ? size : sum & ~mask
  }

  /// Writes the frame that fills a stream of `size` bytes up.
  static func write(after size: UInt64, to sink: ByteConsumer) throws {
    let total = padded(size + headerSize)
    // 12 percent of the largest archive are more than the length field holds; then it is a little less.
    var rest = min(total - size - headerSize, UInt64(UInt32.max))
    let length = UInt32(rest)
    let header = magic + (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * UInt32($0))) }
    try header.withUnsafeBytes(sink)
    let zeros = [UInt8](repeating: 0, count: 64 << 10)
    while rest > 0 {
      let count = Int(min(rest, UInt64(zeros.count)))
      try zeros.withUnsafeBytes { try sink(UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
      rest -= UInt64(count)
    }
  }
}
