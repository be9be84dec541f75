import CSystem
import Glibc

/// Looks at this machine.
package struct SystemProbes: Probes {
  package init() {}

  package var userID: UInt32 { getuid() }
  package var confinement: ConfinementFacts { .ofThisComputer() }

  package func text(of path: String) -> String? {
    guard let bytes = try? Files.read(path, limit: 65_536) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  package func facts(of path: String) -> PathFacts? {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    return PathFacts(
      mode: UInt32(facts.st_mode) & 0o777, owner: facts.st_uid,
      isDirectory: facts.st_mode & S_IFMT == S_IFDIR)
  }

  package func volume(of path: String) -> VolumeFacts? {
    var system = statvfs()
    var facts = stat()
    guard statvfs(path, &system) == 0, stat(path, &facts) == 0 else { return nil }
    let device = UInt64(facts.st_dev)
    // gnu_dev_major and gnu_dev_minor of <sys/sysmacros.h>, which are macros.
    let major = (device >> 8) & 0xFFF | (device >> 32) & ~0xFFF
    let minor = device & 0xFF | (device >> 12) & ~0xFF
    return VolumeFacts(
      freeBytes: UInt64(system.f_bavail) * UInt64(system.f_frsize),
      device: "\(major):\(minor)")
  }

  package func version(of library: Library) -> String? {
    switch library {
    case .sqlite: return call("sqlite3_libversion", in: nil)
    case .libcrypto:
      typealias Function = @convention(c) (Int32) -> UnsafePointer<CChar>?
      guard let symbol = dlsym(nil, "OpenSSL_version") else { return nil }
      let function = unsafeBitCast(symbol, to: Function.self)
      return function(0).map { String(cString: $0) }
    case .libarchive:
      for name in ["libarchive.so.13", "libarchive.so"] {
        guard let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) else { continue }
        defer { dlclose(handle) }
        if let version = call("archive_version_details", in: handle) { return version }
      }
      return nil
    }
  }

  /// Calls a C function without parameters that answers a string.
  private func call(_ name: String, in handle: UnsafeMutableRawPointer?) -> String? {
    typealias Function = @convention(c) () -> UnsafePointer<CChar>?
    guard let symbol = dlsym(handle, name) else { return nil }
    return unsafeBitCast(symbol, to: Function.self)().map { String(cString: $0) }
  }

  package func syncMicroseconds(in directory: String) -> Int? {
    let path = "\(directory)/.sync-\(getpid())"
    let descriptor = frun_open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    defer {
      close(descriptor)
      unlink(path)
    }
    let block = [UInt8](repeating: 0x5A, count: 4_096)
    var best: Int?
    for _ in 0..<3 {
      let start = microseconds()
      guard write(descriptor, block, block.count) == block.count, fsync(descriptor) == 0 else {
        return nil
      }
      best = min(best ?? .max, microseconds() - start)
    }
    return best
  }

  private func microseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
  }
}
