/// The name of one part of a split file: `<name>.part-003-of-017`.
package struct PartName: Hashable, Sendable {
  /// Name of the whole file.
  package let base: String
  /// Number of the part, from 1.
  package let number: Int
  /// How many parts there are.
  package let count: Int

  /// The most parts of one file.
  package static let most = 9_999

  /// Names a part.
  init(base: String, number: Int, count: Int) {
    self.base = base
    self.number = number
    self.count = count
  }

  /// Reads a file name without folders; nil when it is not the name of a part.
  package init?(_ name: String) {
    guard let mark = name.range(ofLast: ".part-") else { return nil }
    let numbers = name[mark.upperBound...].split(separator: "-", omittingEmptySubsequences: false)
    guard numbers.count == 3, numbers[1] == "of", numbers[0].utf8.count == numbers[2].utf8.count,
      numbers[0].utf8.count >= 3, let number = Self.number(numbers[0]),
      let count = Self.number(numbers[2]), number <= count, count <= Self.most,
      mark.lowerBound > name.startIndex
    else { return nil }
    self.init(base: String(name[..<mark.lowerBound]), number: number, count: count)
    guard text == name else { return nil }
  }

  /// The file name. All numbers have one width, so that `cat NAME.part-*` joins in the right order.
  package var text: String {
    let width = max(3, String(count).count)
    func padded(_ number: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(base).part-\(padded(number))-of-\(padded(count))"
  }

  /// The name of the list of check sums beside the parts.
  package var listName: String { base + ".sha256" }

  /// The part in words, for errors.
  var place: String { "part \(number) of \(count)" }

  private static func number(_ digits: Substring) -> Int? {
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    return Int(digits).flatMap { $0 > 0 ? $0 : nil }
  }
}

extension String {
  /// Where `text` occurs last.
  fileprivate func range(ofLast text: String) -> Range<String.Index>? {
    var start = endIndex
    while true {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      if start == startIndex { return nil }
      start = index(before: start)
    }
  }
}
