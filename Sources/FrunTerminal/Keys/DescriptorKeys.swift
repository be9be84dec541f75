import CSystem
import Glibc

/// Keys from a terminal in raw mode.
package final class DescriptorKeys: KeySource {
  /// How long a lone ESC waits for the rest of a sequence, in milliseconds: a
  /// slow line sends the bytes of one key in one packet all the same.
  static let escapeDelay: Int32 = 80

  private let descriptor: Int32
  private let interruption: any Interruption
  private var parser = KeyParser()
  private var ready: [Key] = []

  /// - Parameters:
  ///   - descriptor: stays open when this object goes away.
  ///   - interruption: its wake descriptor ends the waiting when a signal comes.
  package init(descriptor: Int32, interruption: any Interruption) {
    self.descriptor = descriptor
    self.interruption = interruption
  }

  package func next(within milliseconds: Int?) throws(StreamError) -> KeyEvent {
    while true {
      if !ready.isEmpty { return .key(ready.removeFirst()) }
      if let signal = interruption.signal { return .stopped(signal) }
      if interruption.takeLock() { return .key(.control("\\")) }
      if interruption.takeRedraw() { return .redraw }
      let timeout = parser.isPending ? Self.escapeDelay : Self.clamped(milliseconds)
      switch try interruption.wait(for: descriptor, milliseconds: timeout) {
      case .signal: continue
      case .timeout:
        if parser.isPending {
          ready = parser.settle()
        } else {
          return .idle
        }
      case .ready:
        guard let bytes = try read() else { continue }
        guard !bytes.isEmpty else { return .ended }
        ready = parser.feed(bytes)
      }
    }
  }

  private static func clamped(_ milliseconds: Int?) -> Int32 {
    guard let milliseconds else { return -1 }
    return Int32(clamping: max(0, milliseconds))
  }

  private func read() throws(StreamError) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let (count, code) = bytes.withUnsafeMutableBytes { buffer -> (Int, Int32) in
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      return (count, errno)
    }
    if count >= 0 { return Array(bytes[..<count]) }
    // A pseudo-terminal whose other end was closed gives EIO: the line is gone.
    if code == EIO { return [] }
    // Somebody else took it, or a signal came: looked at before the next wait.
    if code == EINTR || code == EAGAIN { return nil }
    throw .failed(code)
  }
}
