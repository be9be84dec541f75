/// The files of an unpacked bag, wherever they lie.
package protocol BagTree {
  /// All files below the bag's folder. Throws when there is anything but files and folders.
  func files() throws -> [BagFile]

  /// Hands the contents of a file to `use`, piece by piece.
  func read(_ path: String, _ use: ByteConsumer) throws
}

/// One file of an unpacked bag.
package struct BagFile: Hashable, Sendable {
  /// Path relative to the bag's folder, with `/`.
  package let path: String
  /// Size in bytes.
  package let size: UInt64

  /// Makes a file description.
  package init(path: String, size: UInt64) {
    self.path = path
    self.size = size
  }
}
