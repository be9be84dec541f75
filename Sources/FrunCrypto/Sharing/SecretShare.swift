/// One share of a secret, as it is written on paper: 20 words for a secret of 16 bytes, 33 for one of
/// 32.
///
/// Source: SLIP-0039, "Format of the share mnemonic".
package struct SecretShare: Hashable, Sendable {
  /// Tells which shares were made together: 15 random bits.
  package let identifier: UInt16
  /// Whether the secret can be shared again without changing with the identifier.
  package let isExtendable: Bool
  /// Cost of the passphrase: 2500 · 2ᵉ rounds of PBKDF2 in each of four steps.
  package let iterationExponent: Int
  /// Which group, from 0.
  package let groupIndex: Int
  /// How many groups are needed.
  package let groupThreshold: Int
  /// How many groups there are.
  package let groupCount: Int
  /// Which share of the group, from 0.
  package let memberIndex: Int
  /// How many shares of the group are needed.
  package let memberThreshold: Int
  /// The share's part of the encrypted secret.
  let value: [UInt8]

  /// Words before and after the value.
  private static let fixedWords = 4 + ShareChecksum.count
  /// A share of a secret of 128 bits.
  private static let fewestWords = 20
  /// More than a secret of 512 bits takes; longer lines are no share of anybody.
  private static let mostWords = 100

  init(
    identifier: UInt16, isExtendable: Bool, iterationExponent: Int, groupIndex: Int,
    groupThreshold: Int, groupCount: Int, memberIndex: Int, memberThreshold: Int, value: [UInt8]
  ) {
    self.identifier = identifier
    self.isExtendable = isExtendable
    self.iterationExponent = iterationExponent
    self.groupIndex = groupIndex
    self.groupThreshold = groupThreshold
    self.groupCount = groupCount
    self.memberIndex = memberIndex
    self.memberThreshold = memberThreshold
    self.value = value
  }

  /// Reads the words of a share; spaces, commas and line ends separate them.
  ///
  /// Throws `unknown-word`, `length`, `checksum`, `padding` or `malformed`.
  package init(words text: String) throws(SharingError) {
    var values: [UInt16] = []
    for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
      guard values.count < Self.mostWords else { throw SharingError(.length) }
      guard let value = ShareWords.value(of: word) else {
        throw SharingError(.unknownWord, word: values.count + 1)
      }
      values.append(value)
    }
    try self.init(values: values)
  }

  private init(values: [UInt16]) throws(SharingError) {
    guard values.count >= Self.fewestWords else { throw SharingError(.length) }
    let valueBits = (values.count - Self.fixedWords) * 10
    let padding = valueBits % 16
    guard padding <= 8 else { throw SharingError(.length) }
    let isExtendable = values[1] >> 4 & 1 == 1
    guard ShareChecksum.isValid(values, isExtendable: isExtendable) else {
      throw SharingError(.checksum)
    }
    identifier = values[0] << 5 | values[1] >> 5
    self.isExtendable = isExtendable
    iterationExponent = Int(values[1] & 15)
    groupIndex = Int(values[2] >> 6)
    groupThreshold = Int(values[2] >> 2 & 15) + 1
    groupCount = Int((values[2] & 3) << 2 | values[3] >> 8) + 1
    memberIndex = Int(values[3] >> 4 & 15)
    memberThreshold = Int(values[3] & 15) + 1
    guard groupThreshold <= groupCount else { throw SharingError(.malformed) }
    var bytes: [UInt8] = []
    var (pending, bits) = (UInt32(0), -padding)
    for value in values[4..<(values.count - ShareChecksum.count)] {
      pending = pending << 10 | UInt32(value)
      bits += 10
      while bits >= 8 {
        bits -= 8
        let byte = pending >> UInt32(bits)
        // Only the first byte can have more above it: the padding.
        guard byte <= 255 else { throw SharingError(.padding) }
        bytes.append(UInt8(byte))
        pending &= (1 << UInt32(bits)) - 1
      }
    }
    value = bytes
  }

  /// The words of the share.
  package var words: [String] {
    var values: [UInt16] = [
      identifier >> 5,
      (identifier & 31) << 5 | (isExtendable ? 16 : 0) | UInt16(iterationExponent),
      UInt16(groupIndex) << 6 | UInt16(groupThreshold - 1) << 2 | UInt16(groupCount - 1) >> 2,
      UInt16((groupCount - 1) & 3) << 8 | UInt16(memberIndex) << 4 | UInt16(memberThreshold - 1),
    ]
    let count = (value.count * 8 + 9) / 10
    var (pending, bits) = (UInt32(0), count * 10 - value.count * 8)
    for byte in value {
      pending = pending << 8 | UInt32(byte)
      bits += 8
      if bits >= 10 {
        bits -= 10
        values.append(UInt16(pending >> UInt32(bits)))
        pending &= (1 << UInt32(bits)) - 1
      }
    }
    values += ShareChecksum.checksum(of: values, isExtendable: isExtendable)
    return values.map { ShareWords.all[Int($0)] }
  }
}

extension SecretShare: CustomStringConvertible, CustomReflectable {
  /// Says which share it is, never its words.
  package var description: String { "share \(memberIndex + 1) of group \(groupIndex + 1)" }
  /// Shows nothing of the contents.
  package var customMirror: Mirror { Mirror(self, children: []) }
}
