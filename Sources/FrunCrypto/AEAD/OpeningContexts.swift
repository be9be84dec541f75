/// Decryption contexts of the sessions met last.
struct OpeningContexts {
  private struct Entry {
    var head: UInt64
    var tail: UInt32
    let context: AEADContext
    var used: UInt64
  }

  private static let limit = 16
  private var entries: [Entry] = []
  private var latest = 0
  private var clock: UInt64 = 0

  mutating func context(for prefix: UnsafeRawPointer, subkeys: XAESSubkeys) -> AEADContext? {
    let head = prefix.loadUnaligned(as: UInt64.self)
    let tail = prefix.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
    clock &+= 1
    if latest < entries.count, entries[latest].head == head, entries[latest].tail == tail {
      entries[latest].used = clock
      return entries[latest].context
    }
    if let index = entries.firstIndex(where: { $0.head == head && $0.tail == tail }) {
      latest = index
      entries[index].used = clock
      return entries[index].context
    }
    if entries.count < Self.limit {
      guard
        let context = try? AEADContext(
          .aes256GCM, key: [UInt8](repeating: 0, count: 32), encrypts: false)
      else { return nil }
      latest = entries.count
      entries.append(Entry(head: head, tail: tail, context: context, used: clock))
    } else {
      latest = entries.indices.min { entries[$0].used < entries[$1].used } ?? 0
      entries[latest].head = head
      entries[latest].tail = tail
      entries[latest].used = clock
    }
    let context = entries[latest].context
    subkeys.withSubkey(for: prefix) { context.setKey($0) }
    return context
  }
}
