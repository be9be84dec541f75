/// What kind of secret opens a slot. The raw value is the slot's type in the file.
package enum SlotKind: UInt8, Hashable, Sendable {
  case passphrase = 1
  case identity = 2
  case recoveryCode = 3
}
