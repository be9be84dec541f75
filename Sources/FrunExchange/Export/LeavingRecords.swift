internal import FrunDomain

/// The records of an export as its filter leaves them, one at a time.
struct LeavingRecords {
  private let source: any BundleSource

  /// Those of a source.
  init(source: any BundleSource) { self.source = source }

  /// Hands the records of a stream to `body`, by kind and identifier; of one kind when it is named.
  func each(
    of part: ExportPart, kind: String? = nil, _ body: (Record) throws -> Void
  ) throws {
    try source.eachRecord(of: part.stream, kind: kind) { record in
      if let left = part.filter.apply(record) { try body(left) }
    }
  }
}
