/// The 512-byte header of the subset of POSIX ustar (IEEE Std 1003.1, pax, "ustar Interchange
/// Format") that this project writes and reads: plain files, nothing else.
///
/// Everything but name and size is fixed, so that equal contents give equal bytes and a header has
/// no room for hidden data: mode 0644, owner 0 without names, and 1980-01-01, the first day that
/// every file system can store.
enum UstarHeader {
  static let size = 512
  static let mode: UInt64 = 0o644
  static let modificationTime: UInt64 = 315_532_800
  /// ustar has eleven octal digits for the size.
  static let largestFile: UInt64 = (1 << 33) - 1

  private enum Field {
    static let name = 0..<100
    static let mode = 100..<108
    static let owner = 108..<116
    static let group = 116..<124
    static let size = 124..<136
    static let time = 136..<148
    static let checksum = 148..<156
    static let type = 156
    static let link = 157..<257
    static let magic = 257..<265
    static let ownerName = 265..<297
    static let groupName = 297..<329
    static let major = 329..<337
    static let minor = 337..<345
    static let prefix = 345..<500
    static let rest = 500..<512
  }

  private static let magic = Array("ustar".utf8) + [0] + Array("00".utf8)

  // MARK: Writing

  static func bytes(for entry: UstarEntry) throws(ExchangeError) -> [UInt8] {
    guard let (prefix, name) = split(entry.name) else {
      throw ExchangeError(.containerNameForbidden)
    }
    guard entry.size <= largestFile else { throw ExchangeError(.containerEntryTooLarge) }
    var header = [UInt8](repeating: 0, count: size)
    func put(_ bytes: some Collection<UInt8>, _ field: Range<Int>) {
      header.replaceSubrange(field.lowerBound..<field.lowerBound + bytes.count, with: bytes)
    }
    func putNumber(_ value: UInt64, _ field: Range<Int>) { put(octal(value, field.count), field) }
    put(name, Field.name)
    putNumber(mode, Field.mode)
    putNumber(0, Field.owner)
    putNumber(0, Field.group)
    putNumber(entry.size, Field.size)
    putNumber(modificationTime, Field.time)
    header[Field.type] = UInt8(ascii: "0")
    put(magic, Field.magic)
    putNumber(0, Field.major)
    putNumber(0, Field.minor)
    put(prefix, Field.prefix)
    let sum = octal(checksum(header), 7)
    put(sum + [UInt8(ascii: " ")], Field.checksum)
    return header
  }

  /// Digits filling the field but for a closing NUL.
  private static func octal(_ value: UInt64, _ width: Int) -> [UInt8] {
    let digits = String(value, radix: 8)
    return Array((String(repeating: "0", count: max(0, width - 1 - digits.count)) + digits).utf8)
      + [0]
  }

  /// Prefix and name; the prefix stays empty unless the name alone is too long.
  private static func split(_ full: String) -> ([UInt8], [UInt8])? {
    let bytes = Array(full.utf8)
    guard !bytes.isEmpty, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    if bytes.count <= 100 { return ([], bytes) }
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "/") {
      let name = bytes.count - index - 1
      if index <= 155, name <= 100, name > 0 {
        return (Array(bytes[..<index]), Array(bytes[(index + 1)...]))
      }
    }
    return nil
  }

  // MARK: Reading

  /// Reads a header that must be in the fixed form; `place` names it in errors.
  static func entry(from header: [UInt8], at place: String) throws(ExchangeError) -> UstarEntry {
    precondition(header.count == size)
    guard let sum = number(header[Field.checksum]), sum == checksum(header) else {
      throw ExchangeError(.containerChecksum, at: place)
    }
    guard header[Field.magic].elementsEqual(magic) else {
      throw ExchangeError(.containerNotUstar, at: place)
    }
    guard header[Field.type] == UInt8(ascii: "0") else {
      throw ExchangeError(.containerEntryTypeForbidden, at: place)
    }
    let name = try text(header[Field.name], at: place)
    let prefix = try text(header[Field.prefix], at: place)
    if name.isEmpty || (!prefix.isEmpty && name.utf8.count + prefix.utf8.count < 100) {
      throw ExchangeError(.containerNameForbidden, at: place)
    }
    guard let size = number(header[Field.size]) else {
      throw ExchangeError(.containerSizeMalformed, at: place)
    }
    let isFixed =
      number(header[Field.mode]) == mode && number(header[Field.owner]) == 0
      && number(header[Field.group]) == 0 && number(header[Field.time]) == modificationTime
      && (number(header[Field.major]) ?? 0) == 0 && (number(header[Field.minor]) ?? 0) == 0
      && [Field.link, Field.ownerName, Field.groupName, Field.rest].allSatisfy {
        header[$0].allSatisfy { $0 == 0 }
      }
    guard isFixed else { throw ExchangeError(.containerNotUstar, at: place) }
    return UstarEntry(name: prefix.isEmpty ? name : prefix + "/" + name, size: size)
  }

  /// Octal digits followed by blanks or NULs; no signs, no base 256.
  private static func number(_ field: ArraySlice<UInt8>) -> UInt64? {
    let digits = field.prefix { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
    let rest = field.dropFirst(digits.count)
    guard !digits.isEmpty, rest.allSatisfy({ $0 == 0 || $0 == 0x20 }) else { return nil }
    return digits.reduce(0) { $0 << 3 | UInt64($1 - UInt8(ascii: "0")) }
  }

  /// Printable ASCII without blanks, then nothing but NULs.
  private static func text(
    _ field: ArraySlice<UInt8>, at place: String
  ) throws(ExchangeError) -> String {
    let bytes = field.prefix { $0 != 0 }
    guard field.dropFirst(bytes.count).allSatisfy({ $0 == 0 }),
      bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { throw ExchangeError(.containerNameForbidden, at: place) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Sum of all bytes with the check sum field counted as blanks.
  private static func checksum(_ header: [UInt8]) -> UInt64 {
    var sum: UInt64 = 0
    for (index, byte) in header.enumerated() {
      sum += Field.checksum.contains(index) ? 0x20 : UInt64(byte)
    }
    return sum
  }
}
