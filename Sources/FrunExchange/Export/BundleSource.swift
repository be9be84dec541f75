package import FrunDomain
package import FrunStore

/// A stream at one moment.
package struct StreamState: Sendable {
  /// Everything there is of it.
  package let vector: VersionVector
  /// The signed heads that prove its chains.
  package let heads: [SignedHead]

  /// A state.
  package init(vector: VersionVector, heads: [SignedHead]) {
    self.vector = vector
    self.heads = heads
  }
}

/// Where an export takes its changes from: the store, or a model of it in tests.
///
/// An export asks for the state of each stream once and then for changes up to there, so changes that
/// are added meanwhile do not disturb it. A change of what was there, such as an erasure, is noticed,
/// and the export is given up.
package protocol BundleSource {
  /// How far the stream goes.
  func state(of stream: StreamID) throws -> StreamState

  /// Hands the records of a case as they stand to `body`, one at a time, by kind and identifier; of
  /// one kind when it is named. Asked for after ``state(of:)``, so what decides about the export is
  /// never older than what leaves.
  func eachRecord(of stream: StreamID, kind: String?, _ body: (Record) throws -> Void) throws

  /// Hands every commit of a stream that is not in `known`, up to those of `end`, to `body`: those
  /// of each device in the order of their numbers.
  func eachBundle(
    of stream: StreamID, after known: VersionVector, upTo end: VersionVector,
    _ body: (CommitBundle) throws -> Void) throws

  /// Size of an attachment's contents, named by SHA-256; nil when they are not here.
  func attachmentSize(_ digest: [UInt8]) throws -> UInt64?

  /// Hands the contents of an attachment to `use`, piece by piece.
  func readAttachment(_ digest: [UInt8], _ use: ByteConsumer) throws
}

extension CaseStore: BundleSource {
  /// How far the stream goes, read at once.
  package func state(of stream: StreamID) throws -> StreamState {
    try reading {
      StreamState(vector: try vector(of: stream), heads: try heads(of: stream))
    }
  }

  /// Hands out the records of a stream, one at a time.
  package func eachRecord(
    of stream: StreamID, kind: String?, _ body: (Record) throws -> Void
  ) throws { try eachRecord(in: stream, kind: kind, body) }

  /// Hands out the commits of a stream by device and number, one at a time.
  package func eachBundle(
    of stream: StreamID, after known: VersionVector, upTo end: VersionVector,
    _ body: (CommitBundle) throws -> Void
  ) throws { try eachBundle(stream: stream, after: known, upTo: end, body) }

  /// The size of contents in the vault.
  package func attachmentSize(_ digest: [UInt8]) throws -> UInt64? {
    if case .here(let size) = try contentState(of: digest) { size } else { nil }
  }

  /// Hands contents out of the vault.
  package func readAttachment(_ digest: [UInt8], _ use: ByteConsumer) throws {
    try readContent(of: digest, use)
  }
}
