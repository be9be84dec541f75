import FrunDomain
import FrunExchange
import FrunKit
import FrunStore
import FrunTerminal

/// Attached files: read in pieces into the vault, written out of it in pieces.
extension HostServices {
  func attach(_ request: AttachRequest) throws -> AttachReceipt {
    try session.checkInterruption()
    let store = try session.vault().store
    let keep = {
      try store.transaction {
        let content = try self.read(request.input, into: store)
        let type = MediaType.of(content.start)
        var change = request.change
        change.assertions += [
          Assertion(record: request.record, content.digest),
          Assertion(
            record: request.record, kind: "attachment", field: "size",
            change: .set(.integer(Int64(clamping: content.size)))),
          Assertion(
            record: request.record, kind: "attachment", field: "mediaType",
            change: .set(.text(type))),
        ]
        return AttachReceipt(
          commit: try store.commit(change), digest: content.digest,
          size: Int(clamping: content.size), mediaType: type, wasKnown: content.wasKnown)
      }
    }
    guard !session.invocation.context.dryRun else { return try store.dryRun(keep) }
    let receipt = try keep()
    noteChange()
    return receipt
  }

  func keepFile(_ input: String, limit: Int) throws -> KeptFile {
    try session.checkInterruption()
    guard input != "-" else {
      throw Failure.usage("a file is needed here, not standard input")
    }
    let store = try store(to: .write, in: .case, kind: "attachment")
    let keep = {
      try store.transaction {
        let content = try self.read(input, into: store, limit: UInt64(clamping: limit))
        return KeptFile(
          digest: content.digest, size: Int(clamping: content.size),
          mediaType: MediaType.of(content.start), wasKnown: content.wasKnown)
      }
    }
    return try failing {
      guard !session.invocation.context.dryRun else { return try store.dryRun(keep) }
      session.hasChanged = true
      return try keep()
    }
  }

  func releaseFiles(_ digests: [[UInt8]]) throws {
    guard !digests.isEmpty, !session.invocation.context.dryRun else { return }
    try store(to: .write, in: .case, kind: "attachment").releaseContents(Set(digests))
  }

  /// Standard input is held in memory, so less of it is taken than of a file.
  private static let mostFromInput = 64 << 20

  private func read(
    _ name: String, into store: CaseStore, limit: UInt64 = StoredContent.mostBytes
  ) throws -> StoredContent {
    if name == "-" {
      let bytes = try session.world.streams.input.all(limit: Self.mostFromInput)
      return try store.keepContent { try bytes.withUnsafeBytes($0) }
    }
    guard !Files.isDirectory(name) else { throw FileProblem.isDirectory.failure(reading: name) }
    guard Files.exists(name) else {
      throw Failure(.notFound, "file.notFound", "no such file", place: name)
    }
    let file = try InputFile(path: name)
    return try store.keepContent(limit: limit) { use in
      var done = 0
      while true {
        let bytes = try file.read()
        if bytes.isEmpty { return }
        try bytes.withUnsafeBytes(use)
        done += bytes.count
        try report("keeping the file", done, of: file.size)
      }
    }
  }

  /// Only long work is worth a bar.
  private func report(_ phase: String, _ done: Int, of total: UInt64) throws {
    guard total > 8 << 20 else { return }
    try session.checkInterruption()
    try session.presenter.emit(
      .progress(Progress(phase, done: done >> 10, total: Int(clamping: total >> 10))))
  }

  func contentSizes(_ digests: [[UInt8]]) throws -> [[UInt8]: Int] {
    let store = try store(in: .case, kind: "attachment")
    var sizes: [[UInt8]: Int] = [:]
    for digest in digests {
      if case .here(let size) = try store.contentState(of: digest) {
        sizes[digest] = Int(clamping: size)
      }
    }
    return sizes
  }

  func saveAttachment(_ request: SaveRequest) throws -> Int {
    try session.checkInterruption()
    guard let record = try record(request.record), record.kind == "attachment",
      case .digest(let digest) = record["content"]
    else { throw Failure.notFound("attachment") }
    let store = try session.vault().store
    guard case .here(let size) = try store.contentState(of: digest) else {
      throw Failure(
        .notFound, "attachment.notHere", "the bytes of this attachment are not in this vault",
        hints: ["whoever sent the case left them out; ask for them"])
    }
    try log("save", record.stream)
    try flushLog()
    let file = try DurableFile(path: request.output)
    var done = 0
    try store.readContent(of: digest) { bytes in
      try file.write(bytes)
      done += bytes.count
      try report("writing the file", done, of: size)
    }
    try file.commit()
    noteChange()
    return done
  }

  func erase(_ id: RecordID, command: String, reason: String) throws -> CommitReceipt {
    guard let record = try record(id) else { throw Failure.notFound("record") }
    let store = try store(to: .erase, in: record.stream.kind, kind: record.kind)
    let change = ChangeSet(
      stream: record.stream, command: command, reason: reason,
      assertions: try store.erasureAssertions(of: id))
    guard !change.assertions.isEmpty else {
      throw Failure(.notFound, "record.erased", "nothing is left to erase")
    }
    return try commit(change)
  }
}

extension Assertion {
  fileprivate init(record: RecordID, _ digest: [UInt8]) {
    self.init(record: record, kind: "attachment", field: "content", change: .set(.digest(digest)))
  }
}
