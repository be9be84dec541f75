/// What a course added: the test before it and the test after it, compared person by person. Only
/// who took both counts in the mean, and how many did not is always told.
///
/// *Source: confidence interval of the mean of paired differences, Student (1908).*
public struct PairedGain: Hashable, Sendable {
  /// People with both tests.
  public let pairs: Int
  /// People with the test before the course only.
  public let onlyBefore: Int
  /// People with the test after the course only.
  public let onlyAfter: Int
  /// Mean of the test before, of those with both, in percent; nil without a pair.
  public let meanBefore: Double?
  /// Mean of the test after, of those with both, in percent; nil without a pair.
  public let meanAfter: Double?
  /// Mean of the differences, in points of percent; nil without a pair.
  public let mean: Double?
  /// Standard deviation of the differences (of a sample); nil with fewer than two pairs.
  public let deviation: Double?
  /// Where the mean lies with the confidence asked for; nil with fewer than two pairs.
  public let interval: ClosedRange<Double>?

  /// Compares results in percent.
  ///
  /// - Parameter confidence: between 0 and 1, both excluded.
  public init(
    _ results: some Sequence<(before: Double?, after: Double?)>, confidence: Double = 0.95
  ) {
    var onlyBefore = 0
    var onlyAfter = 0
    var before: [Double] = []
    var after: [Double] = []
    for result in results {
      switch (result.before, result.after) {
      case (let first?, let second?) where first.isFinite && second.isFinite:
        before.append(first)
        after.append(second)
      case (_?, nil): onlyBefore += 1
      case (nil, _?): onlyAfter += 1
      default: break
      }
    }
    self.onlyBefore = onlyBefore
    self.onlyAfter = onlyAfter
    pairs = before.count
    meanBefore = Moments(before).mean
    meanAfter = Moments(after).mean
    let moments = Moments(zip(before, after).map { $1 - $0 })
    mean = moments.mean
    deviation = moments.deviation
    if let mean, let deviation,
      let bound = StudentT(degrees: before.count - 1)?.bound(of: confidence)
    {
      let half = bound * deviation / Double(before.count).squareRoot()
      interval = (mean - half)...(mean + half)
    } else {
      interval = nil
    }
  }
}

/// Mean and spread of numbers, in two passes so that large means do not swallow small spreads.
struct Moments {
  let mean: Double?
  /// Standard deviation of a sample: divided by one less than the count.
  let deviation: Double?

  init(_ values: [Double]) {
    guard !values.isEmpty else {
      mean = nil
      deviation = nil
      return
    }
    let mean = values.reduce(0, +) / Double(values.count)
    self.mean = mean
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    deviation = values.count < 2 ? nil : (squares / Double(values.count - 1)).squareRoot()
  }
}
