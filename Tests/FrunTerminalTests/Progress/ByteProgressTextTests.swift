import Testing

@testable import FrunTerminal

@Suite struct ByteProgressTextTests {
  @Test(arguments: [
    (0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (9_949, "9.9 kB"), (9_951, "10 kB"),
    (999_499, "999 kB"), (999_600, "1.0 MB"), (20_971_520, "21 MB"), (1_049_000_000, "1.0 GB"),
    (64 << 30, "69 GB"), (5_000_000_000_000, "5000 GB"),
  ])
  func sizes(bytes: Int, text: String) {
    #expect(ByteProgressText.size(bytes) == text)
  }

  @Test(arguments: [(0, "0 s"), (59, "59 s"), (60, "1 min 0 s"), (3_725, "1 h 2 min")])
  func durations(seconds: Int, text: String) {
    #expect(ByteProgressText.duration(seconds) == text)
  }

  @Test(
    arguments: [
      (0, nil, 0, "p 0 B"), (5_000_000, nil, 1_000, "p 5.0 MB, 5.0 MB/s"),
      (500_000, 1_000_000, 250, "p 500 kB of 1.0 MB (50 %)"),
      (500_000, 1_000_000, 1_000, "p 500 kB of 1.0 MB (50 %), 500 kB/s, 1 s left"),
      (2_000_000, 1_000_000, 1_000, "p 2.0 MB of 1.0 MB (100 %), 2.0 MB/s"),
      (-5, 10, 1_000, "p 0 B of 10 B (0 %)"),
      (1, .max, 1_000_000_000, "p 1 B of 9223372037 GB (0 %), 0 B/s"),
    ] as [(Int, Int?, Int64, String)])
  func lines(done: Int, total: Int?, milliseconds: Int64, text: String) {
    #expect(ByteProgressText.text("p", done, total, milliseconds: milliseconds) == text)
  }
}
