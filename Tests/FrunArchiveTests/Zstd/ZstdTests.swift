import FrunArchive
import Testing

@Suite struct ZstdTests {
  private func pack(_ frames: [[UInt8]], level: Int = 3) throws -> [UInt8] {
    var output: [UInt8] = []
    let encoder = try ZstdEncoder(level: level) { output += $0 }
    for frame in frames {
      try encoder.begin()
      try encoder.write(frame)
    }
    try encoder.end()
    return output
  }

  private func unpack(
    _ packed: [UInt8], piece: Int = 1000, budget: UInt64 = 1 << 30
  ) throws -> [UInt8] {
    var rest = packed[...]
    let decoder = try ZstdDecoder(budget: budget) {
      let next = rest.prefix(piece)
      rest = rest.dropFirst(piece)
      return Array(next)
    }
    var output: [UInt8] = []
    while try decoder.next({ output += $0 }) {}
    #expect(decoder.count == UInt64(output.count))
    return output
  }

  private func code(_ packed: [UInt8], budget: UInt64 = 1 << 30) -> ArchiveError.Code? {
    do {
      _ = try unpack(packed, budget: budget)
      return nil
    } catch {
      return (error as? ArchiveError)?.code
    }
  }

  /// Bytes that do not compress: a fixed linear congruential sequence.
  private func noise(_ count: Int) -> [UInt8] {
    var state: UInt64 = 42
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
  }

  @Test(arguments: [1, 1000, 65_535, 65_536, 65_537, 131_072, 131_073, 400_000])
  func roundTrip(size: Int) throws {
    let zeros = [UInt8](repeating: 7, count: size)
    #expect(try unpack(pack([zeros])) == zeros)
    let noise = noise(size)
    #expect(try unpack(pack([noise])) == noise)
  }

  @Test(arguments: [1, 2, 7, 4096])
  func framesFollowOneAnotherWhateverThePieces(piece: Int) throws {
    let frames = [Array("one".utf8), [], noise(3000), Array("four".utf8)]
    #expect(try unpack(pack(frames), piece: piece) == Array(frames.joined()))
  }

  @Test func eachFrameStandsAlone() throws {
    let first = try pack([Array("one".utf8)])
    let second = try pack([Array("two".utf8)])
    #expect(try pack([Array("one".utf8), Array("two".utf8)]) == first + second)
    #expect(Array(first.prefix(4)) == [0x28, 0xB5, 0x2F, 0xFD])
  }

  @Test func sameInputGivesSameBytes() throws {
    let data = noise(50_000) + [UInt8](repeating: 1, count: 50_000)
    #expect(try pack([data]) == pack([data]))
  }

  @Test func budgetIsExactAndHoldsForBombs() throws {
    let packed = try pack([[UInt8](repeating: 0, count: 1 << 20)])
    #expect(packed.count < 1000)
    #expect(code(packed, budget: 1 << 20) == nil)
    #expect(code(packed, budget: (1 << 20) - 1) == .budgetExceeded)
    #expect(code(packed, budget: 0) == .budgetExceeded)
  }

  @Test func aSecondLayerStaysPacked() throws {
    let inner = try pack([Array("inner".utf8)])
    #expect(try unpack(pack([inner])) == inner)
  }

  @Test func plainTextAndOtherFormatsAreRefused() {
    #expect(code(Array("plain text that is no frame".utf8)) == .corrupt)
    #expect(code([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]) == .corrupt)
    #expect(code([]) == .truncated)
  }

  @Test func everyTruncationIsNoticed() throws {
    let packed = try pack([Array("some text to compress".utf8), noise(500)])
    let boundary = try pack([Array("some text to compress".utf8)]).count
    for length in 0..<packed.count where length != boundary {
      #expect(code(Array(packed[..<length])) == .truncated, "length \(length)")
    }
  }

  @Test func garbageBehindAFrameIsRefused() throws {
    let packed = try pack([Array("text".utf8)])
    for tail in [[0, 0, 0, 0, 0], Array("trailing".utf8), [0x28]] as [[UInt8]] {
      #expect(code(packed + tail) != nil, "tail \(tail)")
    }
  }

  @Test func skippableFramesAreSkipped() throws {
    let padding: [UInt8] = [0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]
    let packed = try pack([Array("text".utf8)])
    #expect(try unpack(packed + padding) == Array("text".utf8))
  }

  @Test(arguments: [(17, false), (18, true), (21, true), (31, true)])
  func windowsAbove128MiBAreRefused(exponent: UInt8, refused: Bool) {
    // Frame header without content size: magic, descriptor 0, window descriptor; one raw block.
    let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, exponent << 3, 0x09, 0, 0, 0x41]
    #expect(code(frame) == (refused ? .windowTooLarge : nil))
  }

  @Test func aSingleSegmentFrameMayNotBeHugeEither() {
    // Descriptor 0xE0: content size in 8 bytes is also the window.
    let size: [UInt8] = [0, 0, 0, 0, 1, 0, 0, 0]
    #expect(code([0x28, 0xB5, 0x2F, 0xFD, 0xE0] + size + [9, 0, 0, 0x41]) == .windowTooLarge)
  }

  @Test func aLaterFrameWithAHugeWindowIsRefusedToo() throws {
    let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 18 << 3, 0x09, 0, 0, 0x41]
    #expect(code(try pack([noise(200_000)]) + frame) == .windowTooLarge)
    #expect(code(try pack([noise(10)]) + frame) != nil)
  }

  @Test func damageNeverCrashes() throws {
    let packed = try pack([Array("some text to compress, some text".utf8)])
    for index in packed.indices {
      for mask: UInt8 in [0x01, 0x40, 0xFF] {
        var bad = packed
        bad[index] ^= mask
        _ = code(bad, budget: 1 << 20)
      }
    }
  }

  private struct Unplugged: Error {}

  @Test func errorsOfTheCallersStreamsPassThrough() throws {
    let encoder = try ZstdEncoder { _ in throw Unplugged() }
    #expect(throws: Unplugged.self) {
      try encoder.write(noise(1 << 20))
      try encoder.end()
    }
    let decoder = try ZstdDecoder(budget: 10, source: { throw Unplugged() })
    #expect(throws: Unplugged.self) { try decoder.next { _ in } }
  }

  @Test func anAbandonedFrameWritesNothingMore() throws {
    var pieces = 0
    do {
      let encoder = try ZstdEncoder { _ in pieces += 1 }
      try encoder.write([1, 2, 3])
    }
    #expect(pieces == 0)
  }
}
