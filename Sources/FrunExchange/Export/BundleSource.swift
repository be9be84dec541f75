package import FrunDomain

/// Where an export takes its changes from: the store, or a model of it in tests.
///
/// All calls of one export must answer from one state of the store; the export notices and gives up
/// when they do not.
package protocol BundleSource {
  /// Hands every commit of a stream that is not in `known` to `body`, in an order in which every
  /// commit comes after the ones its author had seen.
  func eachBundle(
    of stream: StreamID, after known: VersionVector, _ body: (CommitBundle) throws -> Void) throws

  /// The signed heads that prove the stream's chains.
  func heads(of stream: StreamID) throws -> [SignedHead]

  /// Size of an attachment's contents, named by SHA-256; nil when they are not here.
  func attachmentSize(_ digest: [UInt8]) throws -> UInt64?

  /// Hands the contents of an attachment to `use`, piece by piece.
  func readAttachment(_ digest: [UInt8], _ use: ByteConsumer) throws
}
