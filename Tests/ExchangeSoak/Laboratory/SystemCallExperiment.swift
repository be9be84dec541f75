import Glibc

/// Runs work on archives and vaults as a process of its own and lets one system call after the other
/// fail, or kills the process there, until nothing is left to fail. Each time the vaults must hold the
/// old or the new state, be sound, and nothing may lie about.
///
/// The calls are counted and made to fail by strace, so every one is covered: those of the vault, of
/// staging, of the archive, and those of the libraries and the loader. strace counts for each thread of
/// its own, so the n-th call fails in every thread that gets that far.
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

  /// Which work is watched.
  package enum Role: String, CaseIterable, Sendable {
    /// Writes an archive.
    case export
    /// Takes an archive with an attached file in.
    case take
    /// The same as a dry run.
    case rehearse
    /// Erases the name of a client.
    case erase
    /// Joins the parts of an archive.
    case join
  }

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

    /// Nothing yet.
    package init() {}

    package var description: String {
      "\(runs) runs, \(old) old, \(new) new, \(findings.count) bad \(findings)"
    }

    /// Adds what another series found.
    package mutating func add(_ other: Result) {
      runs += other.runs
      old += other.old
      new += other.new
      findings += other.findings
    }
  }

  let program: String
  let template: String
  let code: String
  let before: States
  let after: States

  struct States {
    let sender: [UInt8]
    let receiver: [UInt8]
  }

  /// Prepares both vaults with `program`, which has the roles, in a folder of its own.
  package init(program: String, code: String) throws {
    // A role that fails ends by an error nobody catches; drawing a picture of that takes longer than
    // all the rest.
    setenv("SWIFT_BACKTRACE", "enable=no", 1)
    self.program = program
    self.code = code
    template = try Folders.make()
    let fixture = ExchangeFixture(folder: template, code: code)
    try fixture.prepare()
    before = try fixture.states()
    let copy = try Folders.make()
    defer { Folders.remove(copy) }
    try Folders.copy(template, to: copy)
    let done = ExchangeFixture(folder: copy, code: code)
    try done.perform(.take)
    after = try done.states()
  }

  /// Removes what was prepared.
  package func close() { Folders.remove(template) }

  /// Whether strace is here and may watch processes.
  package static var isPossible: Bool {
    ChildProcess.run(["strace", "-f", "-qq", "-o", "/dev/null", "true"]) == 0
  }

  /// The calls with a file or a descriptor that the work makes when nothing fails.
  package func count(_ role: Role) throws -> CallCount {
    let folder = try Folders.make()
    defer { Folders.remove(folder) }
    try Folders.copy(template, to: folder)
    let log = "\(folder)/trace"
    let status = ChildProcess.run([
      "strace", "-f", "-qq", "-o", log, "-e", "trace=%file,%desc", program, role.rawValue, folder,
      code,
    ])
    guard status == 0 else { throw Folders.Failure(code: status, what: "counting calls") }
    return CallCount(log: try Folders.read(log))
  }

  /// Lets every `step`-th call of a name fail.
  package func run(
    _ role: Role, _ fault: Fault, at call: String, step: Int = 1
  ) throws -> Result {
    var result = Result()
    var nth = 1
    while nth < 20_000 {
      let folder = try Folders.make()
      defer { Folders.remove(folder) }
      try Folders.copy(template, to: folder)
      let log = "\(folder)/trace"
      let status = ChildProcess.run([
        "strace", "-f", "-qq", "-o", log, "-e", "trace=\(call)", "-e",
        "inject=\(call):\(fault.injection):when=\(nth)", program, role.rawValue, folder, code,
      ])
      let wasHit =
        try fault == .kill ? status == ChildProcess.killed : Folders.contains("INJECTED", in: log)
      guard wasHit else { break }
      unlink(log)
      result.runs += 1
      do {
        if try isNew(role, folder, succeeded: status == 0) {
          result.new += 1
        } else {
          result.old += 1
        }
      } catch {
        if result.findings.count < 10 {
          result.findings.append("\(role) \(fault) \(call) \(nth): \(error)")
        }
      }
      nth += step
    }
    return result
  }
}
