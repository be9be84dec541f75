import FrunCrypto
import FrunSQLite
import Testing
import VaultLaboratory

@Suite struct HeadAnchorTests {
  private let hash = [UInt8](repeating: 4, count: 32)

  @Test func comparison() throws {
    let key = try DiskVault().key
    let anchor = HeadAnchor(key: key, sequence: 10, hash: hash)
    func compare(_ head: UInt64?, _ found: [UInt8]?) -> HeadAnchor.Comparison {
      anchor.compare(head: head) { $0 == 10 ? found : nil }
    }
    #expect(compare(10, hash) == .same)
    #expect(compare(11, hash) == .databaseIsNewer)
    #expect(compare(9, nil) == .entryMissing)
    #expect(compare(nil, nil) == .entryMissing)
    #expect(compare(12, nil) == .entryMissing)
    #expect(compare(10, [UInt8](repeating: 5, count: 32)) == .entryDiffers)
    #expect(compare(99, []) == .entryDiffers)
    #expect(HeadAnchor.Comparison.entryDiffers.isRollbackEvidence)
    #expect(!HeadAnchor.Comparison.databaseIsNewer.isRollbackEvidence)
  }

  @Test func files() throws {
    let folder = try ScratchFolder()
    let key = try DiskVault().key
    let other = try DiskVault().key
    let file = HeadAnchorFile(path: folder.path("office.head"))
    #expect(try file.read(key: key) == .absent)
    for sequence in [UInt64(0), 7, .max] {
      let anchor = HeadAnchor(key: key, sequence: sequence, hash: hash)
      try file.write(anchor, key: key)
      #expect(try file.read(key: key) == .anchor(anchor))
      #expect(try file.read(key: other) == .foreign)
    }
    #expect(folder.names == ["office.head"])
    #expect(try folder.mode("office.head") == 0o600)
    let good = try folder.read("office.head")
    for bytes in [
      [], Array(good.dropLast()), good + [0], good.dropLast() + [good[good.count - 1] ^ 1],
      [good[0] ^ 1] + good.dropFirst(),
    ] {
      try folder.write(bytes, to: "office.head")
      #expect(try file.read(key: key) == .foreign)
    }
    let nowhere = HeadAnchorFile(path: folder.path("no/such/folder"))
    #expect(try nowhere.read(key: key) == .absent)
    let anchor = HeadAnchor(key: key, sequence: 1, hash: hash)
    #expect(vaultError { try nowhere.write(anchor, key: key) } == .missing)
  }
}
