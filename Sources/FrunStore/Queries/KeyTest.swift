import FrunDomain

/// A test of the keys of one field. A field in disagreement, a set or an append-only field fits
/// when one of its values does.
enum KeyTest {
  case among([[UInt8]])
  case before([UInt8])
  case after([UInt8])
  case between([UInt8], [UInt8])
  case isMissing

  init(_ test: Condition.Test) {
    switch test {
    case .equals(let value): self = .among([ValueKey.bytes(of: value)])
    case .oneOf(let values): self = .among(values.map(ValueKey.bytes))
    case .before(let value): self = .before(ValueKey.bytes(of: value))
    case .after(let value): self = .after(ValueKey.bytes(of: value))
    case .between(let low, let high):
      self = .between(ValueKey.bytes(of: low), ValueKey.bytes(of: high))
    case .isMissing: self = .isMissing
    }
  }

  func matches(_ keys: [[UInt8]]) -> Bool {
    switch self {
    case .isMissing: keys.isEmpty
    case .among(let wanted): keys.contains(where: wanted.contains)
    case .before(let bound):
      keys.contains { key in
        Self.areComparable(key, bound)
          && Extent(key).low.lexicographicallyPrecedes(Extent(bound).low)
      }
    case .after(let bound):
      keys.contains { key in
        Self.areComparable(key, bound)
          && Extent(bound).high.lexicographicallyPrecedes(Extent(key).high)
      }
    case .between(let lower, let upper):
      keys.contains { key in
        Self.areComparable(key, lower) && Self.areComparable(key, upper)
          && !Extent(key).low.lexicographicallyPrecedes(Extent(lower).low)
          && !Extent(upper).high.lexicographicallyPrecedes(Extent(key).high)
      }
    }
  }

  /// Ranges of the index, both ends included, that hold every key that can fit; some that they
  /// hold may not fit.
  var ranges: [(lower: [UInt8], upper: [UInt8])] {
    switch self {
    case .isMissing: []
    case .among(let wanted): Set(wanted).map { ($0, $0) }
    case .before(let bound):
      Extent.tags(like: bound).map { ([$0], [$0] + Extent(bound).low) }
    case .after(let bound):
      // A partial date that begins before the bound may end after it.
      Extent.tags(like: bound).map {
        ($0 == ValueKey.Tag.partialDate ? [$0] : [$0] + Extent(bound).high, [$0] + Self.beyond)
      }
    case .between(let lower, let upper):
      Extent.tags(like: lower).map {
        ([$0] + Extent(lower).low, [$0] + Extent(upper).high + Self.beyond)
      }
    }
  }

  /// Longer than any key continues with this byte.
  private static let beyond = [UInt8](repeating: 0xFF, count: 17)

  private static func areComparable(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard let tag = one.first else { return false }
    return Extent.tags(like: other).contains(tag)
  }

  /// Where the value of a key begins and ends, without the tag. A day and a partly known day are
  /// compared by their days.
  private struct Extent {
    let low: ArraySlice<UInt8>
    let high: ArraySlice<UInt8>

    init(_ key: [UInt8]) {
      if key.first == ValueKey.Tag.partialDate, key.count >= 9 {
        low = key[1..<5]
        high = key[5..<9]
      } else {
        low = key.dropFirst()
        high = low
      }
    }

    static func tags(like key: [UInt8]) -> [UInt8] {
      let days = [ValueKey.Tag.date, ValueKey.Tag.partialDate]
      guard let tag = key.first else { return [] }
      return days.contains(tag) ? days : [tag]
    }
  }
}
