/// A source over bytes in memory, for tests.
package final class MemorySource: ByteSource {
  private var rest: ArraySlice<UInt8>

  /// A source that yields `bytes` and then ends.
  package init(_ bytes: [UInt8] = []) {
    rest = bytes[...]
  }

  /// A source that yields the UTF-8 form of `text` and then ends.
  package convenience init(_ text: String) {
    self.init(Array(text.utf8))
  }

  package func read(upTo count: Int) throws(StreamError) -> [UInt8] {
    let head = Array(rest.prefix(count))
    rest = rest.dropFirst(head.count)
    return head
  }
}
