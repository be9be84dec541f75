import FrunArchive
import FrunCrypto
import FrunDomain
import FrunStore
import Glibc
import Testing

@testable import FrunExchange

/// What an importer must survive: names, links, order, lists and bombs. Every refusal with its code, and nothing taken in.
@Suite struct ContainerAttackTests {
  @Test func anUnchangedForgeryIsTheArchive() throws {
    let scene = try AttackScene()
    try scene.folder.write("a", scene.forge.file())
    let report = try scene.receiver.importer(scene.folder).run(
      file: scene.folder.path + "/a", scene.receiver.importRequest())
    #expect(report.changes.new > 0 && report.attachments.stored == 2)
  }

  @Test(arguments: [
    "../evil", "data/../../evil", "/etc/evil", "data/evil", "data/fetch.txt", "data/ops/0.jsonl",
    "data/ops/0000001.jsonl", "data/attachments/ABC", "Bagit.txt", "frun/archive.json.",
    "data/attachments/" + String(repeating: "A", count: 64), "manifest-md5.txt",
  ])
  func foreignNames(name: String) throws {
    var scene = try AttackScene()
    let isEarly = name.utf8.count.isMultiple(of: 2)
    scene.forge.entries.insert((name, [1]), at: isEarly ? 8 : scene.forge.entries.count)
    #expect(try scene.refusal == "container.name-forbidden")
  }

  @Test(arguments: [UInt8(ascii: "1"), UInt8(ascii: "2"), UInt8(ascii: "5"), UInt8(ascii: "x")])
  func linksFoldersAndExtensions(type: UInt8) throws {
    var scene = try AttackScene()
    scene.forge.tarChange = { bytes in
      let start = bytes.count - 1024 - 1024  // the header of the last attachment
      bytes[start + 156] = type
      let blank = [UInt8](repeating: 0x20, count: 8)
      bytes.replaceSubrange(start + 148..<start + 156, with: blank)
      let sum = bytes[start..<start + 512].reduce(0) { $0 + Int($1) }
      let digits = String(sum, radix: 8)
      let field = String(repeating: "0", count: 6 - digits.count) + digits
      bytes.replaceSubrange(start + 148..<start + 156, with: Array(field.utf8) + [0, 0x20])
    }
    #expect(try scene.refusal == "container.entry-type-forbidden")
  }

  @Test func orderDuplicatesMissingAndExtraFiles() throws {
    var scene = try AttackScene()
    scene.forge.entries.append(scene.forge.entries[scene.forge.entries.count - 1])
    #expect(try scene.refusal == "bag.file-unlisted")
    scene = try AttackScene()
    scene.forge.entries.insert(scene.forge.entries[8], at: 9)
    #expect(try scene.refusal == "container.duplicate-entry")
    scene = try AttackScene()
    scene.forge.entries.removeLast()
    #expect(try scene.refusal == "bag.file-missing")
    scene = try AttackScene()
    scene.forge.entries.remove(at: 9)
    #expect(try scene.refusal == "bag.file-missing")
    scene = try AttackScene()
    scene.forge.entries.swapAt(0, 1)
    #expect(try scene.refusal == "container.order")
    scene = try AttackScene()
    scene.forge.entries.swapAt(3, 4)
    #expect(try scene.refusal == "container.order")
    scene = try AttackScene()
    let other = String(repeating: "ab", count: 32)
    scene.forge.entries.append(("data/attachments/" + other, [1]))
    #expect(try scene.refusal == "bag.file-unlisted")
  }

  @Test func declarationsAndLists() throws {
    var scene = try AttackScene()
    scene.forge["bagit.txt"] = "\u{FEFF}" + scene.forge["bagit.txt"]
    #expect(try scene.refusal == "bag.declaration-missing")
    scene = try AttackScene()
    scene.forge.replace("bagit.txt", "1.0", "9.9")
    #expect(try scene.refusal == "bag.version")
    scene = try AttackScene()
    scene.forge.replace("bagit.txt", "1.0", "0.97")
    #expect(try scene.refusal == "bag.version")
    scene = try AttackScene()
    scene.forge["manifest-sha256.txt"] += scene.forge["manifest-sha256.txt"]
    try scene.forge.sign()
    #expect(try scene.refusal == "bag.manifest-duplicate")
    scene = try AttackScene()
    scene.forge.replace("manifest-sha256.txt", "data/README.txt", "~/README.txt")
    try scene.forge.sign()
    #expect(try scene.refusal == "bag.manifest-syntax")
    scene = try AttackScene()
    scene.forge.replace("bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1")
    try scene.forge.sign()
    #expect(try scene.refusal == "bag.oxum-mismatch")
  }

  @Test func otherPackersAndBombs() throws {
    let scene = try AttackScene()
    let gzip: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    #expect(try scene.refusal(scene.forge.file(packed: gzip)) == "compression.unknown-filter")
    let plain = try scene.forge.tar()
    #expect(try scene.refusal(scene.forge.file(packed: plain)) == "compression.unknown-filter")
    let twice = try Forge.pack(Forge.pack(plain))
    #expect(try scene.refusal(scene.forge.file(packed: twice))?.hasPrefix("container.") == true)
    let window: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 18 << 3, 0x09, 0, 0, 0x41]
    #expect(try scene.refusal(scene.forge.file(packed: window)) == "compression.window-too-large")
    // 16 MiB of zeros in a few KiB, behind the proven end.
    let zeros = try Forge.pack([UInt8](repeating: 0, count: 16 << 20))
    let good = try Forge.pack(plain)
    let found = try scene.refusal(scene.forge.file(packed: good + zeros))
    #expect(["container.trailing-data", "compression.budget-exceeded"].contains(found ?? ""))
    // The same in the place of the tag manifest.
    var bomb = scene
    bomb.forge.entries[1].bytes = [UInt8](repeating: 0x61, count: 1 << 20)
    #expect(try bomb.refusal == "container.entry-too-large")
    let none = try scene.forge.file(packed: [])
    #expect(try scene.refusal(none) == "compression.truncated")
  }

  @Test func appendedAndCutOff() throws {
    let scene = try AttackScene()
    let good = try Forge.pack(scene.forge.tar())
    let appended = try scene.refusal(scene.forge.file(packed: good + Array("tail".utf8)))
    #expect(
      ["compression.corrupt", "compression.truncated", "container.trailing-data"]
        .contains(appended ?? ""))
    let second = try scene.refusal(scene.forge.file(packed: good + good))
    #expect(["container.trailing-data", "compression.budget-exceeded"].contains(second ?? ""))
    let cut = try scene.refusal(scene.forge.file(packed: Array(good.dropLast())))
    #expect(cut == "compression.truncated")
    let file = try scene.forge.file()
    #expect(try scene.refusal(file + [0])?.hasPrefix("envelope.") == true)
    #expect(try scene.refusal(Array(file.dropLast()))?.hasPrefix("envelope.payload-") == true)
    #expect(try scene.refusal([]) == "store.empty")
    #expect(try scene.refusal(Array("PK\u{3}\u{4}".utf8)) == "envelope.not-age")
    #expect(
      try scene.refusal(scene.forge.file(to: [scene.sender.recipient]))
        == "envelope.no-matching-identity")
  }
}
