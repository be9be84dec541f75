import CSQLite
import FrunCrypto

/// A file without a name, in which SQLite sorts, vacuums and keeps statement journals.
///
/// Its key lives in this object alone. Nonces and tags stay in memory, so the disk holds nothing
/// but ciphertext, and nothing, not even an older block of the same file, can be put in its place.
final class TemporaryFile: SealedFile {
  private let cipher: XAESPageCipher
  private let block = UnsafeMutableRawBufferPointer.allocate(
    byteCount: FRV1.pageSize, alignment: 16)
  private let image = UnsafeMutableRawBufferPointer.allocate(
    byteCount: FRV1.pageSize, alignment: 16)
  private var end: Int64 = 0
  /// Nonce and tag of each block; nil for a block that was never written, which reads as zeros.
  private var proofs: [BlockProof?] = []

  private static let blockSize = Int64(FRV1.pageSize)

  /// Takes a file of the VFS below and draws a key for it.
  init(sealing lower: LowerFile) throws(CryptoError) {
    cipher = try XAESPageCipher(key: SecretBytes(randomCount: FRV1.keySize))
    super.init(lower: lower)
  }

  deinit {
    block.deallocate()
    image.deallocate()
  }

  override func read(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int64) -> Int32 {
    guard offset >= 0 else { return ResultCode.ioErrorRead.rawValue }
    let available = Int(max(0, min(Int64(buffer.count), end - offset)))
    var done = 0
    while done < available {
      let (index, skip) = position(offset + Int64(done))
      let count = min(FRV1.pageSize - skip, available - done)
      let status = load(index)
      guard status == SQLITE_OK else { return status }
      UnsafeMutableRawBufferPointer(rebasing: buffer[done..<done + count])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: block[skip..<skip + count]))
      done += count
    }
    buffer.clear(available..<buffer.count)
    return available == buffer.count ? SQLITE_OK : ResultCode.ioErrorShortRead.rawValue
  }

  override func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) -> Int32 {
    guard offset >= 0, offset / Self.blockSize < Int64(UInt32.max) else {
      return ResultCode.ioErrorWrite.rawValue
    }
    var done = 0
    while done < bytes.count {
      let (index, skip) = position(offset + Int64(done))
      let count = min(FRV1.pageSize - skip, bytes.count - done)
      if count < FRV1.pageSize {
        let status = load(index)
        guard status == SQLITE_OK else { return status }
      }
      UnsafeMutableRawBufferPointer(rebasing: block[skip..<skip + count])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[done..<done + count]))
      let status = store(index)
      guard status == SQLITE_OK else { return status }
      done += count
    }
    end = max(end, offset + Int64(bytes.count))
    return SQLITE_OK
  }

  override func truncate(to size: Int64) -> Int32 {
    guard size >= 0, size < end else { return SQLITE_OK }
    let (index, skip) = position(size)
    if skip > 0 {
      // What is cut off must not come back when the file grows again.
      let status = load(index)
      guard status == SQLITE_OK else { return status }
      block.clear(skip..<FRV1.pageSize)
      let stored = store(index)
      guard stored == SQLITE_OK else { return stored }
    }
    let blocks = index + (skip > 0 ? 1 : 0)
    if blocks < proofs.count { proofs.removeSubrange(blocks...) }
    end = size
    return SQLITE_OK
  }

  override func sync(_ flags: Int32) -> Int32 { SQLITE_OK }

  override func size(_ size: inout Int64) -> Int32 {
    size = end
    return SQLITE_OK
  }

  override func lock(_ level: Int32) -> Int32 { SQLITE_OK }

  override func unlock(_ level: Int32) -> Int32 { SQLITE_OK }

  override func control(_ verb: Int32, _ argument: UnsafeMutableRawPointer?) -> Int32 {
    // Hints about size and mapping are for files in clear.
    SQLITE_NOTFOUND
  }

  private func position(_ offset: Int64) -> (block: Int, skip: Int) {
    (Int(offset / Self.blockSize), Int(offset % Self.blockSize))
  }

  private func load(_ index: Int) -> Int32 {
    guard index < proofs.count, let proof = proofs[index] else {
      block.clear(0..<block.count)
      return SQLITE_OK
    }
    let status = lower.read(image, at: Int64(index) * Self.blockSize)
    guard status == SQLITE_OK else {
      return status == ResultCode.ioErrorShortRead.rawValue
        ? ResultCode.ioErrorData.rawValue : status
    }
    return proof.open(image, into: block, cipher: cipher, index: index)
      ? SQLITE_OK : ResultCode.ioErrorData.rawValue
  }

  private func store(_ index: Int) -> Int32 {
    let proof = BlockProof(sealing: block, into: image, cipher: cipher, index: index)
    let status = lower.write(
      UnsafeRawBufferPointer(image), at: Int64(index) * Self.blockSize)
    guard status == SQLITE_OK else { return status }
    if index >= proofs.count {
      proofs.append(contentsOf: repeatElement(nil, count: index + 1 - proofs.count))
    }
    proofs[index] = proof
    return SQLITE_OK
  }
}
