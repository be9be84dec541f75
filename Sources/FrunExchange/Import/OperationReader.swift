internal import FrunDomain

/// Splits files of changes into lines and reads each, in bounded memory.
struct OperationReader {
  private let limit: Int
  private var pending: [UInt8] = []
  private var number = 0
  private(set) var bundles: [CommitBundle] = []

  /// Refuses lines of more than `limit` bytes.
  init(limit: Int) {
    self.limit = limit
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer, file: ArchiveEntry) throws {
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      pending.append(contentsOf: rest[...end])
      rest = rest[rest.index(after: end)...]
      try read(file)
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

  private mutating func read(_ file: ArchiveEntry) throws {
    try checkLength(file)
    number += 1
    bundles.append(
      try OperationLine.parse(pending, limit: limit, at: "\(file.path), line \(number)"))
    pending = []
  }

  private func checkLength(_ file: ArchiveEntry) throws {
    guard pending.count <= limit else {
      throw ExchangeError(.contentJSONMalformed, at: file.path, detail: "a line is too long")
    }
  }
}
