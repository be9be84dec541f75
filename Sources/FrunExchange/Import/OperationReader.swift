internal import FrunDomain

/// Splits files of changes into lines and reads each, holding one line at a time.
struct OperationReader {
  private let limit: Int
  private var pending: [UInt8] = []
  private var number = 0

  /// Refuses lines of more than `limit` bytes.
  init(limit: Int) {
    self.limit = limit
  }

  /// Hands the changes of the next bytes of a file to `body`.
  mutating func read(
    _ bytes: UnsafeRawBufferPointer, of file: ArchiveEntry, _ body: (CommitBundle) throws -> Void
  ) throws {
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      pending.append(contentsOf: rest[...end])
      rest = rest[rest.index(after: end)...]
      try checkLength(file)
      number += 1
      let bundle = try OperationLine.parse(
        pending, limit: limit, at: "\(file.path), line \(number)")
      pending.removeAll(keepingCapacity: pending.count < 1 << 20)
      try body(bundle)
    }
    pending.append(contentsOf: rest)
    try checkLength(file)
  }

  /// Proves that the file ended with a whole line.
  mutating func endFile(_ file: ArchiveEntry) throws {
    guard pending.isEmpty else {
      throw ExchangeError(.contentOperationMalformed, at: "\(file.path), last line")
    }
    number = 0
  }

  private func checkLength(_ file: ArchiveEntry) throws {
    guard pending.count <= limit else {
      throw ExchangeError(.contentJSONMalformed, at: file.path, detail: "a line is too long")
    }
  }
}
