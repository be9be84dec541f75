/// Bytes 24 to 39 of page 1, by the nonce and tag of the page they were read from.
struct FirstPageMemo {
  static let size = 16
  static let proofSize = FRV1.nonceSize + FRV1.tagSize

  private var proof: [UInt8] = []
  private var field: [UInt8] = []

  /// Copies the field when it is the one of the page with this nonce and tag.
  func recall(
    _ proof: UnsafeMutableRawBufferPointer, into buffer: UnsafeMutableRawBufferPointer
  ) -> Bool {
    guard self.proof.count == proof.count, !proof.isEmpty,
      self.proof.withUnsafeBytes({ $0.elementsEqual(proof) })
    else { return false }
    buffer.copyBytes(from: field)
    return true
  }

  mutating func remember(_ proof: UnsafeRawBufferPointer, _ field: UnsafeRawBufferPointer) {
    self.proof = Array(proof)
    self.field = Array(field)
  }
}
