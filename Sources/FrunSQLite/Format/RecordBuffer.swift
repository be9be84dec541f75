/// Memory for one journal record: four zero bytes, the image of the page, four zero bytes.
///
/// Before sealing and after opening, the auxiliary bytes of the image hold the page number and
/// SQLite's checksum.
final class RecordBuffer {
  let memory: UnsafeMutableRawBufferPointer
  /// The image, or the page.
  let page: UnsafeMutableRawBufferPointer

  init() {
    memory = .allocate(byteCount: FRV1.pageSize + 8, alignment: 8)
    memory.clear(0..<memory.count)
    page = UnsafeMutableRawBufferPointer(rebasing: memory[4..<4 + FRV1.pageSize])
  }

  deinit { memory.deallocate() }

  var whole: UnsafeRawBufferPointer { UnsafeRawBufferPointer(memory) }

  var number: UInt32 = 0
  var checksum: UInt32 = 0

  func seal(with sealer: PageSealer, at address: ImageAddress) {
    page.clear(FRV1.usable..<FRV1.pageSize)
    page.storeBigEndian(number, at: FRV1.usable)
    page.storeBigEndian(checksum, at: FRV1.usable + 4)
    sealer.seal(UnsafeRawBufferPointer(page), into: page, at: address)
  }

  /// Opens the record in place; the reserve of the page is zero afterwards.
  func open(with sealer: PageSealer, at address: ImageAddress) -> Bool {
    guard sealer.open(page, at: address) else { return false }
    let image = UnsafeRawBufferPointer(page)
    number = image.bigEndian32(at: FRV1.usable)
    checksum = image.bigEndian32(at: FRV1.usable + 4)
    page.clear(FRV1.usable..<FRV1.pageSize)
    return true
  }
}
