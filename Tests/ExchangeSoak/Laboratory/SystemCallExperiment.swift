import Glibc

/// Runs an export or an import as a process of its own and lets one system call after the other fail,
/// or kills the process there, until nothing is left to fail. Each time the vaults must hold the old
/// or the new state, be sound, and nothing may lie about.
///
/// The calls are counted and made to fail by strace, so every one is covered: those of the vault, of
/// staging, of the archive, and those of the libraries.
package struct SystemCallExperiment {
  /// What happens at the call.
  package enum Fault: String, CaseIterable, Sendable {
    /// The process is gone, as after kill -9 or a power cut of the laptop's processor.
    case kill
    /// The disk is full.
    case full
    /// The stick was pulled out, the disk fails.
    case broken

    fileprivate var injection: String {
      switch self {
      case .kill: "signal=SIGKILL"
      case .full: "error=ENOSPC"
      case .broken: "error=EIO"
      }
    }
  }

  /// Which command is watched.
  package enum Role: String, CaseIterable, Sendable { case export, take }

  /// What was found.
  package struct Result: Sendable, CustomStringConvertible {
    /// Runs in which a call failed.
    package var runs = 0
    /// Runs that ended in the old state.
    package var old = 0
    /// Runs that ended in the new state.
    package var new = 0
    /// What was wrong, at most ten.
    package var findings: [String] = []

    package var description: String {
      "\(runs) runs, \(old) old, \(new) new, \(findings.count) bad \(findings)"
    }
  }

  /// The calls that change something on a disk or decide what is read from it.
  package static let calls = [
    "openat", "read", "pread64", "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "unlink",
    "unlinkat", "linkat", "renameat", "rename", "mkdirat", "utimensat", "fallocate", "fstat",
    "lseek", "close",
  ]

  private let program: String
  private let template: String
  private let code: String
  private let before: [Role: [UInt8]]
  private let after: [UInt8]

  /// Prepares both vaults with `program`, which has the roles, in a folder of its own.
  package init(program: String, code: String) throws {
    self.program = program
    self.code = code
    template = try Folders.make()
    let fixture = ExchangeFixture(folder: template, code: code)
    try fixture.prepare()
    before = [
      .export: try fixture.state(of: "sender"), .take: try fixture.state(of: "receiver"),
    ]
    let copy = try Folders.make()
    defer { Folders.remove(copy) }
    try Folders.copy(template, to: copy)
    let done = ExchangeFixture(folder: copy, code: code)
    try done.take()
    after = try done.state(of: "receiver")
  }

  /// Removes what was prepared.
  package func close() { Folders.remove(template) }

  /// Whether strace is here and may watch processes.
  package static var isPossible: Bool {
    run(["strace", "-f", "-qq", "-o", "/dev/null", "true"]) == 0
  }

  /// Lets every `step`-th call of a name fail.
  package func run(
    _ role: Role, _ fault: Fault, at call: String, step: Int = 1
  ) throws -> Result {
    var result = Result()
    var nth = 1
    while nth < 5_000 {
      let folder = try Folders.make()
      defer { Folders.remove(folder) }
      try Folders.copy(template, to: folder)
      let log = "\(folder)/trace"
      let status = Self.run([
        "strace", "-f", "-qq", "-o", log, "-e", "trace=\(call)", "-e",
        "inject=\(call):\(fault.injection):when=\(nth)", program, role.rawValue, folder, code,
      ])
      let wasHit = try fault == .kill ? status != 0 : Folders.contains("INJECTED", in: log)
      guard wasHit else { break }
      unlink(log)
      result.runs += 1
      do {
        try judge(role, folder, succeeded: status == 0, into: &result)
      } catch {
        Self.note("\(error)", role, fault, call, nth, &result)
      }
      nth += step
    }
    return result
  }

  private func judge(
    _ role: Role, _ folder: String, succeeded: Bool, into result: inout Result
  ) throws {
    struct Finding: Error, CustomStringConvertible { let description: String }
    let fixture = ExchangeFixture(folder: folder, code: code)
    let partial = "frun-laboratory.tar.zst.age.partial"
    let usual: Set = ["office.frun", "office.frun-fvj", "frun-laboratory.tar.zst.age"]
    // A half-written archive may lie on the stick until the next export; nothing else, and never
    // in the clear.
    let first = try fixture.leftovers(allowing: usual.union([partial]))
    guard first.isEmpty else { throw Finding(description: "left: \(first)") }
    switch role {
    case .take:
      let state = try fixture.state(of: "receiver")
      guard state == before[.take] || state == after else {
        throw Finding(description: "neither old nor new")
      }
      guard !succeeded || state == after else { throw Finding(description: "reported, not done") }
      if state == after { result.new += 1 } else { result.old += 1 }
      try fixture.take()
      guard try fixture.state(of: "receiver") == after else {
        throw Finding(description: "cannot be repeated")
      }
    case .export:
      guard try fixture.state(of: "sender") == before[.export] else {
        throw Finding(description: "the export changed the vault")
      }
      let isThere = try Folders.names("\(folder)/stick").contains("frun-laboratory.tar.zst.age")
      guard isThere || !succeeded else { throw Finding(description: "reported, not there") }
      guard !isThere || fixture.archiveIsWhole() else { throw Finding(description: "half a file") }
      if isThere { result.new += 1 } else { result.old += 1 }
      try fixture.export()
    }
    let last = try fixture.leftovers(allowing: usual)
    guard last.isEmpty else { throw Finding(description: "left for ever: \(last)") }
  }

  private static func note(
    _ text: String, _ role: Role, _ fault: Fault, _ call: String, _ nth: Int,
    _ result: inout Result
  ) {
    if result.findings.count < 10 {
      result.findings.append("\(role) \(fault) \(call) \(nth): \(text)")
    }
  }

  /// The exit status of a command without output; 255 when it was killed or could not start.
  private static func run(_ words: [String]) -> Int32 {
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
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 255
  }
}
