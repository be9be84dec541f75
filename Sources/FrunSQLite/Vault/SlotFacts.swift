/// What can be known of one slot without a key.
package struct SlotFacts: Hashable, Sendable {
  /// 16 random bytes.
  package let id: [UInt8]
  package let kind: SlotKind
  /// The cost of a guess; nil for slots without a passphrase.
  package let cost: PassphraseCost?
  /// The recipient's public key, 32 bytes; nil for other slots.
  package let recipient: [UInt8]?

  init(_ slot: KeySlot) {
    id = slot.id
    kind = slot.kind
    cost = slot.kind == .passphrase ? PassphraseCost(clamping: Int(slot.logN)) : nil
    recipient = slot.kind == .identity ? slot.recipient : nil
  }
}
