import CSystem
import FrunCrypto
package import FrunSQLite
import Glibc

/// The cost of a passphrase on this machine.
package enum MachineCost {
  /// Measures one small derivation.
  package static func calibrated() -> PassphraseCost {
    let pages = UInt64(max(sysconf(Int32(_SC_PHYS_PAGES)), 0))
    let memory = pages * UInt64(max(sysconf(Int32(_SC_PAGESIZE)), 0))
    return
      (try? PassphraseCost.calibrated(physicalMemory: memory) { logN in
        let start = seconds()
        _ = try Scrypt.derive(
          password: Array("frun".utf8), salt: [UInt8](repeating: 0, count: 16), logN: logN,
          count: 32)
        return seconds() - start
      }) ?? .floor
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
