import CSystem
import Glibc

/// A buffered writer over a file descriptor it does not own.
package final class DescriptorSink: ByteSink {
  private let descriptor: Int32
  private let capacity: Int
  private var held: [UInt8] = []

  /// - Parameters:
  ///   - descriptor: an open descriptor; stays open when the sink goes away.
  ///   - capacity: bytes held back before a `write(2)`; 0 writes at once, as
  ///     standard error must.
  package init(descriptor: Int32, capacity: Int = 65_536) {
    self.descriptor = descriptor
    self.capacity = capacity
  }

  package func write(_ bytes: [UInt8]) throws(StreamError) {
    held.append(contentsOf: bytes)
    if held.count > capacity { try flush() }
  }

  package func flush() throws(StreamError) {
    // Taken out first: after a failure the same bytes must not be tried again.
    let bytes = held
    held.removeAll(keepingCapacity: true)
    try Self.writeAll(bytes, to: descriptor)
  }

  /// Writes every byte, however many calls of `write(2)` it takes.
  package static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(StreamError) {
    var position = 0
    while position < bytes.count {
      let (count, code) = bytes.withUnsafeBytes { buffer -> (Int, Int32) in
        let rest = UnsafeRawBufferPointer(rebasing: buffer[position...])
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        return (count, errno)
      }
      if count >= 0 {
        position += count
        continue
      }
      switch code {
      case EINTR: continue
      case EPIPE: throw .closed
      case ENOSPC, EDQUOT: throw .full
      case EAGAIN:
        // The descriptor was made non-blocking by whoever shares it.
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&wait, 1, -1)
      default: throw .failed(code)
      }
    }
  }
}
