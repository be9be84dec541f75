import FrunCrypto
import Testing
import VaultLaboratory

@testable import FrunSQLite

@Suite struct PageSealerTests {
  private func sealer(key: UInt8 = 1, vault: UInt8 = 2) throws -> PageSealer {
    PageSealer(
      cipher: try XAESPageCipher(key: [UInt8](repeating: key, count: 32)),
      vaultID: [UInt8](repeating: vault, count: 16))
  }

  private func image(_ sealer: PageSealer, at address: ImageAddress) -> [UInt8] {
    var page = [UInt8](repeating: 0xAB, count: 4096)
    page.replaceSubrange(4040..., with: [UInt8](repeating: 0, count: 56))
    var image = [UInt8](repeating: 0, count: 4096)
    page.withUnsafeBytes { page in
      image.withUnsafeMutableBytes { sealer.seal(page, into: $0, at: address) }
    }
    return image
  }

  private func opens(_ image: [UInt8], _ sealer: PageSealer, at address: ImageAddress) -> Bool {
    var copy = image
    return copy.withUnsafeMutableBytes { sealer.open($0, at: address) }
  }

  @Test func opensOnlyWhereItBelongs() throws {
    let sealer = try sealer()
    let home = ImageAddress(kind: .databasePage, index: 7)
    let image = image(sealer, at: home)
    #expect(opens(image, sealer, at: home))
    for elsewhere in [
      ImageAddress(kind: .databasePage, index: 8),
      ImageAddress(kind: .journalRecord, index: 7),
      ImageAddress(kind: .databasePage, index: 7, journalID: 1),
    ] {
      #expect(!opens(image, sealer, at: elsewhere))
    }
    #expect(!opens(image, try self.sealer(vault: 3), at: home))
    #expect(!opens(image, try self.sealer(key: 3), at: home))
  }

  @Test func everyByteIsCovered() throws {
    let sealer = try sealer()
    let home = ImageAddress(kind: .databasePage, index: 1)
    let image = image(sealer, at: home)
    for offset in stride(from: 0, to: 4096, by: 13) {
      var changed = image
      changed[offset] ^= 1
      #expect(!opens(changed, sealer, at: home), "\(offset)")
    }
  }

  /// Pitfall 11: an all-zero page is never valid.
  @Test func zerosAreNoPage() throws {
    let zeros = [UInt8](repeating: 0, count: 4096)
    #expect(!opens(zeros, try sealer(), at: ImageAddress(kind: .databasePage, index: 1)))
  }

  /// Acceptance 3, short form: no nonce twice, over many sealers (as over many openings).
  @Test func noncesDoNotRepeat() throws {
    var seen: Set<[UInt8]> = []
    var count = 0
    for _ in 0..<40 {
      let sealer = try sealer()
      for index in 0..<50 {
        let sealed = image(sealer, at: ImageAddress(kind: .databasePage, index: UInt64(index)))
        seen.insert(Array(sealed[4056..<4080]))
        count += 1
      }
    }
    #expect(seen.count == count)
  }

  @Test func journalHeaders() throws {
    let sealer = try sealer()
    var logical = [UInt8](repeating: 0, count: 28)
    let address = ImageAddress(kind: .journalHeader, index: 512, journalID: 3)
    let proof = sealer.authenticate(header: logical, at: address)
    #expect(sealer.verifies(proof, header: logical, at: address))
    logical[27] = 1
    #expect(!sealer.verifies(proof, header: logical, at: address))
    #expect(!sealer.verifies([], header: logical, at: address))
  }
}
