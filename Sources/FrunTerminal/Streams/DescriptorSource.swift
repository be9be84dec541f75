import CSystem
import Glibc

/// Reads from a file descriptor it does not own.
package final class DescriptorSource: ByteSource {
  private let descriptor: Int32

  /// Reads from `descriptor`, which stays open when the source goes away.
  package init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  package func read(upTo count: Int) throws(StreamError) -> [UInt8] {
    while true {
      var bytes = [UInt8](repeating: 0, count: max(count, 1))
      let (got, code) = bytes.withUnsafeMutableBytes { buffer -> (Int, Int32) in
        let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        return (got, errno)
      }
      if got >= 0 {
        bytes.removeSubrange(got...)
        return bytes
      }
      switch code {
      // Not retried: the only signals that arrive here ask the program to stop.
      case EINTR: throw .interrupted
      case EAGAIN:
        var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        if poll(&wait, 1, -1) < 0, errno == EINTR { throw .interrupted }
      default: throw .failed(code)
      }
    }
  }
}
