/// A sink that keeps what it is given, for tests and for the pager.
package final class MemorySink: ByteSink {
  /// Everything written so far.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package func write(_ bytes: [UInt8]) throws(StreamError) {
    self.bytes.append(contentsOf: bytes)
  }

  package func flush() throws(StreamError) {}

  /// What was written, as text; invalid UTF-8 is shown as U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
