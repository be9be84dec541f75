import Glibc

/// Runs programs of an experiment to their end, without input and output.
enum ChildProcess {
  /// What ``run(_:)`` answers for a process that was killed.
  static let killed: Int32 = 128 + SIGKILL

  /// The exit status of a command, or 128 and the number of the signal that ended it; 255 when it
  /// could not start. strace ends by the signal that ended what it watches.
  static func run(_ words: [String]) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for number: Int32 in [0, 1, 2] {
      posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0)
    }
    var strings = words.map { strdup($0) }
    strings.append(nil)
    defer { for string in strings { free(string) } }
    var child: pid_t = 0
    guard posix_spawnp(&child, words[0], &actions, nil, strings, environ) == 0 else { return 255 }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
  }
}
