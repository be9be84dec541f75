import Glibc

/// The program built beside the tests that does work on vaults as a process of its own.
enum SoakProgram {
  private struct Missing: Error {}

  static func path() throws -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    guard readlink("/proc/self/exe", &buffer, buffer.count - 1) > 0 else { throw Missing() }
    let own = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    let path = "/" + own.split(separator: "/").dropLast().joined(separator: "/")
    guard access(path + "/frun-exchange-soak", X_OK) == 0 else { throw Missing() }
    return path + "/frun-exchange-soak"
  }
}
