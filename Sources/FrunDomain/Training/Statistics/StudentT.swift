import Glibc

/// Student's t distribution with whole degrees of freedom.
///
/// *Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.*
public struct StudentT: Hashable, Sendable {
  /// Degrees of freedom, from 1.
  public let degrees: Int

  /// Beyond these the distribution cannot be told from the normal one in six digits.
  private static let most = 200_000

  /// The distribution; nil without a degree of freedom.
  public init?(degrees: Int) {
    guard degrees >= 1 else { return nil }
    self.degrees = min(degrees, Self.most)
  }

  /// The probability that a value lies between `-t` and `t`.
  public func probability(within t: Double) -> Double {
    let t = abs(t)
    guard t.isFinite else { return t.isNaN ? .nan : 1 }
    let freedom = Double(degrees)
    let angle = atan(t / freedom.squareRoot())
    let sine = t / (freedom + t * t).squareRoot()
    let cosine = (freedom / (freedom + t * t)).squareRoot()
    if degrees == 1 { return 2 * angle / .pi }
    let isOdd = degrees % 2 == 1
    var term = isOdd ? cosine : 1.0
    var sum = term
    // The factors are 2/3, 4/5, … for odd degrees, 1/2, 3/4, … for even ones.
    for step in stride(from: isOdd ? 2 : 1, through: degrees - 3, by: 2) {
      term *= Double(step) / Double(step + 1) * cosine * cosine
      sum += term
    }
    return isOdd ? 2 / .pi * (angle + sine * sum) : sine * sum
  }

  /// The `t` that a value stays within with a probability between 0 and 1 (both excluded), as in
  /// 0.95; nil for another probability.
  public func bound(of probability: Double) -> Double? {
    guard probability > 0, probability < 1 else { return nil }
    var low = 0.0
    var high = 1.0
    while self.probability(within: high) < probability, high < 1e12 { high *= 2 }
    // Halving until neighbours: a double has 53 digits, so that this ends.
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if self.probability(within: middle) < probability { low = middle } else { high = middle }
    }
    return high
  }
}
