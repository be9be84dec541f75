import FoundationEssentials
import Glibc

/// Facts of this process.
enum ProcessEnvironment {
  /// Every environment variable.
  static func variables() -> [String: String] { ProcessInfo.processInfo.environment }

  /// The path of the executable, from `/proc/self/exe`.
  static func executable() -> String? {
    var buffer = [CChar](repeating: 0, count: 4_096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0, count < buffer.count else { return nil }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
