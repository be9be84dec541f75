/// Timing and reporting.
enum Measurement {
  /// Runs `body` for every index and prints the distribution of its time.
  static func latency(
    _ name: String, persons: Int, runs: Int, _ body: (Int) throws -> Void
  ) throws {
    var times: [Int] = []
    for index in 0..<runs {
      let start = ContinuousClock.now
      try body(index)
      times.append(nanoseconds(ContinuousClock.now - start))
    }
    times.sort()
    let median = times[times.count / 2]
    let late = times[min(times.count - 1, times.count * 9 / 10)]
    print(
      #"{"name":"\#(name)","persons":\#(persons),"runs":\#(runs),"median_ns":\#(median),"#
        + #""p90_ns":\#(late)}"#)
  }

  /// Runs `body` once and prints how many of `count` things it did in a second.
  static func rate(
    _ name: String, persons: Int, count: Int, _ body: () throws -> Void
  ) throws {
    let start = ContinuousClock.now
    try body()
    let seconds = Double(nanoseconds(ContinuousClock.now - start)) / 1e9
    let rate = Int(Double(count) / max(seconds, 1e-9))
    print(
      #"{"name":"\#(name)","persons":\#(persons),"count":\#(count),"per_second":\#(rate),"#
        + #""seconds":\#(Int(seconds * 1000))e-3}"#)
  }

  private static func nanoseconds(_ duration: Duration) -> Int {
    let parts = duration.components
    return Int(parts.seconds) * 1_000_000_000 + Int(parts.attoseconds / 1_000_000_000)
  }
}
