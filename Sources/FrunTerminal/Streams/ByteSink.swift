/// A place bytes are written to: standard output, a pager's pipe, memory.
package protocol ByteSink: AnyObject {
  /// Appends bytes; they may be held back until ``flush()``.
  func write(_ bytes: [UInt8]) throws(StreamError)
  /// Hands everything held back to the system.
  func flush() throws(StreamError)
}

extension ByteSink {
  /// Appends the UTF-8 form of `text`.
  package func write(_ text: String) throws(StreamError) {
    try write(Array(text.utf8))
  }
}
