import FrunDomain
import Testing

@Suite("Student's t distribution")
struct StudentTTests {
  /// Computed by Simpson's rule over the density with the gamma function of another language.
  @Test(
    "probabilities",
    arguments: [
      (1, 1.0, 0.5), (2, 2.0, 0.8164965809277236), (3, 2.5, 0.9122933529919379),
      (7, 1.2, 0.7308280631727911), (30, 2.0, 0.9453749550370056), (101, 1.98, 0.9495757083760568),
    ])
  func probability(_ degrees: Int, _ t: Double, _ expected: Double) throws {
    let distribution = try #require(StudentT(degrees: degrees))
    #expect(abs(distribution.probability(within: t) - expected) < 1e-9)
    #expect(abs(distribution.probability(within: -t) - expected) < 1e-9)
  }

  /// From SciPy 1, `stats.t.ppf(0.975, degrees)`.
  @Test(
    "bounds of 95 per cent",
    arguments: [
      (1, 12.706204736174694), (2, 4.302652729749462), (5, 2.5705818356363146),
      (9, 2.262157162798205), (30, 2.0422724563012378), (100, 1.9839715185235518),
      (1000, 1.9623390808264083),
    ])
  func bound(_ degrees: Int, _ expected: Double) throws {
    let bound = try #require(StudentT(degrees: degrees)?.bound(of: 0.95))
    #expect(abs(bound - expected) < 1e-8 * expected)
  }

  @Test("nothing without a degree of freedom, nothing at the ends")
  func ends() throws {
    #expect(StudentT(degrees: 0) == nil)
    let distribution = try #require(StudentT(degrees: 4))
    #expect(distribution.bound(of: 0) == nil)
    #expect(distribution.bound(of: 1) == nil)
    #expect(distribution.probability(within: 0) == 0)
    #expect(distribution.probability(within: .infinity) == 1)
  }
}

@Suite("Learning gain")
struct PairedGainTests {
  /// Mean, deviation and interval from Python's `statistics` and SciPy's t.
  @Test("only who took both tests counts; the others are counted apart")
  func gain() throws {
    let results: [(before: Double?, after: Double?)] = [
      (40, 75), (55, 80), (60, 65), (35, 70), (70, 90), (50, 85), (20, nil), (nil, 95), (nil, 10),
      (nil, nil),
    ]
    let gain = PairedGain(results)
    #expect(gain.pairs == 6)
    #expect(gain.onlyBefore == 1)
    #expect(gain.onlyAfter == 2)
    #expect(abs(try #require(gain.meanBefore) - 51.666666666666664) < 1e-9)
    #expect(abs(try #require(gain.meanAfter) - 77.5) < 1e-9)
    #expect(abs(try #require(gain.mean) - 25.833333333333332) < 1e-9)
    #expect(abs(try #require(gain.deviation) - 12.006942436218583) < 1e-9)
    let interval = try #require(gain.interval)
    #expect(abs(interval.lowerBound - (25.833333333333332 - 12.600513318747296)) < 1e-7)
    #expect(abs(interval.upperBound - (25.833333333333332 + 12.600513318747296)) < 1e-7)
  }

  @Test("one pair has a mean and no interval; none has nothing")
  func few() {
    func gain(_ before: Double?, _ after: Double?) -> PairedGain {
      PairedGain([(before: before, after: after)])
    }
    let one = gain(10, 20)
    #expect(one.mean == 10)
    #expect(one.deviation == nil && one.interval == nil)
    let none = gain(10, nil)
    #expect(none.pairs == 0 && none.mean == nil && none.interval == nil)
    #expect(gain(.nan, 3).pairs == 0)
  }
}
