import CSystem
import Glibc

/// The built program on a terminal of its own, as a person has it.
final class FrunProcess {
  private let keyboard: Int32
  private var process: pid_t = 0
  private var ended: Int32?
  /// Everything the terminal showed, what was typed included.
  private(set) var seen: [UInt8] = []
  private var mark = 0
  /// Whether it said nothing for a minute: nobody waits for its end then.
  private var isSilent = false

  /// How the program ended.
  enum End: Hashable {
    case status(Int32)
    case signal(Int32)
  }

  /// The executable built beside the tests; nil when only this target was built.
  static var executable: String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    guard readlink("/proc/self/exe", &buffer, buffer.count - 1) > 0 else { return nil }
    let own = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    let path = "/" + own.split(separator: "/").dropLast().joined(separator: "/") + "/frun"
    return access(path, X_OK) == 0 ? path : nil
  }

  init?(_ words: [String], _ environment: [String: String], columns: UInt16 = 80) {
    guard let executable = Self.executable else { return nil }
    var ends: (Int32, Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 1_024)
    var window = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&ends.0, &ends.1, &name, nil, &window) == 0 else { return nil }
    keyboard = ends.0
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    // A session of its own (POSIX_SPAWN_SETSID), so that the terminal opened first is its own.
    // And signals as a shell hands them on (SETSIGMASK, SETSIGDEF): the threads of tests block them.
    posix_spawnattr_setflags(&attributes, 0x80 | 0x08 | 0x04)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGINT)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    posix_spawn_file_actions_addclose(&actions, ends.0)
    var arguments: [UnsafeMutablePointer<CChar>?] = ([executable] + words).map { strdup($0) }
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") }
    arguments.append(nil)
    variables.append(nil)
    let code = posix_spawn(&process, executable, &actions, &attributes, arguments, variables)
    for pointer in arguments + variables { free(pointer) }
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
    close(ends.1)
    guard code == 0 else {
      close(keyboard)
      return nil
    }
  }

  deinit {
    if ended == nil { _ = kill() }
    close(keyboard)
  }

  /// What came since the last line was typed.
  var fresh: String { String(decoding: seen[mark...], as: UTF8.self) }

  /// Types, and begins to look at what comes afterwards.
  func type(_ text: String) {
    mark = seen.count
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(keyboard, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// Reads until what came since the last line holds this; false when the program ended, or when
  /// nothing came for a minute, which only a broken program needs.
  func waits(until holds: (String) -> Bool) -> Bool {
    while !holds(fresh) { if !readMore() { return holds(fresh) } }
    return true
  }

  /// Takes over what the terminal shows now, without waiting.
  func look() {
    var wait = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
    while poll(&wait, 1, 0) == 1, readMore() {}
  }

  private func readMore() -> Bool {
    var wait = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, 60_000) == 1 else {
      isSilent = true
      return false
    }
    var block = [UInt8](repeating: 0, count: 4_096)
    let count = read(keyboard, &block, block.count)
    guard count > 0 else { return false }
    seen += block[..<count]
    return true
  }

  /// Ends it as a power cut does.
  func kill() -> End {
    _ = Glibc.kill(process, SIGKILL)
    return end()
  }

  /// Waits for its end.
  func end() -> End {
    while readMore() {}
    if isSilent { _ = Glibc.kill(process, SIGKILL) }
    if ended == nil {
      var status: Int32 = 0
      while waitpid(process, &status, 0) == -1, errno == EINTR {}
      ended = status
    }
    let status = ended ?? 0
    return status & 0x7F == 0 ? .status(status >> 8 & 0xFF) : .signal(status & 0x7F)
  }
}
