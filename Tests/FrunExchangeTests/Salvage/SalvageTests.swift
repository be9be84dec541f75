import FrunCrypto
import Testing

@testable import FrunExchange

@Suite struct SalvageTests {
  private static let chunk = 65_536 + 16

  private struct Scene {
    let folder: TemporaryFolder
    let sender: Office
    let receiver: Office
    let file: [UInt8]
    let photos: [String: [UInt8]]
    let headerSize: Int
    /// Files of the payload.
    let fileCount: Int
  }

  /// An archive of a case with five photos of 150 KiB.
  private func scene(armored: Bool = false) throws -> Scene {
    let folder = try TemporaryFolder()
    let sender = try Office(seed: 71)
    let receiver = try sender.colleague(seed: 72)
    let (stream, _) = try sender.openCase("Amina", consent: ["tracing"])
    var photos: [String: [UInt8]] = [:]
    for _ in 0..<5 {
      let bytes = sender.random.bytes(150 << 10)
      photos["data/attachments/" + Hexadecimal(SHA256.hash(bytes))] = bytes
      try sender.attach(bytes, to: stream)
    }
    var request = try sender.request(stream, to: [receiver])
    request.isArmored = armored
    request.isPadded = true
    let outcome = try sender.export.write(
      request, on: .day("2026-11-21"), toFile: folder.path + "/a", random: sender.random.bytes)
    #expect(outcome.header.attachmentCount == 5)
    let file = try folder.read("a")
    let header = armored ? 0 : try Age.header(of: file).bytes.count + 16
    return Scene(
      folder: folder, sender: sender, receiver: receiver, file: file, photos: photos,
      headerSize: header, fileCount: outcome.header.payload.files)
  }

  private func Hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private func salvage(
    _ scene: Scene, _ bytes: [UInt8], to name: String, knowing: Bool = true
  ) throws -> SalvageReport {
    try scene.folder.write("bad", bytes)
    return try ArchiveSalvage(signers: knowing ? scene.receiver.store.knownSigners() : []).run(
      file: scene.folder.path + "/bad", identities: [scene.receiver.ageIdentity],
      into: scene.folder.path + "/" + name)
  }

  /// Every file that the report calls saved is there with the contents it should have, and no other.
  private func check(_ scene: Scene, _ report: SalvageReport, in name: String) throws {
    var expected: Set<String> = []
    for object in report.objects where object.state == .verified || object.state == .unverified {
      let path = object.state.rawValue + "/" + object.path.dropFirst(5)
      expected.insert(path)
      let bytes = try scene.folder.read(name + "/" + path)
      #expect(bytes.count == Int(object.size))
      if let photo = scene.photos[object.path] { #expect(bytes == photo) }
    }
    var found: Set<String> = []
    for state in ["verified", "unverified"] {
      for part in ["", "ops/", "attachments/"] {
        for file in scene.folder.names(name + "/" + state + "/" + part)
        where file != "ops" && file != "attachments" {
          found.insert(state + "/" + part + file)
        }
      }
    }
    #expect(found == expected)
    #expect(scene.folder.names(name).contains("REPORT.txt"))
  }

  @Test(arguments: [false, true]) func aWholeArchiveIsVerified(armored: Bool) throws {
    let scene = try scene(armored: armored)
    let report = try salvage(scene, scene.file, to: "out")
    #expect(report.isWhole && report.signature == .known && report.objects.count == scene.fileCount)
    try check(scene, report, in: "out")
    let stranger = try salvage(scene, scene.file, to: "out2", knowing: false)
    #expect(stranger.signature == .unknown && stranger.count(.verified) == scene.fileCount)
  }

  @Test func eachLostChunkCostsOnlyWhatLiesInIt() throws {
    let scene = try scene()
    let chunks = (scene.file.count - scene.headerSize + Self.chunk - 1) / Self.chunk
    #expect(chunks > 10)
    for index in 0..<chunks {
      var bad = scene.file
      bad[scene.headerSize + index * Self.chunk + 5] ^= 1
      let report = try salvage(scene, bad, to: "out\(index)")
      #expect(report.damagedChunks == 1 && !report.isWhole)
      try check(scene, report, in: "out\(index)")
      if index == 0 {
        // The signature was in it: nothing is proven, but photos are still saved by their names.
        #expect(report.signature == .none && report.count(.verified) == 0)
        #expect(report.count(.unverified) >= 4)
      } else {
        #expect(report.signature == .known && report.count(.unverified) == 0)
        #expect(report.count(.lost) <= 2 && report.count(.verified) >= 6, "chunk \(index)")
        #expect(report.objects.count == scene.fileCount)
      }
    }
  }

  @Test(arguments: [0.1, 0.5, 0.93]) func aCutFileGivesItsBeginning(share: Double) throws {
    let scene = try scene()
    let bad = Array(scene.file.prefix(Int(Double(scene.file.count) * share)))
    let report = try salvage(scene, bad, to: "out")
    #expect(!report.hasEnd && !report.isWhole && report.objects.count == scene.fileCount)
    try check(scene, report, in: "out")
    #expect(report.count(.verified) >= Int(5 * share) && report.count(.lost) > 0)
  }

  @Test func damagedArmorLosesLines() throws {
    let scene = try scene(armored: true)
    var bad = scene.file
    let middle = bad.count / 2
    for index in middle..<middle + 20 where bad[index] != 0x0A { bad[index] = UInt8(ascii: "!") }
    let report = try salvage(scene, bad, to: "out")
    #expect(report.signature == .known && report.count(.verified) >= 6)
    #expect(!report.isWhole && report.count(.lost) >= 1)
    try check(scene, report, in: "out")
  }

  /// Somebody with the recipients' keys but without the sender's: nothing is called verified.
  @Test func aForgedArchiveIsUnverified() throws {
    let scene = try scene()
    let office = scene.sender
    let (stream, _) = try office.openCase("A", consent: ["tracing"])
    var forge = try Forge(office, office.request(stream, to: [scene.receiver]))
    forge["data/case.json"] = "{}"
    var report = try salvage(scene, forge.file(), to: "out")
    #expect(report.count(.verified) + report.count(.changed) + report.count(.lost) > 0)
    #expect(!report.objects.contains { $0.path == "data/case.json" && $0.state == .verified })
    forge["tagmanifest-sha256.txt"] = "x"
    report = try salvage(scene, forge.file(), to: "out2")
    #expect(report.signature == .none && report.count(.verified) == 0)
  }

  @Test func refusals() throws {
    let scene = try scene()
    var bad = scene.file
    bad[30] ^= 1
    #expect(code { _ = try salvage(scene, bad, to: "x") }?.hasPrefix("envelope.") == true)
    #expect(scene.folder.names("x").isEmpty)
    try scene.folder.write("full/file", "mine")
    #expect(code { _ = try salvage(scene, scene.file, to: "full") } == "store.exists")
    let other = try Office(seed: 99)
    #expect(
      code {
        _ = try ArchiveSalvage(signers: []).run(
          file: scene.folder.path + "/a", identities: [other.ageIdentity],
          into: scene.folder.path + "/y")
      } == "envelope.no-matching-identity")
  }

  /// What is saved is readable by anybody: a run that fails half-way leaves none of it.
  @Test func aRunThatFailsLeavesNothingReadable() throws {
    let scene = try scene()
    for calls in [0, 3, 6] {
      var left = calls
      let failed = code {
        _ = try ArchiveSalvage(signers: scene.receiver.store.knownSigners()).run(
          file: scene.folder.path + "/a", identities: [scene.receiver.ageIdentity],
          into: scene.folder.path + "/full"
        ) { _, _ in
          if left == 0 {
            if calls > 3 { #expect(!scene.folder.names("full/verified").isEmpty) }
            throw ExchangeError(.storeDiskFull)
          }
          left -= 1
        }
      }
      #expect(failed == "store.disk-full")
      #expect(!scene.folder.names().contains("full"), "after \(calls) frames")
    }
  }

  @Test func nothingSavedIsSaid() {
    let report = SalvageReport(
      signature: .none, signer: nil, member: nil, chunks: 1, damagedChunks: 1, hasEnd: true,
      objects: [])
    #expect(
      report.text.contains("Nothing could be saved.") && report.text.contains("list of files"))
  }

  /// Random damage of all kinds: never a crash, never a wrong byte under "verified", nothing outside.
  @Test func randomDamage() throws {
    let scene = try scene()
    let seed: UInt64 = 20_261_122
    var numbers = SeededNumbers(seed: seed)
    let before = Set(scene.folder.names())
    for round in 0..<12 {
      var bad = scene.file
      for _ in 0..<Int(numbers.next() % 4) + 1 {
        let at = scene.headerSize + Int(numbers.next() % UInt64(bad.count - scene.headerSize))
        switch numbers.next() % 3 {
        case 0: bad[at] ^= 0x40
        case 1: bad.removeSubrange(at..<min(bad.count, at + Int(numbers.next() % 5000)))
        default: bad.insert(contentsOf: numbers.bytes(Int(numbers.next() % 500)), at: at)
        }
        if bad.count < scene.headerSize + 100 { break }
      }
      let report = try salvage(scene, bad, to: "round\(round)")
      try check(scene, report, in: "round\(round)")
      for object in report.objects where object.state == .verified {
        #expect(object.path.hasPrefix("data/"), "seed \(seed), round \(round)")
      }
    }
    let names = Set(scene.folder.names()).subtracting(before).subtracting(["bad"])
    #expect(names == Set((0..<12).map { "round\($0)" }))
  }
}
