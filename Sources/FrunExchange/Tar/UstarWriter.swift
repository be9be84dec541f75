/// Writes plain files into a tar container, piece by piece.
package final class UstarWriter {
  private let sink: ByteConsumer
  private var remaining: UInt64 = 0
  private var padding = 0
  private var isOpen = false

  /// Starts a container.
  package init(sink: @escaping ByteConsumer) {
    self.sink = sink
  }

  /// Starts a file; the file before it must be complete.
  package func begin(_ entry: UstarEntry) throws {
    try end()
    let header = try UstarHeader.bytes(for: entry)
    try header.withUnsafeBytes(sink)
    remaining = entry.size
    padding = Int((512 - entry.size % 512) % 512)
    isOpen = true
  }

  /// Writes contents of the file; refuses more than its size.
  package func write(_ bytes: UnsafeRawBufferPointer) throws {
    guard UInt64(bytes.count) <= remaining else {
      throw ExchangeError(.storeChanged, detail: "a file grew while it was written")
    }
    remaining -= UInt64(bytes.count)
    if !bytes.isEmpty { try sink(bytes) }
  }

  /// Completes the file; refuses one that is shorter than its size.
  package func end() throws {
    guard isOpen else { return }
    guard remaining == 0 else {
      throw ExchangeError(.storeChanged, detail: "a file shrank while it was written")
    }
    try [UInt8](repeating: 0, count: padding).withUnsafeBytes(sink)
    isOpen = false
  }

  /// Writes a whole file.
  package func add(_ name: String, _ contents: [UInt8]) throws {
    try begin(UstarEntry(name: name, size: UInt64(contents.count)))
    try contents.withUnsafeBytes { try write($0) }
    try end()
  }

  /// Completes the container with its two zero blocks.
  package func finish() throws {
    try end()
    try [UInt8](repeating: 0, count: 1024).withUnsafeBytes(sink)
  }
}
