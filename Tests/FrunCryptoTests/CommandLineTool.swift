import FoundationEssentials
import Glibc
import Testing

/// Runs an installed program of somebody else, so that our formats are checked against it.
struct CommandLineTool {
  private let path: String

  /// Nil when the program is not installed.
  init?(_ name: String) {
    let path = "/usr/bin/" + name
    guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
    self.path = path
  }

  /// The conformance executable of this project; nil when only this test target was built.
  static var conformance: CommandLineTool? {
    // The test bundle lies beside the executables.
    guard let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    else { return nil }
    let bundle = link.hasSuffix(".xctest") ? link : CommandLine.arguments.first ?? ""
    let path = bundle.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    return CommandLineTool(absolutePath: path + "/frun-conformance")
  }

  private init?(absolutePath path: String) {
    guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
    self.path = path
  }

  /// Whether the program is installed, or must be because this is continuous integration.
  static func isRequired(_ name: String) -> Bool {
    CommandLineTool(name) != nil || ProcessInfo.processInfo.environment["CI"] == "true"
  }

  /// Runs the program with nothing on its standard input and returns its exit status. `environment` (lines
  /// `NAME=value`) replaces ours when given.
  func run(_ arguments: [String], environment: [String]? = nil) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let argv = ([path] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { $0.map { strdup($0) } + [nil] }
    defer { for string in argv + (variables ?? []) { free(string) } }
    var process: pid_t = 0
    let status =
      if let variables {
        posix_spawn(&process, path, &actions, nil, argv, variables)
      } else {
        posix_spawn(&process, path, &actions, nil, argv, environ)
      }
    guard status == 0 else { throw ToolError(reason: "cannot start \(path): \(status)") }
    var ended: Int32 = 0
    while waitpid(process, &ended, 0) < 0 {
      if errno != EINTR { throw ToolError(reason: "cannot wait for \(path)") }
    }
    return ended & 0x7F == 0 ? ended >> 8 & 0xFF : -(ended & 0x7F)
  }
}

struct ToolError: Error {
  let reason: String
}

/// A private directory that is removed with everything in it when the test is over.
final class TemporaryDirectory {
  let path: String

  init() throws {
    path = "/tmp/frun-crypto-test-" + String(UInt64.random(in: .min ... .max), radix: 36)
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The absolute path of a name in the directory.
  func path(_ name: String) -> String { path + "/" + name }

  /// Writes a file and returns its absolute path.
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  /// Reads a file.
  func read(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }
}
