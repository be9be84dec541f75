/// A plain file in a tar container.
package struct UstarEntry: Hashable, Sendable {
  /// Full name, with `/` between folders; ASCII.
  package let name: String
  /// Size of the contents in bytes.
  package let size: UInt64

  /// Makes an entry.
  package init(name: String, size: UInt64) {
    self.name = name
    self.size = size
  }
}
