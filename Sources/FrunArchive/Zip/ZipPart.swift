/// One file of a zip archive, unpacked in memory.
package struct ZipPart: Hashable, Sendable {
  /// Name as stored, with `/` between folders; checked to stay inside the archive.
  package let name: String
  /// The unpacked contents.
  package let bytes: [UInt8]

  /// Makes a part.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
