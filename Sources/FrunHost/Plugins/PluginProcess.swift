import CSystem
import FrunKit
import FrunTerminal
import FrunText
import FrunWire
import Glibc

/// A program at the other end of two pipes, within limits of size and time. It is stopped, with
/// everything it started, when this object is closed.
final class PluginProcess: WireChannel {
  /// How long a plugin may take.
  struct Limits {
    /// Until its first line, in milliseconds.
    var greeting: Int32 = 5_000
    /// Without a word, in milliseconds.
    var silence: Int32 = 60_000
    /// From SIGTERM to SIGKILL, and from `done` to its end, in milliseconds.
    var farewell: Int32 = 2_000
    /// The most bytes it may say in all.
    var bytes = 256 << 20
    /// The most bytes of standard error that are shown.
    var errorBytes = 64 << 10
  }

  private var child: pid_t = 0
  private var toChild: Int32 = -1
  private var fromChild: Int32 = -1
  private var errors: Int32 = -1
  private var lines: LineBuffer
  private var received = 0
  private var hasGreeted = false
  private var errorText: [UInt8] = []
  private let limits: Limits
  private let interruption: any Interruption
  private let onError: (String) throws -> Void

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: its absolute path.
  ///   - folder: where it works.
  ///   - environment: all its variables.
  ///   - confinement: the bounds the kernel keeps it within; nil for none.
  ///   - onError: is given each line of standard error.
  init(
    _ program: String, folder: String, environment: [String: String],
    confinement: Confinement? = nil, limits: Limits = Limits(), interruption: any Interruption,
    onError: @escaping (String) throws -> Void
  ) throws {
    self.limits = limits
    self.interruption = interruption
    self.onError = onError
    lines = LineBuffer()
    try start(program, folder, environment, confinement)
  }

  deinit { stop() }

  private func start(
    _ program: String, _ folder: String, _ environment: [String: String],
    _ confinement: Confinement?
  ) throws {
    let input = try Self.pipe()
    let output = try Self.pipe()
    let error = try Self.pipe()
    defer { for end in [input.read, output.write, error.write] { close(end) } }
    (toChild, fromChild, errors) = (input.write, output.read, error.read)
    for end in [toChild, fromChild, errors] { _ = frun_fcntl(end, F_SETFL, O_NONBLOCK) }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.read, 0)
    posix_spawn_file_actions_adddup2(&actions, output.write, 1)
    posix_spawn_file_actions_adddup2(&actions, error.write, 2)
    // The vault file, its keys' memory files and the terminal stay behind.
    _ = frun_spawn_without(&actions, 3)
    _ = frun_spawn_in(&actions, folder)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    sigfillset(&all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    // A session of its own: what it starts is stopped with it, and the terminal is not its terminal.
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | Int32(FRUN_SPAWN_SESSION)))

    let words: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup("run"), nil]
    let variables: [UnsafeMutablePointer<CChar>?] =
      environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    let status = program.withCString { program in
      withUnsafePointer(to: &actions) { actions in
        withUnsafePointer(to: &attributes) { attributes in
          words.withUnsafeBufferPointer { words in
            variables.withUnsafeBufferPointer { variables in
              var start = frun_start()
              start.program = program
              start.actions = actions
              start.attributes = attributes
              start.words = words.baseAddress
              start.variables = variables.baseAddress
              start.rules = confinement?.rules ?? -1
              start.filters = confinement?.hasFilter == true ? 1 : 0
              start.network = confinement?.network == true ? 1 : 0
              let status = frun_start_confined(&start)
              child = start.child
              return status
            }
          }
        }
      }
    }
    guard status == 0 else {
      child = 0
      throw Failure(
        .unavailable, "plugin.notStarted", "the plugin cannot be started",
        causes: [FileProblem(status).cause],
        hints: ["its program must be executable and begin with a line such as #!/usr/bin/python3"])
    }
  }

  private static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else {
      throw Failure(
        .unavailable, "plugin.pipe", "no pipe can be made", causes: [FileProblem(errno).cause])
    }
    for end in ends { _ = frun_fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  // MARK: Lines

  func send(_ json: JSONValue) throws {
    var rest = ArraySlice(Array((json.text() + "\n").utf8))
    // A plugin that went away is an error to be told, not the end of frun.
    let handler = signal(SIGPIPE, SIG_IGN)
    defer { _ = signal(SIGPIPE, handler) }
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(toChild, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        // It may be busy speaking: take that in, or both wait for ever.
        try wait(writing: true)
      } else if errno == EPIPE {
        throw WireError("it stopped listening", isEnd: true)
      } else if errno != EINTR {
        throw WireError("it cannot be reached")
      }
    }
  }

  func receive() throws -> JSONValue? {
    while true {
      if let json = try lines.next() {
        hasGreeted = true
        return json
      }
      guard fromChild >= 0 else {
        guard !lines.hasRest else {
          throw WireError("its last line does not end", line: lines.lastLine + 1)
        }
        return nil
      }
      try wait(writing: false)
    }
  }

  /// Waits until something can be read or written, and takes in what is there.
  private func wait(writing: Bool) throws {
    var descriptors = [
      pollfd(fd: fromChild, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
      pollfd(fd: interruption.wakeDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: writing ? toChild : -1, events: Int16(POLLOUT), revents: 0),
    ]
    let limit = hasGreeted ? limits.silence : limits.greeting
    let count = poll(&descriptors, nfds_t(descriptors.count), limit)
    if interruption.signal != nil {
      try? send(HostMessage.cancel.json())
      throw Failure.cancelled
    }
    if count < 0, errno != EINTR { throw WireError("it cannot be reached") }
    guard count != 0 else {
      throw WireError(
        hasGreeted
          ? "it said nothing for \(limit / 1000) seconds"
          : "it did not greet within \(limit / 1000) seconds")
    }
    if descriptors[2].revents != 0 { interruption.drain() }
    if descriptors[1].revents != 0 { try takeErrors() }
    if descriptors[0].revents != 0 { try takeOutput() }
  }

  private func takeOutput() throws {
    guard let bytes = Self.take(&fromChild) else { return }
    received += bytes.count
    guard received <= limits.bytes else {
      throw WireError("it said more than \(limits.bytes >> 20) MiB")
    }
    lines.append(bytes)
  }

  private func takeErrors() throws {
    guard let bytes = Self.take(&errors) else {
      if !errorText.isEmpty { try showErrors([0x0A]) }
      return
    }
    try showErrors(bytes)
  }

  private var errorBytes = 0

  private func showErrors(_ bytes: [UInt8]) throws {
    guard errorBytes < limits.errorBytes else { return }
    errorBytes += bytes.count
    errorText += bytes
    while let end = errorText.firstIndex(of: 0x0A) {
      try onError(String(decoding: errorText[..<end].prefix(2_000), as: UTF8.self))
      errorText.removeSubrange(...end)
    }
    if errorBytes >= limits.errorBytes {
      errorText = []
      try onError("(more is not shown)")
    }
  }

  /// What can be read now; nil, and the descriptor closed, at the end.
  private static func take(_ descriptor: inout Int32) -> [UInt8]? {
    var block = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &block, block.count)
    if count > 0 { return Array(block[..<count]) }
    if count < 0, errno == EAGAIN || errno == EINTR { return [] }
    close(descriptor)
    descriptor = -1
    return nil
  }

  // MARK: The end

  /// How a program ended.
  enum End: Equatable {
    /// With an exit status.
    case exit(Int32)
    /// By a signal.
    case signal(Int32)
  }

  /// Gives the program time to end, stops it when it does not, and answers how it ended.
  func finish() throws -> End? {
    if toChild >= 0 { close(toChild) }
    toChild = -1
    while errors >= 0, waitForEnd(milliseconds: 0) == nil {
      var descriptor = pollfd(fd: errors, events: Int16(POLLIN), revents: 0)
      guard poll(&descriptor, 1, limits.farewell) > 0 else { break }
      try takeErrors()
    }
    while errors >= 0 {
      var descriptor = pollfd(fd: errors, events: Int16(POLLIN), revents: 0)
      guard poll(&descriptor, 1, 0) > 0 else { break }
      try takeErrors()
    }
    let end = waitForEnd(milliseconds: limits.farewell)
    stop()
    return end ?? ended
  }

  private var ended: End?

  /// Stops the program and everything in its group.
  func stop() {
    if child > 0 {
      kill(-child, SIGTERM)
      if waitForEnd(milliseconds: limits.farewell) == nil {
        kill(-child, SIGKILL)
        _ = waitForEnd(milliseconds: limits.farewell)
      } else {
        // What it left behind has no claim to more time.
        kill(-child, SIGKILL)
      }
      child = 0
    }
    for descriptor in [toChild, fromChild, errors] where descriptor >= 0 { close(descriptor) }
    (toChild, fromChild, errors) = (-1, -1, -1)
  }

  private func waitForEnd(milliseconds: Int32) -> End? {
    if let ended { return ended }
    guard child > 0 else { return nil }
    var waited: Int32 = 0
    while true {
      var status: Int32 = 0
      if waitpid(child, &status, WNOHANG) == child {
        let signal = status & 0x7F
        ended = signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
        return ended
      }
      guard waited < milliseconds else { return nil }
      usleep(5_000)
      waited += 5
    }
  }
}
