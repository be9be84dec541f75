/// A place bytes come from.
package protocol ByteSource: AnyObject {
  /// Reads at most `count` bytes; an empty result is the end of the input.
  func read(upTo count: Int) throws(StreamError) -> [UInt8]
}
