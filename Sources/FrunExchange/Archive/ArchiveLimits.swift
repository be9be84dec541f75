/// What an archive from outside may cost before it is refused.
package struct ArchiveLimits: Hashable, Sendable {
  /// Files in the payload.
  package var files = 100_000
  /// One payload file in bytes; ustar itself ends at 8 GiB.
  package var fileBytes: UInt64 = 4 << 30
  /// The whole payload in bytes.
  package var payloadBytes: UInt64 = 64 << 30
  /// One tag file in bytes.
  package var tagFileBytes = 64 << 20
  /// `archive.json` in bytes.
  package var headerBytes = 1 << 20
  /// One file of operations in bytes; a new one is begun before it is passed.
  package var operationFileBytes = 16 << 20
  /// One operation (a commit with its assertions) in bytes.
  package var operationBytes = 16 << 20
  /// All files of operations together in bytes.
  package var operationTotalBytes = 4 << 30

  /// The default bounds.
  package init() {}
}
