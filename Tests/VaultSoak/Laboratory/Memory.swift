import CSystem
import Glibc

/// Bytes that grow, copied with memcpy: arrays are too slow for this without optimisation.
package final class Memory {
  private(set) var start: UnsafeMutableRawPointer
  private var capacity: Int
  /// Bytes in use.
  package private(set) var count = 0

  /// Starts empty.
  package init(capacity: Int = 4096) {
    self.capacity = max(capacity, 16)
    start = .allocate(byteCount: self.capacity, alignment: 16)
  }

  /// Copies bytes.
  package convenience init(_ bytes: UnsafeRawBufferPointer) {
    self.init(capacity: bytes.count)
    write(bytes, at: 0)
  }

  /// Copies an array.
  package convenience init(_ bytes: [UInt8]) {
    self.init(capacity: bytes.count)
    bytes.withUnsafeBytes { write($0, at: 0) }
  }

  deinit { start.deallocate() }

  /// All bytes.
  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  /// All bytes as an array.
  package var array: [UInt8] { [UInt8](bytes) }

  /// An independent copy.
  package func copy() -> Memory { Memory(bytes) }

  /// Cuts, or extends with zeros.
  package func resize(to size: Int) {
    if size > capacity {
      capacity = max(size, capacity * 2)
      let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
      memcpy(larger, start, count)
      start.deallocate()
      start = larger
    }
    if size > count { memset(start + count, 0, size - count) }
    count = size
  }

  /// Writes, extending with zeros up to `offset`.
  package func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    if offset + bytes.count > count { resize(to: offset + bytes.count) }
    if let source = bytes.baseAddress { memcpy(start + offset, source, bytes.count) }
  }

  /// Writes the bytes of another one.
  package func write(_ other: Memory, at offset: Int) {
    // Its memory must not go away between the look at its address and the copy.
    withExtendedLifetime(other) { write(other.bytes, at: offset) }
  }

  /// Reads what there is; returns the number of bytes.
  package func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
    let length = max(0, min(buffer.count, count - offset))
    if length > 0, let target = buffer.baseAddress { memcpy(target, start + offset, length) }
    return length
  }

  /// Changes one byte.
  package func flip(bit: Int, at offset: Int) {
    let pointer = (start + offset).assumingMemoryBound(to: UInt8.self)
    pointer.pointee ^= UInt8(1 << bit)
  }

  /// Whether `needle` occurs.
  package func contains(_ needle: [UInt8]) -> Bool { Memory.contains(bytes, needle) }

  /// Whether `needle` occurs in `bytes`.
  package static func contains(_ bytes: UnsafeRawBufferPointer, _ needle: [UInt8]) -> Bool {
    guard let start = bytes.baseAddress, !needle.isEmpty else { return false }
    return frun_find(start, bytes.count, needle, needle.count) != nil
  }
}
