import CryptoVectors
import Testing

@testable import FrunCrypto

@Suite struct SecretSharingTests {
  @Test(.enabled(if: VectorFiles.areRequired("slip39/vectors.json")))
  func vectors() throws {
    let results = try SharingVectorFile(path: VectorFiles.path("slip39/vectors.json")).run()
    #expect(results.count == 45)
    for result in results { #expect(result.actual == result.expected, "vector \(result.id)") }
  }

  @Test func theWordsAreTold() {
    #expect(ShareWords.all.count == 1024)
    #expect(Set(ShareWords.all.map { $0.prefix(4) }).count == 1024)
    #expect(ShareWords.all == ShareWords.all.sorted())
    #expect(ShareWords.all.allSatisfy { (4...8).contains($0.utf8.count) })
    for (value, word) in ShareWords.all.enumerated() {
      #expect(ShareWords.value(of: word) == UInt16(value))
      #expect(ShareWords.value(of: word.prefix(4).uppercased()) == UInt16(value))
    }
    for typed in ["", "aca", "acadmic", "academics", "žába", "acad3mic"] {
      #expect(ShareWords.value(of: typed) == nil)
    }
  }

  /// Every way to choose as many shares as are needed gives the secret back; fewer and more do not.
  @Test(arguments: [(2, 3, 32), (3, 5, 32), (1, 1, 16), (2, 2, 64), (5, 6, 20), (16, 16, 16)])
  func anySufficientChoiceRecovers(threshold: Int, count: Int, length: Int) throws {
    var generator = SeededBytes(UInt64(threshold * 1000 + count * 100 + length))
    let secret = generator.bytes(length)
    let shares = try SecretSharing.split(
      secret, .init(threshold: threshold, of: count), random: { generator.bytes($0) })
    #expect(shares.count == count)
    for mask in 0..<(1 << count) {
      let chosen = shares.indices.filter { mask >> $0 & 1 == 1 }.map { shares[$0] }
      if chosen.count == threshold {
        #expect(try SecretSharing.combine(chosen.reversed()) == secret)
      } else if count <= 6 {
        #expect(throws: SharingError.self) { try SecretSharing.combine(chosen) }
      }
    }
  }

  @Test(arguments: 1...20)
  func wordsRoundTripAndMisreadingsAreNoticed(seed: UInt64) throws {
    var generator = SeededBytes(seed)
    let secret = generator.bytes([16, 18, 20, 32, 64][Int(seed % 5)])
    let shares = try SecretSharing.split(
      secret, .init(threshold: 2, of: 3), random: { generator.bytes($0) })
    for share in shares {
      let words = share.words
      #expect(try SecretShare(words: words.joined(separator: " ")) == share, "seed \(seed)")
      // One word wrong, and two neighbours exchanged: the commonest slips of a pen.
      let place = Int(generator.next() % UInt64(words.count))
      var wrong = words
      wrong[place] = ShareWords.all[Int(generator.next() % 1024)]
      if wrong != words {
        #expect(throws: SharingError(.checksum), "seed \(seed)") {
          try SecretShare(words: wrong.joined(separator: " "))
        }
      }
      var swapped = words
      swapped.swapAt(place, (place + 1) % words.count)
      if swapped != words {
        #expect(throws: SharingError.self, "seed \(seed)") {
          try SecretShare(words: swapped.joined(separator: " "))
        }
      }
    }
  }

  @Test func errorsNameThePlace() throws {
    let shares = try SecretSharing.split(
      [UInt8](repeating: 7, count: 16), .init(threshold: 2, of: 3))
    var words = shares[0].words
    words[6] = "nonsense"
    let error = #expect(throws: SharingError.self) {
      try SecretShare(words: words.joined(separator: ", "))
    }
    #expect(error?.description == "word 7: unknown-word")
    #expect(throws: SharingError(.length)) {
      try SecretShare(words: shares[0].words.dropLast().joined(separator: " "))
    }
    let others = try SecretSharing.split(
      [UInt8](repeating: 7, count: 16), .init(threshold: 2, of: 3))
    #expect(throws: SharingError(.mixed, share: 2)) {
      try SecretSharing.combine([shares[0], others[1]])
    }
    #expect(throws: SharingError(.tooFew)) { try SecretSharing.combine([shares[1], shares[1]]) }
    #expect(throws: SharingError(.tooMany)) { try SecretSharing.combine(shares) }
    #expect(SecretSharing.missing([shares[0]]) == 1)
    #expect(SecretSharing.missing(shares) == 0)
  }

  @Test func aForgedShareShows() throws {
    let secret = [UInt8](0..<32)
    let shares = try SecretSharing.split(secret, .init(threshold: 2, of: 3))
    let point = [UInt8](repeating: 9, count: 32)
    let forged = SecretShare(
      identifier: shares[1].identifier, isExtendable: true, iterationExponent: 0, groupIndex: 0,
      groupThreshold: 1, groupCount: 1, memberIndex: 1, memberThreshold: 2, value: point)
    #expect(throws: SharingError(.digest)) { try SecretSharing.combine([shares[0], forged]) }
  }

  @Test(arguments: [
    (15, 2, 3), (17, 2, 3), (66, 2, 3), (32, 4, 3), (32, 0, 3), (32, 1, 3), (32, 2, 17),
  ])
  func whatCannotBeSharedIsRefused(length: Int, threshold: Int, count: Int) {
    #expect(throws: SharingError(.parameters)) {
      try SecretSharing.split(
        [UInt8](repeating: 1, count: length), .init(threshold: threshold, of: count))
    }
  }

  @Test func secretsStayOutOfLogs() throws {
    let share = try SecretSharing.split([UInt8](0..<16), .init(threshold: 2, of: 2))[0]
    let shown = "\(share) \(String(reflecting: share))"
    #expect(share.words.allSatisfy { !shown.contains($0) })
  }
}

/// Reproducible bytes (SplitMix64).
private struct SeededBytes {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }
}
