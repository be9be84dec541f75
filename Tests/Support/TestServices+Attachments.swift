package import FrunDomain
package import FrunKit
import FrunStore

extension TestServices {
  /// Keeps a file of ``TestServices/files``.
  package func attach(_ request: AttachRequest) throws -> AttachReceipt {
    let bytes = try readInput(request.input, limit: .max)
    return try kept {
      try store.transaction {
        let content = try store.keepContent { try bytes.withUnsafeBytes($0) }
        let type = MediaType.of(content.start)
        var change = request.change
        for (field, value): (String, FieldValue) in [
          ("content", .digest(content.digest)), ("size", .integer(Int64(bytes.count))),
          ("mediaType", .text(type)),
        ] {
          change.assertions.append(
            Assertion(
              record: request.record, kind: "attachment", field: field, change: .set(value)))
        }
        return AttachReceipt(
          commit: try store.commit(change), digest: content.digest, size: bytes.count,
          mediaType: type, wasKnown: content.wasKnown)
      }
    }
  }

  /// Keeps the bytes of a file of ``TestServices/files``.
  package func keepFile(_ input: String, limit: Int) throws -> KeptFile {
    let bytes = try readInput(input, limit: limit)
    return try kept {
      let content = try store.keepContent { try bytes.withUnsafeBytes($0) }
      return KeptFile(
        digest: content.digest, size: bytes.count, mediaType: MediaType.of(content.start),
        wasKnown: content.wasKnown)
    }
  }

  /// Removes bytes that no record refers to.
  package func releaseFiles(_ digests: [[UInt8]]) throws {
    try mapped { try store.releaseContents(Set(digests)) }
  }

  /// The sizes of contents in the store.
  package func contentSizes(_ digests: [[UInt8]]) throws -> [[UInt8]: Int] {
    try mapped {
      try permit(.read, .case, "attachment")
      var sizes: [[UInt8]: Int] = [:]
      for digest in digests {
        if case .here(let size) = try store.contentState(of: digest) {
          sizes[digest] = Int(clamping: size)
        }
      }
      return sizes
    }
  }

  /// Writes the contents into ``TestServices/files``.
  package func saveAttachment(_ request: SaveRequest) throws -> Int {
    guard let record = try record(request.record), case .digest(let digest) = record["content"]
    else { throw Failure.notFound("attachment") }
    return try mapped {
      var bytes: [UInt8] = []
      try store.readContent(of: digest) { bytes.append(contentsOf: $0) }
      try log("save", record.stream)
      try writeOutput(request.output, bytes, replace: false)
      return bytes.count
    }
  }

  /// Erases a record.
  package func erase(
    _ record: RecordID, command: String, reason: String
  ) throws -> CommitReceipt {
    guard let found = try self.record(record) else { throw Failure.notFound("record") }
    return try kept {
      try permit(.erase, found.stream.kind, found.kind)
      return try store.commit(
        ChangeSet(
          stream: found.stream, command: command, reason: reason,
          assertions: store.erasureAssertions(of: record)))
    }
  }
}
