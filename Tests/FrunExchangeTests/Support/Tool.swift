import CSystem
import Glibc
import Testing

/// Runs somebody else's tool, so that formats are not only checked against our own reader.
enum Tool {
  struct Result {
    let status: Int32
    let output: [UInt8]
    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// Where the tool is; nil when it is not installed, which CI does not accept.
  static func find(_ name: String) -> String? {
    for folder in ["/usr/bin", "/bin", "/usr/local/bin"] {
      let path = folder + "/" + name
      if access(path, X_OK) == 0 { return path }
    }
    return nil
  }

  /// Whether tests that need the tools run: all present, or CI, where they must be.
  static func available(_ names: String...) -> Bool {
    names.allSatisfy { find($0) != nil } || getenv("CI").map { String(cString: $0) } == "true"
  }

  /// Runs a tool with `input` on its standard input; standard error joins the output on failure.
  static func run(
    _ name: String, _ arguments: [String], input: [UInt8] = [], in folder: TemporaryFolder
  ) throws -> Result {
    let path = try #require(find(name), "\(name) is not installed")
    let stem = folder.path + "/.run-\(name)"
    try folder.write(".run-\(name).in", input)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, stem + ".in", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(
      &actions, 1, stem + ".out", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(
      &actions, 2, stem + ".err", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    // env changes into the folder: posix_spawn has no portable call for it.
    let line = ["env", "-C", folder.path, path] + arguments
    var words: [UnsafeMutablePointer<CChar>?] = line.map { strdup($0) }
    defer { words.forEach { free($0) } }
    words.append(nil)
    var child: pid_t = 0
    let spawned = posix_spawn(&child, "/usr/bin/env", &actions, nil, words, environ)
    #expect(spawned == 0)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    let exit = status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
    var output = try folder.read(".run-\(name).out")
    if exit != 0 { output += try folder.read(".run-\(name).err") }
    return Result(status: exit, output: output)
  }
}

/// A private folder that goes away with the test.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/frun-test-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }
    }
    path = String(cString: try #require(made))
  }

  deinit { remove(path) }

  private func remove(_ path: String) {
    if let stream = opendir(path) {
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard name != ".", name != ".." else { continue }
        let child = path + "/" + name
        if entry.pointee.d_type == DT_DIR { remove(child) } else { unlink(child) }
      }
      closedir(stream)
      rmdir(path)
    }
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    var folder = path
    for segment in name.split(separator: "/").dropLast() {
      folder += "/" + segment
      mkdir(folder, 0o700)
    }
    let file = try #require(fopen(path + "/" + name, "w"))
    defer { fclose(file) }
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func read(_ name: String) throws -> [UInt8] {
    let file = try #require(fopen(path + "/" + name, "r"), "no file \(name)")
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  func names(_ subfolder: String = "") -> [String] {
    guard let stream = opendir(path + "/" + subfolder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != "..", !name.hasPrefix(".run-") { names.append(name) }
    }
    return names.sorted()
  }
}
