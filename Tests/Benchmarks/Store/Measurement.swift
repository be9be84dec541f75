import Glibc

/// Timing and reporting. Beside the time on the wall the processor time is given, which a busy
/// machine does not change much.
enum Measurement {
  /// Runs `body` for every index and prints the distribution of its time.
  static func latency(
    _ name: String, persons: Int, runs: Int, _ body: (Int) throws -> Void
  ) throws {
    var times: [Int] = []
    let before = processorTime()
    for index in 0..<runs {
      let start = ContinuousClock.now
      try body(index)
      times.append(nanoseconds(ContinuousClock.now - start))
    }
    let mean = (processorTime() - before) / runs
    times.sort()
    let median = times[times.count / 2]
    let late = times[min(times.count - 1, times.count * 9 / 10)]
    print(
      #"{"name":"\#(name)","persons":\#(persons),"runs":\#(runs),"median_ns":\#(median),"#
        + #""p90_ns":\#(late),"mean_cpu_ns":\#(mean)}"#)
  }

  /// Runs `body` once and prints how many of `count` things it did in a second.
  static func rate(
    _ name: String, persons: Int, count: Int, _ body: () throws -> Void
  ) throws {
    let before = processorTime()
    let start = ContinuousClock.now
    try body()
    let wall = max(nanoseconds(ContinuousClock.now - start), 1)
    let processor = max(processorTime() - before, 1)
    print(
      #"{"name":"\#(name)","persons":\#(persons),"count":\#(count),"#
        + #""per_second":\#(count * 1_000_000_000 / wall),"#
        + #""per_cpu_second":\#(count * 1_000_000_000 / processor)}"#)
  }

  private static func nanoseconds(_ duration: Duration) -> Int {
    let parts = duration.components
    return Int(parts.seconds) * 1_000_000_000 + Int(parts.attoseconds / 1_000_000_000)
  }

  private static func processorTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
