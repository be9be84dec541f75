import CommandLineSupport
import FrunTerminal
import Glibc

/// Nobody presses Ctrl-C.
final class NeverInterrupted: Interruption {
  let signal: Int32? = nil
}

/// Which processes there are.
enum ProcessTable {
  /// Whether a process runs; one that ended and was not waited for does not.
  static func isRunning(_ pid: Int32) -> Bool {
    for _ in 0..<100 {
      guard let status = TemporaryDirectory.read("/proc/\(pid)/stat") else { return false }
      let text = String(decoding: status, as: UTF8.self)
      if text.contains(") Z ") { return false }
      usleep(10_000)
    }
    return true
  }
}

extension TemporaryDirectory {
  func makeExecutable(_ name: String) { chmod("\(path)/\(name)", 0o700) }
}
