import CSystem
import Glibc

/// Keeps the memory of a process that holds keys to itself.
package enum ProcessHardening {
  /// No core dumps, no inspection by other processes of the user, and new files readable by their
  /// owner alone. False when the kernel refused one of them.
  @discardableResult
  package static func apply() -> Bool {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    let noCore = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) == 0
    let notDumpable = frun_prctl(PR_SET_DUMPABLE, 0) == 0
    umask(0o077)
    return noCore && notDumpable
  }
}
