/// What `frun doctor` can look at. Facts only; the judgement is in ``Checkup``.
package protocol Probes: Sendable {
  /// The user.
  var userID: UInt32 { get }
  /// The text of a small file of the system; nil when it cannot be read.
  func text(of path: String) -> String?
  /// Facts of a file or directory; nil when there is none.
  func facts(of path: String) -> PathFacts?
  /// Facts of the file system a directory lies in; nil when they cannot be told.
  func volume(of path: String) -> VolumeFacts?
  /// The version of a library; nil when it is missing.
  func version(of library: Library) -> String?
  /// How long a small write takes to reach the disk, in microseconds; nil when
  /// it cannot be tried.
  func syncMicroseconds(in directory: String) -> Int?
  /// What the kernel can keep a plugin from.
  var confinement: ConfinementFacts { get }
}

/// A library the program works with.
package enum Library: String, CaseIterable, Sendable {
  case sqlite = "SQLite"
  case libcrypto
  case libarchive
}

/// Facts of a file or directory.
package struct PathFacts: Hashable, Sendable {
  /// Permission bits, the lowest nine.
  package var mode: UInt32
  /// Who owns it.
  package var owner: UInt32
  /// Whether it is a directory.
  package var isDirectory: Bool

  package init(mode: UInt32, owner: UInt32, isDirectory: Bool) {
    self.mode = mode
    self.owner = owner
    self.isDirectory = isDirectory
  }
}

/// Facts of a file system.
package struct VolumeFacts: Hashable, Sendable {
  /// Bytes that this user may still write.
  package var freeBytes: UInt64
  /// The device as `major:minor`.
  package var device: String

  package init(freeBytes: UInt64, device: String) {
    self.freeBytes = freeBytes
    self.device = device
  }
}
