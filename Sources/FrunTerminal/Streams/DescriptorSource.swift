import CSystem
import Glibc

/// Reads from a file descriptor it does not own.
package final class DescriptorSource: ByteSource {
  private let descriptor: Int32
  private let interruption: any Interruption

  /// Reads from `descriptor`, which stays open when the source goes away.
  ///
  /// - Parameter interruption: ends the waiting, whenever its signal came.
  package init(descriptor: Int32, interruption: any Interruption = NoInterruption()) {
    self.descriptor = descriptor
    self.interruption = interruption
  }

  package func read(upTo count: Int) throws(StreamError) -> [UInt8] {
    while true {
      if interruption.signal != nil || interruption.wantsLock { throw .interrupted }
      guard try interruption.wait(for: descriptor) == .ready else {
        // Without a wake descriptor, the only signals that arrive here ask the
        // program to stop.
        if interruption.wakeDescriptor < 0 { throw .interrupted }
        continue
      }
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
      // Somebody else took it; wait again.
      case EINTR, EAGAIN: continue
      default: throw .failed(code)
      }
    }
  }
}
