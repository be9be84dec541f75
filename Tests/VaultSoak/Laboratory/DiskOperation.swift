/// One thing that happened to a simulated disk, in order.
package enum DiskOperation {
  case create(name: String, node: Int)
  case delete(name: String)
  case rename(from: String, to: String)
  case write(node: Int, offset: Int, bytes: Memory)
  case truncate(node: Int, size: Int)
  case sync(node: Int)
  case syncDirectory
  /// The program was told that transaction `number` is on the disk.
  case acknowledged(Int)
}

/// A call of the VFS, for faults.
package enum DiskCall: String, CaseIterable, Sendable {
  case open
  case delete
  case access
  case read
  case write
  case truncate
  case sync
  case size
}

/// How a call fails.
package enum DiskFault: Sendable {
  /// Nothing is done, and the code is returned.
  case code(Int32)
  /// Half of a write reaches the disk, and the code is returned.
  case half(Int32)
  /// A read ends early.
  case shortRead
}
