/// Days, as stretches that do not touch.
struct DayRanges: Hashable, Sendable {
  private(set) var ranges: [ClosedRange<CivilDate>] = []

  init(_ ranges: some Sequence<ClosedRange<CivilDate>>) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = self.ranges.last,
        last.upperBound == .last || range.lowerBound <= last.upperBound.adding(days: 1)
      {
        self.ranges[self.ranges.count - 1] =
          last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        self.ranges.append(range)
      }
    }
  }

  func contains(_ day: CivilDate) -> Bool { ranges.contains { $0.contains(day) } }

  /// The days of these that are none of the others.
  func subtracting(_ other: DayRanges) -> DayRanges {
    DayRanges(
      ranges.flatMap { range -> [ClosedRange<CivilDate>] in
        var left: [ClosedRange<CivilDate>] = []
        var start = range.lowerBound
        for gone in other.ranges where gone.upperBound >= start {
          if gone.lowerBound > range.upperBound { break }
          if gone.lowerBound > start { left.append(start...gone.lowerBound.adding(days: -1)) }
          if gone.upperBound >= range.upperBound { return left }
          start = gone.upperBound.adding(days: 1)
        }
        return left + [start...range.upperBound]
      })
  }
}
