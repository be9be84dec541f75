/// Whether bytes are well-formed UTF-8 (RFC 3629).
enum UTF8Check {
  /// The offset of the first byte that is not, or nil.
  static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      let count = bytes.count
      while index < count {
        let byte = bytes[index]
        if byte < 0x80 {
          index += 1
          continue
        }
        let length: Int
        // The second byte excludes overlong forms, surrogates and what lies beyond the last plane.
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        switch byte {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF:
          length = 3
          if byte == 0xE0 { low = 0xA0 }
          if byte == 0xED { high = 0x9F }
        case 0xF0...0xF4:
          length = 4
          if byte == 0xF0 { low = 0x90 }
          if byte == 0xF4 { high = 0x8F }
        default: return index
        }
        guard index + length <= count, (low...high).contains(bytes[index + 1]) else { return index }
        var next = index + 2
        while next < index + length {
          if bytes[next] & 0xC0 != 0x80 { return index }
          next += 1
        }
        index += length
      }
      return nil
    }
  }
}
