import CSQLite

/// The five lock levels of SQLite on one file, between the handles of one process.
final class SimulatedLocks {
  private var shared: Set<ObjectIdentifier> = []
  private var reserved: ObjectIdentifier?
  private var pending: ObjectIdentifier?
  private var exclusive: ObjectIdentifier?

  func lock(_ handle: ObjectIdentifier, _ level: Int32) -> Int32 {
    switch level {
    case SQLITE_LOCK_SHARED:
      let isFree = [pending, exclusive].allSatisfy { $0 == nil || $0 == handle }
      guard isFree else { return SQLITE_BUSY }
      shared.insert(handle)
    case SQLITE_LOCK_RESERVED:
      guard reserved == nil || reserved == handle else { return SQLITE_BUSY }
      reserved = handle
    default:
      guard pending == nil || pending == handle, reserved == nil || reserved == handle else {
        return SQLITE_BUSY
      }
      pending = handle
      guard shared.subtracting([handle]).isEmpty else { return SQLITE_BUSY }
      exclusive = handle
    }
    return SQLITE_OK
  }

  func unlock(_ handle: ObjectIdentifier, _ level: Int32) {
    if reserved == handle { reserved = nil }
    if pending == handle { pending = nil }
    if exclusive == handle { exclusive = nil }
    if level == SQLITE_LOCK_NONE { shared.remove(handle) } else { shared.insert(handle) }
  }

  var isReserved: Bool { reserved != nil || exclusive != nil }
}
