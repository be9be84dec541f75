/// Splits a secret into shares of words, some of which give it back, and fewer tell nothing.
///
/// Source: SLIP-0039, Shamir's secret sharing for mnemonic codes.
package enum SecretSharing {
  /// One group of shares: `threshold` of `count` are needed.
  package struct Group: Hashable, Sendable {
    /// How many are needed, 1 to 16.
    package let threshold: Int
    /// How many are made, 1 to 16.
    package let count: Int

    /// A group.
    package init(threshold: Int, of count: Int) {
      self.threshold = threshold
      self.count = count
    }
  }

  /// Makes the shares of one group.
  ///
  /// - Parameters:
  ///   - secret: 16 to 64 bytes, an even number.
  ///   - passphrase: printable ASCII; usually none, since it would be one more thing to lose.
  ///   - random: where identifier and polynomial come from.
  ///
  /// Throws `parameters`.
  package static func split(
    _ secret: [UInt8], _ group: Group, passphrase: [UInt8] = [], iterationExponent: Int = 0,
    random: RandomSource = SecureRandom.bytes
  ) throws(SharingError) -> [SecretShare] {
    try split(
      secret, groups: [group], groupThreshold: 1, passphrase: passphrase,
      iterationExponent: iterationExponent, random: random)[0]
  }

  /// Makes the shares of several groups, `groupThreshold` of which are needed.
  package static func split(
    _ secret: [UInt8], groups: [Group], groupThreshold: Int, passphrase: [UInt8] = [],
    iterationExponent: Int = 0, isExtendable: Bool = true,
    random: RandomSource = SecureRandom.bytes
  ) throws(SharingError) -> [[SecretShare]] {
    // One share of several that need only one would be the secret itself, handed out many times.
    guard (16...64).contains(secret.count), secret.count % 2 == 0,
      (0...15).contains(iterationExponent), (1...16).contains(groups.count),
      (1...groups.count).contains(groupThreshold),
      groups.allSatisfy({ $0.threshold > 1 || $0.count == 1 }),
      passphrase.allSatisfy({ (32...126).contains($0) })
    else { throw SharingError(.parameters) }
    let bits = random(2)
    guard bits.count == 2 else { throw SharingError(.parameters) }
    let identifier = (UInt16(bits[0]) << 8 | UInt16(bits[1])) & 0x7FFF
    var encrypted = try ShareCipher.encrypt(
      secret, passphrase: passphrase,
      salt: ShareCipher.salt(identifier: identifier, isExtendable: isExtendable),
      exponent: iterationExponent)
    defer { ConstantTime.wipe(&encrypted) }
    let points = try ShamirSharing.split(
      encrypted, threshold: groupThreshold, count: groups.count, random: random)
    var shares: [[SecretShare]] = []
    for (group, point) in zip(groups, points) {
      let members = try ShamirSharing.split(
        point.y, threshold: group.threshold, count: group.count, random: random)
      shares.append(
        members.map {
          SecretShare(
            identifier: identifier, isExtendable: isExtendable,
            iterationExponent: iterationExponent, groupIndex: Int(point.x),
            groupThreshold: groupThreshold, groupCount: groups.count, memberIndex: Int($0.x),
            memberThreshold: group.threshold, value: $0.y)
        })
    }
    return shares
  }

  /// The secret of exactly the shares that are needed, in any order; a share given twice counts
  /// once.
  ///
  /// Throws `too-few`, `too-many`, `mixed`, `conflict` or `digest`.
  package static func combine(
    _ shares: [SecretShare], passphrase: [UInt8] = []
  ) throws(SharingError) -> [UInt8] {
    guard let first = shares.first else { throw SharingError(.tooFew) }
    var groups: [Int: [SecretShare]] = [:]
    for (index, share) in shares.enumerated() {
      guard share.identifier == first.identifier, share.isExtendable == first.isExtendable,
        share.iterationExponent == first.iterationExponent,
        share.groupThreshold == first.groupThreshold, share.groupCount == first.groupCount,
        share.value.count == first.value.count
      else { throw SharingError(.mixed, share: index + 1) }
      let group = groups[share.groupIndex] ?? []
      if group.contains(share) { continue }
      guard group.allSatisfy({ $0.memberThreshold == share.memberThreshold }) else {
        throw SharingError(.mixed, share: index + 1)
      }
      guard group.allSatisfy({ $0.memberIndex != share.memberIndex }) else {
        throw SharingError(.conflict, share: index + 1)
      }
      groups[share.groupIndex] = group + [share]
    }
    guard groups.count >= first.groupThreshold else { throw SharingError(.tooFew) }
    guard groups.count == first.groupThreshold else { throw SharingError(.tooMany) }
    var points: [ShamirSharing.Point] = []
    for (index, members) in groups.sorted(by: { $0.key < $1.key }) {
      let needed = members[0].memberThreshold
      guard members.count >= needed else { throw SharingError(.tooFew) }
      guard members.count == needed else { throw SharingError(.tooMany) }
      let value = try ShamirSharing.combine(
        members.map { .init(x: UInt8($0.memberIndex), y: $0.value) }, threshold: needed)
      points.append(.init(x: UInt8(index), y: value))
    }
    let encrypted = try ShamirSharing.combine(points, threshold: first.groupThreshold)
    return try ShareCipher.decrypt(
      encrypted, passphrase: passphrase,
      salt: ShareCipher.salt(identifier: first.identifier, isExtendable: first.isExtendable),
      exponent: first.iterationExponent)
  }

  /// How many more shares of the same group are needed, beside these; nil when they use more than
  /// one group.
  package static func missing(_ shares: [SecretShare]) -> Int? {
    guard let first = shares.first, first.groupThreshold == 1,
      shares.allSatisfy({ $0.groupIndex == first.groupIndex })
    else { return nil }
    return max(first.memberThreshold - Set(shares.map(\.memberIndex)).count, 0)
  }
}
