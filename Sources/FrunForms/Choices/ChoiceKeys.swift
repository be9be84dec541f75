import FrunText

/// The folded texts of many choices, packed into one run of bytes.
///
/// One entry is its texts one after the other, the label first; each text is a
/// line feed followed by its words, each with a space before it.
final class ChoiceKeys: Sendable {
  private let bytes: [UInt8]
  /// Where each entry begins, and where the last one ends.
  private let starts: [Int]

  private static let line = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")

  /// What was typed, ready to be looked for.
  struct Query {
    /// Each word with a space before it.
    let words: [[UInt8]]
    /// All words, each with a space before it.
    let whole: [UInt8]

    init(_ typed: String) {
      words = SearchFolding.fold(typed).tokens.map { [ChoiceKeys.space] + Array($0.utf8) }
      whole = words.flatMap(\.self)
    }

    var isEmpty: Bool { words.isEmpty }
  }

  init(_ options: [ChoiceOption]) {
    var bytes: [UInt8] = []
    var starts: [Int] = [0]
    starts.reserveCapacity(options.count + 1)
    bytes.reserveCapacity(options.count * 32)
    for option in options {
      var last = ""
      for text in [option.label, option.name] + option.aliases where text != last {
        last = text
        bytes.append(Self.line)
        Self.append(text, to: &bytes)
      }
      starts.append(bytes.count)
    }
    self.bytes = bytes
    self.starts = starts
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    // Most stored names and Latin labels are plain letters: no need to fold them by table.
    var isPlain = true
    var isBetween = true
    for byte in text.utf8 where byte >= 0x80 || byte == 0x27 || byte == 0x60 { isPlain = false }
    guard isPlain, text.utf8.count <= 64 else {
      for token in SearchFolding.fold(text).tokens {
        bytes.append(space)
        bytes += token.utf8
      }
      return
    }
    for byte in text.utf8 {
      let lower = (65...90).contains(byte) ? byte + 32 : byte
      guard (97...122).contains(lower) || (48...57).contains(lower) else {
        isBetween = true
        continue
      }
      if isBetween { bytes.append(space) }
      isBetween = false
      bytes.append(lower)
    }
  }

  /// How well an entry matches: 0 exactly, 1 from the beginning, 2 by its words; nil not at all.
  func rank(_ entry: Int, _ query: Query) -> Int? {
    guard query.words.allSatisfy({ find($0, in: entry) != nil }) else { return nil }
    let start = starts[entry] + 1
    if equals(entry, query) { return 0 }
    return start + query.whole.count <= starts[entry + 1]
      && bytes[start..<start + query.whole.count].elementsEqual(query.whole) ? 1 : 2
  }

  /// Whether one of the entry's texts is the text itself.
  func equals(_ entry: Int, _ query: Query) -> Bool {
    var from = starts[entry]
    let end = starts[entry + 1]
    while let place = find([Self.line] + query.whole, from: from, to: end) {
      let after = place + 1 + query.whole.count
      if after == end || bytes[after] == Self.line { return true }
      from = after
    }
    return false
  }

  /// Whether every word occurs somewhere, also inside of a word.
  func contains(_ entry: Int, _ query: Query) -> Bool {
    query.words.allSatisfy { find(Array($0.dropFirst()), in: entry) != nil }
  }

  private func find(_ needle: [UInt8], in entry: Int) -> Int? {
    find(needle, from: starts[entry], to: starts[entry + 1])
  }

  private func find(_ needle: [UInt8], from: Int, to: Int) -> Int? {
    guard needle.count <= to - from, let first = needle.first else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      needle.withUnsafeBufferPointer { needle in
        var place = from
        let last = to - needle.count
        while place <= last {
          if bytes[place] == first {
            var length = 1
            while length < needle.count, bytes[place + length] == needle[length] { length += 1 }
            if length == needle.count { return place }
          }
          place += 1
        }
        return nil
      }
    }
  }
}
