/// What can be known of a vault without a key.
package struct VaultFacts: Hashable, Sendable {
  /// 16 random bytes, drawn when the vault was made.
  package let vaultID: [UInt8]
  /// Counts changes of the header.
  package let generation: UInt32
  package let slots: [SlotFacts]
  /// Whether both copies of the header are whole and equal.
  package let copiesAgree: Bool
  /// Bytes of the file.
  package let size: Int64
  /// Whether the side file exists, as it does while a change is written and after a crash.
  package let hasSideFile: Bool

  init(pair: HeaderPair, size: Int64, hasSideFile: Bool) {
    let header = pair.newest.header
    vaultID = header.vaultID
    generation = header.generation
    slots = header.slots.map(SlotFacts.init)
    copiesAgree = pair.agree
    self.size = size
    self.hasSideFile = hasSideFile
  }
}
