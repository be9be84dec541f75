import CSystem
import Glibc

/// Runs a pager over finished output.
package enum Pager {
  /// Shows `bytes` in `command` and waits until the reader is done.
  ///
  /// False when the program cannot be started; the caller then writes the
  /// bytes itself. A reader who quits early is no error.
  package static func show(
    _ bytes: [UInt8], with command: PagerCommand, environment: [String: String]
  ) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard let program = command.words.first, pipe(&ends) == 0 else { return false }
    let (readEnd, writeEnd) = (ends[0], ends[1])
    for end in ends { _ = frun_fcntl(end, F_SETFD, FD_CLOEXEC) }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, readEnd, 0)

    // Ctrl-C belongs to the pager while it runs, and a closed pipe is normal.
    let handlers = [SIGINT, SIGPIPE].map { ($0, signal($0, SIG_IGN)) }
    defer { for (number, handler) in handlers { _ = signal(number, handler) } }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGINT)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    let variables = PagerCommand.environment(from: environment).map { "\($0.key)=\($0.value)" }
    var child: pid_t = 0
    let status = withCStrings(command.words) { words in
      withCStrings(variables) { variables in
        posix_spawnp(&child, program, &actions, &attributes, words, variables)
      }
    }
    close(readEnd)
    guard status == 0 else {
      close(writeEnd)
      return false
    }
    try? DescriptorSink.writeAll(bytes, to: writeEnd)
    close(writeEnd)
    var result: Int32 = 0
    while waitpid(child, &result, 0) < 0, errno == EINTR {}
    return true
  }

  /// Calls `body` with a null-terminated array of C strings.
  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    return body(copies)
  }
}
