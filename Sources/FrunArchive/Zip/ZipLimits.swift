/// What a zip file may cost before it is refused. All sizes are bytes after unpacking.
package struct ZipLimits: Hashable, Sendable {
  /// Parts listed in the directory of the file, wanted or not.
  package var parts: Int
  /// One wanted part.
  package var bytesPerPart: Int
  /// All wanted parts together.
  package var totalBytes: Int
  /// The packed file itself.
  package var packedBytes: Int

  /// Makes limits; the defaults fit the largest public form workbooks (about 2 MiB unpacked) with
  /// a wide margin and still bound the memory of a small laptop.
  package init(
    parts: Int = 4096, bytesPerPart: Int = 64 << 20, totalBytes: Int = 128 << 20,
    packedBytes: Int = 64 << 20
  ) {
    self.parts = parts
    self.bytesPerPart = bytesPerPart
    self.totalBytes = totalBytes
    self.packedBytes = packedBytes
  }
}
