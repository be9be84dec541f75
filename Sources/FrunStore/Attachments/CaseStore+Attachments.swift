import FrunSQLite

extension CaseStore {
  /// Keeps the contents of a file in the vault: `produce` hands the bytes out in pieces of any size.
  ///
  /// To be called in the ``transaction(_:)`` that also commits the record of kind `attachment` whose
  /// field `content` names the digest: both are stored, or neither. The same bytes are kept once.
  ///
  /// - Parameters:
  ///   - limit: the most bytes taken; more throw `store.limit`.
  ///   - expected: the digest they must have, else `store.digest` is thrown.
  package func keepContent(
    limit: UInt64 = StoredContent.mostBytes, expecting expected: [UInt8]? = nil,
    _ produce: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws -> StoredContent {
    try database.write { try contents.write(limit: limit, expected: expected, produce) }
  }

  /// Removes those of these bytes to which nothing that is stored refers: after an import whose
  /// records were erased here before. Bytes that a commit in the waiting room may need should not
  /// be named.
  package func releaseContents(_ digests: Set<[UInt8]>) throws {
    try database.write { try contents.release(digests) }
  }

  /// Whether the bytes of a digest are here.
  package func contentState(of digest: [UInt8]) throws -> ContentState {
    try database.read { try contents.state(of: digest) }
  }

  /// Hands the bytes of a digest to `use`, piece by piece. Throws `store.notFound` when they are not
  /// here, and `store.damaged` at the end when they are not what the digest says: until this
  /// returns, nothing of what was handed out may be relied on.
  package func readContent(
    of digest: [UInt8], _ use: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try contents.read(digest, use)
  }
}
