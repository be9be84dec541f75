/// The contents of a file as the vault keeps them.
package struct StoredContent: Hashable, Sendable {
  /// SHA-256 of the bytes: the name by which records refer to them.
  package let digest: [UInt8]
  /// Number of bytes.
  package let size: UInt64
  /// The first bytes, at most 512: enough to tell the format.
  package let start: [UInt8]
  /// Whether the same bytes were in the vault before.
  package let wasKnown: Bool

  /// The most bytes that one file may have: 1 GiB. A vault is copied, verified and backed up as a
  /// whole; larger recordings belong on a medium of their own.
  package static let mostBytes: UInt64 = 1 << 30
}

/// Whether the bytes that a record refers to are here.
package enum ContentState: Hashable, Sendable {
  /// They are, with this number of bytes.
  case here(size: UInt64)
  /// A record refers to them; whoever sent it left them out.
  case awaited
  /// No record refers to them.
  case unknown
}
