internal import FrunCrypto

/// Memory that is filled again and again and wiped at the end.
final class ReusedBuffer {
  private let memory: UnsafeMutableRawBufferPointer

  init(_ size: Int) {
    memory = .allocate(byteCount: size, alignment: 64)
  }

  deinit {
    ConstantTime.wipe(memory)
    memory.deallocate()
  }

  /// Lets `body` fill the memory; returns as much as `body` says, valid until the next call.
  func fill(
    _ body: (UnsafeMutableRawBufferPointer) throws -> Int
  ) rethrows -> UnsafeRawBufferPointer {
    let count = try body(memory)
    return UnsafeRawBufferPointer(rebasing: memory.prefix(count))
  }
}
