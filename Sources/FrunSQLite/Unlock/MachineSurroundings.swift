import CSystem
import Glibc

extension UnlockCache.Surroundings {
  /// This machine and this user. Nil when the kernel does not say which start it is.
  ///
  /// `runtimeDirectory` is usually `$XDG_RUNTIME_DIR`.
  package static func machine(runtimeDirectory: String) -> UnlockCache.Surroundings? {
    guard let boot = try? DurableFile.read("/proc/sys/kernel/random/boot_id", limit: 64),
      !boot.isEmpty
    else { return nil }
    return UnlockCache.Surroundings(
      runtimeDirectory: runtimeDirectory, userID: getuid(),
      bootID: String(decoding: boot, as: UTF8.self),
      secondsSinceBoot: {
        var time = timespec()
        // The clock that goes on while the laptop sleeps.
        clock_gettime(CLOCK_BOOTTIME, &time)
        return UInt64(max(0, time.tv_sec))
      })
  }
}
