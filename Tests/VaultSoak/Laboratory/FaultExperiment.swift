import CSQLite
package import FrunSQLite

/// Lets the n-th call to the disk fail, for every n, and looks at what is left.
package struct FaultExperiment {
  private let fixture: FaultFixture

  /// Prepares the vault.
  package init(seed: UInt64, transactions: Int = 4, mode: JournalMode = .truncate) throws {
    fixture = try FaultFixture(seed: seed, transactions: transactions, mode: mode)
  }

  /// Fails every call of a kind in turn, `step` apart; `isPersistent` lets all later ones fail too.
  package func run(
    _ call: DiskCall, _ fault: DiskFault, isPersistent: Bool, step: Int = 1
  ) -> FaultResult {
    var result = FaultResult()
    var nth = 1
    while true {
      let disk = fixture.disk()
      var seen = 0
      disk.fault = { kind in
        guard kind == call else { return nil }
        seen += 1
        return seen == nth || (isPersistent && seen > nth) ? fault : nil
      }
      let acknowledged = fixture.work(on: disk)
      guard seen >= nth else { return result }
      disk.fault = nil
      result.runs += 1
      let place = "\(call) \(nth) \(fault) \(isPersistent ? "from then on" : "once")"
      fixture.judge(disk, acknowledged: acknowledged, place: place, into: &result)
      nth += step
    }
  }

  /// Codes of SQLite as the calls report them.
  package static func fault(for call: DiskCall) -> DiskFault {
    switch call {
    case .open: .code(SQLITE_CANTOPEN)
    case .delete: .code(SQLITE_IOERR | 10 << 8)
    case .access: .code(SQLITE_IOERR | 13 << 8)
    case .read: .code(SQLITE_IOERR | 1 << 8)
    case .write: .code(SQLITE_IOERR | 3 << 8)
    case .truncate: .code(SQLITE_IOERR | 6 << 8)
    case .sync: .code(SQLITE_IOERR | 4 << 8)
    case .size: .code(SQLITE_IOERR | 7 << 8)
    }
  }

  /// A full disk, which takes half of a write.
  package static let full = DiskFault.half(SQLITE_FULL)
}
