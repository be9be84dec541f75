import Glibc

/// Environment and places of the test process.
struct ProcessEnvironment {
  subscript(name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// The executable built beside the tests.
  static func product(_ name: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    guard readlink("/proc/self/exe", &buffer, buffer.count - 1) > 0 else { return nil }
    let executable = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    let folder = executable.split(separator: "/").dropLast().joined(separator: "/")
    let path = "/\(folder)/\(name)"
    return access(path, X_OK) == 0 ? path : nil
  }

  /// A program of the system.
  static func program(_ name: String) -> String? {
    ["/usr/bin/", "/usr/local/bin/", "/bin/"].map { $0 + name }.first { access($0, X_OK) == 0 }
  }

  /// A file of the fixtures.
  static func fixture(_ name: String) -> String {
    let folder = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    return "/\(folder)/Fixtures/Vault/\(name)"
  }
}
