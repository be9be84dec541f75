import CSystem
import FrunKit
import Glibc

/// What the kernel of this computer can keep a plugin from.
package struct ConfinementFacts: Hashable, Sendable {
  /// The version of Landlock, which keeps a program to named files; 0 without it.
  package var landlock: Int
  /// Whether calls of the system can be filtered: sockets, keys, other processes.
  package var hasFilter: Bool

  /// Facts.
  package init(landlock: Int, hasFilter: Bool) {
    self.landlock = landlock
    self.hasFilter = hasFilter
  }

  /// Those of this computer.
  package static func ofThisComputer() -> ConfinementFacts {
    ConfinementFacts(landlock: Int(frun_landlock_version()), hasFilter: frun_has_filter() != 0)
  }

  /// Whether both are there.
  package var isWhole: Bool { landlock > 0 && hasFilter }

  /// What is true of every plugin here, in a sentence to the person who decides.
  ///
  /// - Parameter network: whether the plugin asked for the network.
  package func sentence(network: Bool) -> String {
    let sockets = network ? "reach the internet, but no local service" : "reach no network"
    switch (landlock > 0, hasFilter) {
    case (true, true):
      return "The kernel of this computer keeps it to its own folder and the system's programs: it "
        + "cannot read your files or the vault, cannot take keys, and can \(sockets)."
    case (true, false):
      return
        "The kernel of this computer keeps it to its own folder and the system's programs, but "
        + "not from the network or from keys in the kernel."
    case (false, true):
      return "It runs with your rights: the kernel of this computer does not keep it from reading "
        + "your files. It cannot take keys, and can \(sockets)."
    case (false, false):
      return "It runs with your rights: the kernel of this computer does not keep it from reading "
        + "your files, from the network, or from keys in the kernel."
    }
  }
}

/// Bounds of one plugin's run, kept by the kernel: nothing but its own files and those of the system
/// can be opened.
///
/// Source: landlock(7). What a version of Landlock does not know stays unbounded; the filter of
/// system calls does not depend on it.
final class Confinement {
  /// The set of rules; -1 without Landlock.
  let rules: Int32
  /// Whether calls of the system are filtered.
  let hasFilter: Bool
  /// Whether sockets of the internet stay.
  let network: Bool

  /// Builds the rules.
  ///
  /// - Parameters:
  ///   - program: the folder with the program: read and executed, never written.
  ///   - work: the folder it may do anything in but execute.
  ///   - network: whether it was allowed to talk to a network.
  /// - Throws: ``Failure`` when the kernel offers bounds and does not set them.
  init(
    _ facts: ConfinementFacts, program: String, work: String, network: Bool
  ) throws {
    hasFilter = facts.hasFilter
    self.network = network
    guard facts.landlock > 0 else {
      rules = -1
      return
    }
    let known = Rights.known(to: facts.landlock)
    rules = frun_landlock_rules(
      known, facts.landlock >= 4 && !network ? Rights.tcp : 0,
      facts.landlock >= 6 ? Rights.scopes : 0)
    guard rules >= 0 else { throw Self.failure(errno) }
    try allow(Rights.read | Rights.execute, below: program, isNeeded: true)
    try allow(known & ~Rights.execute, below: work, isNeeded: true)
    for path in Self.system { try allow(Rights.read | Rights.execute, below: path) }
    for path in Self.settings() { try allow(Rights.read, below: path) }
    for path in Self.devices { try allow(Rights.read | Rights.writeFile, below: path) }
    if network { for path in Self.names { try allow(Rights.read, below: path) } }
  }

  deinit {
    if rules >= 0 { close(rules) }
  }

  private func allow(_ rights: UInt64, below path: String, isNeeded: Bool = false) throws {
    let status = frun_landlock_allow(rules, path, rights, Rights.ofFiles)
    guard status != 0 else { return }
    // Not every system has every folder.
    guard isNeeded || ![ENOENT, EACCES, ENOTDIR].contains(status) else { return }
    throw Self.failure(status)
  }

  private static func failure(_ status: Int32) -> Failure {
    Failure(
      .unavailable, "plugin.notConfined", "the kernel does not set bounds to the plugin",
      causes: [FileProblem(status).cause],
      hints: ["the plugin was not started; 'frun doctor' shows what the kernel offers"])
  }

  // MARK: What a program needs to run at all

  /// Programs, interpreters and libraries.
  private static let system = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"]
  private static let devices = [
    "/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom",
  ]
  /// Where names of the internet are looked up.
  private static let names = [
    "/etc/resolv.conf", "/etc/hosts", "/etc/host.conf", "/etc/nsswitch.conf", "/etc/gai.conf",
    "/etc/services", "/etc/protocols", "/etc/ssl", "/etc/ca-certificates", "/etc/pki",
  ]

  /// Settings of the system that say nothing about the person: of the dynamic linker, of the time
  /// zone, of interpreters. Not `/etc` as a whole, which holds the names of everybody here.
  private static func settings() -> [String] {
    let interpreters = Files.names(in: "/etc").map {
      $0.hasSuffix("/") ? String($0.dropLast()) : $0
    }
    .filter { name in ["python", "perl", "ruby", "lua"].contains { name.hasPrefix($0) } }
    return [
      "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/ld.so.preload",
      "/etc/localtime", "/etc/timezone", "/etc/locale.alias", "/etc/mime.types",
    ] + interpreters.map { "/etc/\($0)" }
  }

  /// Bits of `<linux/landlock.h>`.
  private enum Rights {
    static let execute: UInt64 = 1 << 0
    static let writeFile: UInt64 = 1 << 1
    /// Files and lists of folders.
    static let read: UInt64 = 1 << 2 | 1 << 3
    private static let truncate: UInt64 = 1 << 14
    private static let control: UInt64 = 1 << 15
    /// Those that a file can have, and not only a folder.
    static let ofFiles: UInt64 = execute | writeFile | 1 << 2 | truncate | control
    /// Binding and connecting.
    static let tcp: UInt64 = 1 << 0 | 1 << 1
    /// Abstract local sockets, and signals to others.
    static let scopes: UInt64 = 1 << 0 | 1 << 1

    /// All rights about files that a version knows: thirteen of the first, then moving between
    /// folders (2), cutting (3), and controlling devices (5).
    static func known(to version: Int) -> UInt64 {
      var rights: UInt64 = 1 << 13 - 1
      if version >= 2 { rights |= 1 << 13 }
      if version >= 3 { rights |= truncate }
      if version >= 5 { rights |= control }
      return rights
    }
  }
}
