import CSystem
import Glibc

/// Another process, with its standard input and output in our hands.
package final class ChildProcess {
  /// A system call failed, with errno.
  package struct Failure: Error {
    package let code: Int32
  }

  /// The process number.
  package let id: Int32
  private let output: Int32
  private var isReaped = false
  private var received: [UInt8] = []

  /// Starts `path` with arguments (without the name of the program) and gives it `input`. What it
  /// says on the standard error is dropped when `isQuiet`.
  package init(
    _ path: String, _ arguments: [String], input: String = "", isQuiet: Bool = false
  ) throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure(code: errno) }
    var inputEnds: [Int32] = [0, 0]
    guard pipe(&inputEnds) == 0 else { throw Failure(code: errno) }
    for end in [ends[0], inputEnds[1]] { _ = frun_fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, inputEnds[0], 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addclose(&actions, inputEnds[0])
    posix_spawn_file_actions_addclose(&actions, ends[1])
    if isQuiet {
      posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    var strings = ([path] + arguments).map { strdup($0) }
    strings.append(nil)
    defer { for string in strings { free(string) } }
    var child: pid_t = 0
    let status = posix_spawn(&child, path, &actions, nil, strings, environ)
    close(ends[1])
    close(inputEnds[0])
    if status == 0 {
      _ = Array(input.utf8).withUnsafeBytes { write(inputEnds[1], $0.baseAddress, $0.count) }
    }
    close(inputEnds[1])
    guard status == 0 else {
      close(ends[0])
      throw Failure(code: status)
    }
    id = child
    output = ends[0]
  }

  deinit {
    if !isReaped {
      Glibc.kill(id, SIGKILL)
      wait()
    }
    close(output)
  }

  /// Kills it the hard way and waits until it is gone.
  package func kill() {
    Glibc.kill(id, SIGKILL)
    wait()
  }

  /// Waits for its end; returns the exit status, or -1 when it was killed.
  @discardableResult
  package func wait() -> Int32 {
    guard !isReaped else { return -1 }
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 && errno == EINTR {}
    isReaped = true
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -1
  }

  /// The next line of its output; nil at the end.
  package func readLine() -> String? {
    while true {
      if let end = received.firstIndex(of: 10) {
        let line = String(decoding: received[..<end], as: UTF8.self)
        received.removeSubrange(...end)
        return line
      }
      guard fill() else { return nil }
    }
  }

  /// Everything that is still to come.
  package func readAll() -> String {
    while fill() {}
    defer { received = [] }
    return String(decoding: received, as: UTF8.self)
  }

  private func fill() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { read(output, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { return true }
    guard count > 0 else { return false }
    received.append(contentsOf: buffer[..<count])
    return true
  }
}
