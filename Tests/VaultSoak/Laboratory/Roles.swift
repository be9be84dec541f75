import CSystem
import FrunSQLite
import Glibc

/// What a process started for an experiment does.
package enum Roles {
  /// Writes transactions without end, and a line with the number of each as soon as it is done.
  /// The first line is the number that the vault held.
  package static func write(path: String, code: String, seed: UInt64, limit: Int = .max) throws {
    let db = try open(path, code)
    let start = try Workload.glance(db) ?? -1
    report(start)
    var workload = Workload(seed: seed, count: start)
    try Workload.useTinyCache(db)
    for index in 0..<limit {
      if index % 7 == 3 { try workload.rollBack(db) }
      if index % 13 == 11 { try db.execute("VACUUM") }
      try workload.step(db)
      report(workload.count)
    }
  }

  /// Reads for `seconds`; returns the number of looks, or nil when one of them saw half a
  /// transaction or an older state than the one before.
  package static func read(path: String, code: String, seconds: Double) throws -> Int? {
    let db = try open(path, code)
    let end = now() + seconds
    var last = 0
    var looks = 0
    while now() < end {
      guard let number = try Workload.glance(db), number >= last else { return nil }
      last = number
      looks += 1
    }
    return looks
  }

  /// Writes into a vault at `path` until the file system is full, then looks at what is left.
  /// Returns what happened, and whether it is as it must be.
  package static func fillUp(path: String) throws -> (report: String, isGood: Bool) {
    let key = try Vault.create(path: path, slots: [.recoveryCode(RecoveryCode())])
    var last = 0
    var reason: VaultError?
    do {
      let db = try Vault.open(path: path, key: key)
      try db.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, note BLOB)")
      while last < 1_000_000 {
        try db.run("INSERT INTO t VALUES(?, randomblob(3000))", last + 1)
        last += 1
      }
    } catch {
      reason = VaultError(error)
    }
    let db = try Vault.open(path: path, key: key)
    let count = try db.first("SELECT count(*) FROM t") { $0.int(0) } ?? -1
    let check = try Vault.verify(path: path, key: key)
    let isGood = reason == .diskFull && count == last && last > 0 && check.isSound
    return ("\(last) commits, then \(reason.map { "\($0)" } ?? "none"), \(count) rows", isGood)
  }

  /// Whether this process can be inspected, the limit of its core dumps, its mask for new files.
  package static func selfPortrait() -> String {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    let mask = umask(0o777)
    return "\(frun_prctl(PR_GET_DUMPABLE, 0)) \(limit.rlim_cur) \(limit.rlim_max) \(mask)"
  }

  private static func open(_ path: String, _ code: String) throws -> Connection {
    let key = try Vault.unlock(path: path, with: .recoveryCode(RecoveryCode(code)))
    return try Vault.open(path: path, key: key)
  }

  /// One write per line: what is killed afterwards was reported.
  private static func report(_ number: Int) {
    let line = Array("\(number)\n".utf8)
    _ = line.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
  }

  /// Seconds since some moment.
  package static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
