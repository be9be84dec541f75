/// A page of zeros for the gaps that SQLite leaves.
struct ZeroPage: Sendable {
  private let bytes = [UInt8](repeating: 0, count: FRV1.pageSize)

  func withMemory<T>(_ body: (UnsafeRawBufferPointer) -> T) -> T {
    bytes.withUnsafeBytes(body)
  }
}

extension UnsafeRawBufferPointer {
  static let zeroPage = ZeroPage()
}
