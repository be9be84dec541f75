import FrunCrypto

/// Seals and opens page images and journal headers (Vault.md, "Sealed image").
///
/// One sealer serves one key. Not thread-safe.
final class PageSealer {
  private let cipher: XAESPageCipher
  /// Additional data: "FRV1", kind, three zeros, vault id, index, extra; then, for journal
  /// headers, the 28 bytes that they carry in clear.
  private let additional: UnsafeMutableRawBufferPointer

  private static let additionalSize = 48

  init(cipher: XAESPageCipher, vaultID: [UInt8]) {
    precondition(vaultID.count == FRV1.idSize)
    self.cipher = cipher
    additional = .allocate(
      byteCount: Self.additionalSize + JournalSector.logicalSize, alignment: 8)
    additional.clear(0..<additional.count)
    additional.copyBytes(from: Array("FRV1".utf8))
    UnsafeMutableRawBufferPointer(rebasing: additional[8..<24]).copyBytes(from: vaultID)
  }

  deinit { additional.deallocate() }

  private func describe(_ address: ImageAddress, count: Int) -> UnsafeRawBufferPointer {
    additional[4] = address.kind.rawValue
    additional.storeBigEndian(address.index, at: 24)
    additional.storeBigEndian(address.journalID, at: 32)
    return UnsafeRawBufferPointer(rebasing: additional[0..<count])
  }

  /// Seals the first 4056 bytes of `page` (content, then the auxiliary bytes in the first 16 of
  /// the reserve) into `image`, which may be the same memory. Both hold a whole page.
  func seal(
    _ page: UnsafeRawBufferPointer, into image: UnsafeMutableRawBufferPointer,
    at address: ImageAddress
  ) {
    precondition(page.count == FRV1.pageSize && image.count == FRV1.pageSize)
    guard let source = page.baseAddress, let target = image.baseAddress else { return }
    cipher.seal(
      source, into: target, count: FRV1.sealedCount,
      aad: describe(address, count: Self.additionalSize), nonceOut: target + FRV1.sealedCount,
      tagOut: target + FRV1.sealedCount + FRV1.nonceSize)
  }

  /// Opens an image in place: content and auxiliary bytes, then nonce and tag as they were. False
  /// when it does not authenticate, and then the content is zero.
  func open(_ image: UnsafeMutableRawBufferPointer, at address: ImageAddress) -> Bool {
    precondition(image.count == FRV1.pageSize)
    guard let start = image.baseAddress else { return false }
    return cipher.open(
      start, count: FRV1.sealedCount, aad: describe(address, count: Self.additionalSize),
      nonce: start + FRV1.sealedCount, tag: start + FRV1.sealedCount + FRV1.nonceSize)
  }

  /// Authenticates the 28 bytes of a journal header; returns nonce and tag, 40 bytes.
  func authenticate(header: [UInt8], at address: ImageAddress) -> [UInt8] {
    var proof = [UInt8](repeating: 0, count: FRV1.nonceSize + FRV1.tagSize)
    proof.withUnsafeMutableBytes { proof in
      guard let start = proof.baseAddress else { return }
      cipher.seal(
        start, count: 0, aad: describe(header, at: address), nonceOut: start,
        tagOut: start + FRV1.nonceSize)
    }
    return proof
  }

  /// Whether `proof` (nonce and tag) belongs to the 28 bytes of a journal header.
  func verifies(_ proof: [UInt8], header: [UInt8], at address: ImageAddress) -> Bool {
    guard proof.count == FRV1.nonceSize + FRV1.tagSize else { return false }
    var proof = proof
    return proof.withUnsafeMutableBytes { proof in
      guard let start = proof.baseAddress else { return false }
      return cipher.open(
        start, count: 0, aad: describe(header, at: address), nonce: start,
        tag: start + FRV1.nonceSize)
    }
  }

  private func describe(_ header: [UInt8], at address: ImageAddress) -> UnsafeRawBufferPointer {
    precondition(header.count == JournalSector.logicalSize)
    UnsafeMutableRawBufferPointer(rebasing: additional[Self.additionalSize...])
      .copyBytes(from: header)
    return describe(address, count: additional.count)
  }
}
