/// How often a process made which system calls, read from a log of `strace -f`.
package struct CallCount: Sendable {
  /// The most calls of a name that one thread made. strace counts for each thread, so these are the
  /// numbers at which a call can be made to fail.
  package private(set) var most: [String: Int] = [:]
  /// Calls of all names and threads.
  package private(set) var total = 0

  /// Names of all calls, sorted.
  package var names: [String] { most.keys.sorted() }

  /// Reads a log: lines of thread number and call. The rest of a call that was interrupted by another
  /// thread's is no call of its own.
  init(log: [UInt8]) {
    var counts: [String: [Substring: Int]] = [:]
    for line in String(decoding: log, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count >= 2, let end = words[1].firstIndex(of: "("),
        words[1][..<end].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
      else { continue }
      let name = String(words[1][..<end])
      counts[name, default: [:]][words[0], default: 0] += 1
      total += 1
    }
    most = counts.mapValues { $0.values.max() ?? 0 }
  }
}
