/// One file of a zip archive, unpacked in memory.
package struct ZipPart: Hashable, Sendable {
  /// Name as stored, with `/` between folders; checked to stay inside the archive.
  package let name: String
  /// The unpacked contents.
  package let bytes: [UInt8]
}
