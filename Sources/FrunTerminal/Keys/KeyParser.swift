/// Turns the bytes a terminal sends into keys.
///
/// Understands UTF-8 in any portions, the sequences of ECMA-48 keyboards as
/// xterm and the Linux console send them, and bracketed paste. What it does not
/// know it drops whole, so that no piece of a sequence becomes text.
package struct KeyParser: Sendable {
  /// The most bytes of one paste; the rest of it is dropped.
  static let pasteLimit = 1_048_576
  /// The most bytes of one sequence; a longer one is noise.
  static let sequenceLimit = 64

  private var waiting: [UInt8] = []
  private var pasted: [UInt8]?

  package init() {}

  /// Whether the bytes so far may be the start of a longer key. When nothing
  /// follows soon, ``settle()`` takes them for what they are.
  package var isPending: Bool { pasted == nil && !waiting.isEmpty }

  /// Takes bytes in and gives the keys that are complete.
  package mutating func feed(_ bytes: [UInt8]) -> [Key] {
    waiting += bytes
    var keys: [Key] = []
    var start = 0
    while start < waiting.count {
      if pasted != nil {
        guard let key = readPaste(&start) else { break }
        keys.append(key)
        continue
      }
      switch Self.read(waiting[start...]) {
      case .incomplete:
        waiting.removeSubrange(..<start)
        return keys
      case .key(let key, let length):
        keys.append(key)
        start += length
      case .ignored(let length): start += length
      case .pasteBegins(let length):
        pasted = []
        start += length
      }
    }
    waiting.removeSubrange(..<min(start, waiting.count))
    return keys
  }

  /// What the waiting bytes mean when nothing follows: a lone ESC is the Escape
  /// key; anything else unfinished is dropped.
  package mutating func settle() -> [Key] {
    guard isPending else { return [] }
    defer { waiting.removeAll() }
    guard waiting.first == 0x1B else { return [] }
    return waiting.count == 2 && waiting[1] == 0x1B
      ? [.named(.escape), .named(.escape)] : [.named(.escape)]
  }

  // MARK: Paste

  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  private mutating func readPaste(_ start: inout Int) -> Key? {
    guard var held = pasted else { return nil }
    let rest = waiting[start...]
    if let end = rest.firstRange(of: Self.pasteEnd) {
      held += rest[..<end.lowerBound].prefix(max(0, Self.pasteLimit - held.count))
      start = end.upperBound
      pasted = nil
      return .paste(String(decoding: held, as: UTF8.self))
    }
    // The end mark may be cut in two by the read: its possible start stays.
    let keep = min(rest.count, Self.pasteEnd.count - 1)
    let taken = rest.dropLast(keep)
    held += taken.prefix(max(0, Self.pasteLimit - held.count))
    pasted = held
    start += taken.count
    return nil
  }

  // MARK: One key

  private enum Reading {
    case incomplete
    case key(Key, Int)
    case ignored(Int)
    case pasteBegins(Int)
  }

  private static func read(_ bytes: ArraySlice<UInt8>) -> Reading {
    guard let first = bytes.first else { return .incomplete }
    switch first {
    case 0x1B: return readEscape(bytes)
    case 0x0D: return .key(.named(.enter), 1)
    case 0x0A: return .key(.control("j"), 1)
    case 0x09: return .key(.named(.tab), 1)
    case 0x7F, 0x08: return .key(.named(.backspace), 1)
    case 0x00: return .key(.control("@"), 1)
    case 0x01...0x1A: return .key(.control(Character(Unicode.Scalar(first + 0x60))), 1)
    case 0x1C...0x1F: return .key(.control(Character(Unicode.Scalar(first + 0x40))), 1)
    case 0x20...0x7E: return .key(.text(String(Unicode.Scalar(first))), 1)
    default: return readUTF8(bytes)
    }
  }

  private static func readUTF8(_ bytes: ArraySlice<UInt8>) -> Reading {
    guard let first = bytes.first else { return .incomplete }
    let length =
      switch first {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    guard length > 1 else { return .ignored(1) }
    let tail = bytes.dropFirst().prefix(length - 1)
    if let wrong = tail.firstIndex(where: { $0 & 0xC0 != 0x80 }) {
      return .ignored(wrong - bytes.startIndex)
    }
    guard tail.count == length - 1 else { return .incomplete }
    guard let text = String(validating: bytes.prefix(length), as: UTF8.self) else {
      return .ignored(length)
    }
    // C1 controls in UTF-8 (U+0080 to U+009F) are no text.
    if let scalar = text.unicodeScalars.first, scalar.value < 0xA0 { return .ignored(length) }
    return .key(.text(text), length)
  }

  private static func readEscape(_ bytes: ArraySlice<UInt8>) -> Reading {
    guard bytes.count > 1 else { return .incomplete }
    switch bytes[bytes.startIndex + 1] {
    case UInt8(ascii: "["): return readControlSequence(bytes)
    case UInt8(ascii: "O"):
      guard bytes.count > 2 else { return .incomplete }
      return final(bytes[bytes.startIndex + 2], modifier: 1).map { .key($0, 3) } ?? .ignored(3)
    case 0x1B:
      // Escape pressed twice, or Escape and then a sequence.
      return bytes.count > 2 ? .key(.named(.escape), 1) : .incomplete
    case UInt8(ascii: "b"): return .key(.named(.wordLeft), 2)
    case UInt8(ascii: "f"): return .key(.named(.wordRight), 2)
    case let byte where (0x20...0x7E).contains(byte):
      return .key(.alt(Character(Unicode.Scalar(byte))), 2)
    default: return .key(.named(.escape), 1)
    }
  }

  /// `ESC [ parameters final` (ECMA-48, 5.4).
  private static func readControlSequence(_ bytes: ArraySlice<UInt8>) -> Reading {
    var position = bytes.startIndex + 2
    // The Linux console sends F1 to F5 as `ESC [ [ A` to `E`.
    if position < bytes.endIndex, bytes[position] == UInt8(ascii: "[") {
      guard position + 1 < bytes.endIndex else { return .incomplete }
      let letter = bytes[position + 1]
      return (0x41...0x45).contains(letter) ? .key(.function(Int(letter) - 0x40), 4) : .ignored(4)
    }
    while position < bytes.endIndex, (0x20...0x3F).contains(bytes[position]) { position += 1 }
    let length = position - bytes.startIndex + 1
    guard position < bytes.endIndex else {
      return bytes.count > sequenceLimit ? .ignored(bytes.count) : .incomplete
    }
    let last = bytes[position]
    guard (0x40...0x7E).contains(last) else { return .ignored(length - 1) }
    let parameters = bytes[(bytes.startIndex + 2)..<position]
    guard parameters.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x3B }) else {
      return .ignored(length)
    }
    let numbers = parameters.split(separator: 0x3B, omittingEmptySubsequences: false).map {
      Int(String(decoding: $0, as: UTF8.self)) ?? 0
    }
    let modifier = numbers.count > 1 ? numbers[1] : 1
    if last == UInt8(ascii: "~") {
      if numbers.first == 200 { return .pasteBegins(length) }
      return tilde(numbers.first ?? 0).map { .key($0, length) } ?? .ignored(length)
    }
    return final(last, modifier: modifier).map { .key($0, length) } ?? .ignored(length)
  }

  /// Keys named by the last letter of their sequence; modifier 5 is Control, 3 Alt.
  private static func final(_ letter: UInt8, modifier: Int) -> Key? {
    let byWord = modifier == 5 || modifier == 3
    switch letter {
    case UInt8(ascii: "A"): return .named(.up)
    case UInt8(ascii: "B"): return .named(.down)
    case UInt8(ascii: "C"): return .named(byWord ? .wordRight : .right)
    case UInt8(ascii: "D"): return .named(byWord ? .wordLeft : .left)
    case UInt8(ascii: "F"): return .named(.end)
    case UInt8(ascii: "H"): return .named(.home)
    case UInt8(ascii: "M"): return .named(.enter)
    case UInt8(ascii: "P")...UInt8(ascii: "S"): return .function(Int(letter) - 0x4F)
    case UInt8(ascii: "Z"): return .named(.backTab)
    default: return nil
    }
  }

  /// Keys of the form `ESC [ number ~`.
  private static func tilde(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .named(.home)
    case 2: .named(.insert)
    case 3: .named(.delete)
    case 4, 8: .named(.end)
    case 5: .named(.pageUp)
    case 6: .named(.pageDown)
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28, 29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }
}
