import FrunArchive
import FrunCrypto
import FrunDomain
import FrunStore
import Glibc
import Testing

@testable import FrunExchange

/// What an importer must survive: every refusal with its code, and nothing taken in.
@Suite struct AttackTests {
  private struct Scene {
    let folder: TemporaryFolder
    let sender: Office
    let receiver: Office
    let stream: StreamID
    let person: RecordID
    var forge: Forge

    init(seed: UInt64 = 50) throws {
      folder = try TemporaryFolder()
      sender = try Office(seed: seed)
      receiver = try sender.colleague(seed: seed + 1)
      (stream, person) = try sender.openCase("Amina", consent: ["tracing"])
      try sender.attach(Array("first photo".utf8), to: stream)
      try sender.attach(Array("second photo".utf8), to: stream)
      forge = try Forge(sender, sender.request(stream, to: [receiver]))
    }

    /// The code with which the receiver refuses a file; nothing may have been taken in.
    func refusal(_ bytes: [UInt8], confirming: Office? = nil) throws -> String? {
      try folder.write("attack", bytes)
      let before = try receiver.store.canonicalDump()
      let code = code {
        _ = try receiver.importer(folder).run(
          file: folder.path + "/attack", receiver.importRequest(confirming: confirming))
      }
      #expect(try receiver.store.canonicalDump() == before)
      #expect(folder.names() == ["attack"], "something was left on disk")
      return code
    }

    var refusal: String? { get throws { try refusal(forge.file()) } }
  }

  private let operations = "data/ops/000000.jsonl"

  @Test func anUnchangedForgeryIsTheArchive() throws {
    let scene = try Scene()
    try scene.folder.write("a", scene.forge.file())
    let report = try scene.receiver.importer(scene.folder).run(
      file: scene.folder.path + "/a", scene.receiver.importRequest())
    #expect(report.changes.new > 0 && report.attachments.stored == 2)
  }

  @Test(arguments: [
    "../evil", "data/../../evil", "/etc/evil", "data/evil", "fetch.txt", "data/ops/0.jsonl",
    "data/ops/0000001.jsonl", "data/attachments/ABC", "Bagit.txt", "frun/archive.json.",
    "data/attachments/" + String(repeating: "A", count: 64), "manifest-md5.txt",
  ])
  func foreignNames(name: String) throws {
    var scene = try Scene()
    let isEarly = name.utf8.count.isMultiple(of: 2)
    scene.forge.entries.insert((name, [1]), at: isEarly ? 8 : scene.forge.entries.count)
    #expect(try scene.refusal == "container.name-forbidden")
  }

  @Test(arguments: [UInt8(ascii: "1"), UInt8(ascii: "2"), UInt8(ascii: "5"), UInt8(ascii: "x")])
  func linksFoldersAndExtensions(type: UInt8) throws {
    var scene = try Scene()
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
    var scene = try Scene()
    scene.forge.entries.append(scene.forge.entries[scene.forge.entries.count - 1])
    #expect(try scene.refusal == "bag.file-unlisted")
    scene = try Scene()
    scene.forge.entries.insert(scene.forge.entries[8], at: 9)
    #expect(try scene.refusal == "container.duplicate-entry")
    scene = try Scene()
    scene.forge.entries.removeLast()
    #expect(try scene.refusal == "bag.file-missing")
    scene = try Scene()
    scene.forge.entries.remove(at: 9)
    #expect(try scene.refusal == "bag.file-missing")
    scene = try Scene()
    scene.forge.entries.swapAt(0, 1)
    #expect(try scene.refusal == "container.order")
    scene = try Scene()
    scene.forge.entries.swapAt(3, 4)
    #expect(try scene.refusal == "container.order")
    scene = try Scene()
    let other = String(repeating: "ab", count: 32)
    scene.forge.entries.append(("data/attachments/" + other, [1]))
    #expect(try scene.refusal == "bag.file-unlisted")
  }

  @Test func unsignedAndForeignSignatures() throws {
    var scene = try Scene()
    scene.forge.entries.remove(at: 2)
    #expect(try scene.refusal == "signer.missing")
    scene = try Scene()
    try scene.forge.sign(with: Ed25519SigningKey(seed: [UInt8](repeating: 7, count: 32)))
    #expect(try scene.refusal == "signer.context-mismatch")
    // A stranger who also names himself in the header is merely unknown.
    scene = try Scene()
    let stranger = try Ed25519SigningKey(seed: [UInt8](repeating: 7, count: 32))
    let own = MinisignPublicKey(scene.forge.key).text
    scene.forge.replace("frun/archive.json", own, MinisignPublicKey(stranger).text)
    try scene.forge.sign(with: stranger)
    #expect(try scene.refusal == "signer.context-mismatch", "in the name of a known member")
    scene.forge.replace(
      "frun/archive.json", try scene.sender.identity.member.text,
      try scene.sender.newRecord().text)
    try scene.forge.sign(with: stranger)
    #expect(try scene.refusal == "signer.unknown")
    // An old signature moved to another bag.
    let old = try Scene(seed: 60)
    scene = try Scene()
    scene.forge["tagmanifest-sha256.txt.minisig"] = old.forge["tagmanifest-sha256.txt.minisig"]
    #expect(try scene.refusal == "signer.context-mismatch")
    scene = try Scene()
    scene.forge.replace("bag-info.txt", "frun test", "frun tesu")
    #expect(try scene.refusal == "bag.hash-mismatch")
  }

  @Test func editedSignatures() throws {
    var scene = try Scene()
    scene.forge.replace("tagmanifest-sha256.txt.minisig", "ops=", "opt=")
    #expect(try scene.refusal == "signer.invalid")
    scene = try Scene()
    scene.forge.replace("tagmanifest-sha256.txt.minisig", "of a case archive", "of something")
    #expect(try scene.refusal == "signer.malformed")
    scene = try Scene()
    try scene.forge.sign(comment: "timestamp:1\tfile:x".filter { $0 != "\t" })
    #expect(try scene.refusal == "signer.context-mismatch")
    scene = try Scene()
    try scene.forge.sign(comment: scene.forge.trustedComment + " more")
    #expect(try scene.refusal == "signer.context-mismatch")
    scene = try Scene()
    scene.forge["tagmanifest-sha256.txt.minisig"] = "nothing\n"
    #expect(try scene.refusal == "signer.malformed")
    scene = try Scene()
    scene.forge["tagmanifest-sha256.txt"] += "x"
    #expect(try scene.refusal == "signer.invalid")
  }

  @Test func weakKeys() throws {
    var scene = try Scene()
    let weak = Base64.encode(
      Array("Ed".utf8) + [UInt8](repeating: 0, count: 40), padding: .required)
    scene.forge.replace("frun/archive.json", MinisignPublicKey(scene.forge.key).text, weak)
    try scene.forge.sign(comment: scene.forge.trustedComment)
    #expect(try scene.refusal == "signer.weak-key")
  }

  @Test func revokedSigners() throws {
    let folder = try TemporaryFolder()
    let founder = try Office(seed: 80)
    let colleague = try founder.colleague(seed: 81, role: .supervisor)
    let (stream, _) = try colleague.openCase(consent: ["tracing"])
    try colleague.export.write(
      colleague.request(stream, to: [founder]), on: .day("2026-11-21"), toFile: folder.path + "/a",
      random: colleague.random.bytes)
    try founder.store.commit(
      ChangeSet(
        stream: founder.directory, command: "team revoke",
        assertions: [
          Assertion(
            record: colleague.identity.member, kind: "member", field: "status",
            change: .set(.code("revoked")))
        ]))
    #expect(
      code {
        _ = try founder.importer(folder).run(file: folder.path + "/a", founder.importRequest())
      } == "signer.revoked")
    var request = try founder.importRequest()
    request.acceptsRevoked = true
    let report = try founder.importer(folder).run(file: folder.path + "/a", request)
    #expect(report.changes.new > 0)
  }

  @Test func forwardedToSomebodyElse() throws {
    let scene = try Scene()
    let third = try scene.sender.colleague(seed: 70)
    try scene.folder.write("a", scene.forge.file(to: [third.recipient]))
    #expect(
      code {
        _ = try third.importer(scene.folder).run(
          file: scene.folder.path + "/a", third.importRequest())
      } == "signer.not-addressed-to-you")
  }

  @Test func swappedPayloadUnderTheSameSignature() throws {
    var scene = try Scene()
    scene.forge.replace(operations, "Amina", "Amida")
    #expect(try scene.refusal == "bag.hash-mismatch")
    scene = try Scene()
    scene.forge.entries[scene.forge.entries.count - 1].bytes[0] ^= 1
    #expect(try scene.refusal == "bag.hash-mismatch")
  }

  @Test func attachmentsThatAreNotTheirName() throws {
    var scene = try Scene()
    scene.forge.entries[scene.forge.entries.count - 1].bytes[0] ^= 1
    try scene.forge.mend()
    #expect(try scene.refusal == "content.attachment-hash")
    scene = try Scene()
    scene.forge.entries.removeLast()
    try scene.forge.mend()
    #expect(try scene.refusal == "content.attachment-missing")
  }

  @Test func anInsiderEditsTheHistory() throws {
    var scene = try Scene()
    scene.forge.replace(operations, "Amina", "Amida")
    try scene.forge.mend()
    #expect(try scene.refusal == "content.op-malformed")
    // A line less.
    scene = try Scene()
    let lines = scene.forge[operations].split(separator: "\n")
    scene.forge[operations] = lines.dropLast().joined(separator: "\n") + "\n"
    try scene.forge.mend()
    #expect(try scene.refusal == "content.counts-mismatch")
    // A line twice instead of another.
    scene.forge[operations] =
      (lines.dropLast() + [lines[lines.count - 2]]).joined(separator: "\n") + "\n"
    try scene.forge.mend()
    #expect(try scene.refusal == "content.op-malformed")
    // Another author's head.
    scene = try Scene()
    let other = try scene.receiver.identity.member.text
    scene.forge.replace("frun/heads.json", try scene.sender.identity.member.text, other)
    try scene.forge.mend()
    #expect(try ["content.op-chain-broken", "policy.export-scope"].contains(scene.refusal ?? ""))
    // No heads at all: nobody proves the changes, so they are not shown.
    scene = try Scene()
    scene.forge["frun/heads.json"] = "[]\n"
    try scene.forge.mend()
    try scene.folder.write("attack", scene.forge.file())
    _ = try? scene.receiver.importer(scene.folder).run(
      file: scene.folder.path + "/attack", scene.receiver.importRequest())
    #expect(try scene.receiver.store.record(scene.person) == nil)
  }

  @Test(arguments: [
    ("{\"assertions\":[],\"commit\":\"\"}\n", "content.op-malformed"),
    ("{\"assertions\":[],\"assertions\":[],\"commit\":\"\"}\n", "content.json-malformed"),
    ("{\"commit\":\"\",\"assertions\":[]}\n", "content.json-malformed"),
    ("{\"assertions\":[1e400],\"commit\":\"\"}\n", "content.json-malformed"),
    ("{\"assertions\":[],\"commit\":\"\\ud800\"}\n", "content.json-malformed"),
    (String(repeating: "[", count: 100_000) + "\n", "content.json-malformed"),
    ("\n", "content.json-malformed"), ("{}\n", "content.op-malformed"),
    ("[]\n", "content.json-malformed"), ("no line end", "content.op-malformed"),
    ("\u{0}\n", "content.json-malformed"),
    (
      "{\"assertions\":[],\"commit\":\"{\\\"v\\\":1,\\\"stream\\\":\\\"case:' OR 1=1\\\"}\"}\n",
      "content.op-malformed"
    ),
  ])
  func malformedOperations(line: String, expected: String) throws {
    var scene = try Scene()
    scene.forge[operations] = line
    try scene.forge.mend()
    #expect(try scene.refusal == expected)
  }

  @Test func oversizedLines() throws {
    var scene = try Scene()
    scene.forge[operations] = String(repeating: "x", count: 5000)
    try scene.forge.mend()
    try scene.folder.write("attack", scene.forge.file())
    var limits = ArchiveLimits()
    limits.operationBytes = 1000
    #expect(
      code {
        _ = try scene.receiver.importer(scene.folder, limits: limits).run(
          file: scene.folder.path + "/attack", scene.receiver.importRequest())
      } == "content.json-malformed")
  }

  @Test func headersThatLie() throws {
    func refusal(_ old: String, _ new: String) throws -> String? {
      var scene = try Scene()
      scene.forge.replace("frun/archive.json", old, new)
      try scene.forge.sign()
      return try scene.refusal
    }
    #expect(try refusal("\"min_reader\":1", "\"min_reader\":2") == "content.version-too-new")
    #expect(try refusal("\"critical\":[]", "\"critical\":[\"x\"]") == "content.critical-feature")
    #expect(
      try refusal("\"format\":\"frun-archive\"", "\"format\":\"other\"") == "content.json-malformed"
    )
    #expect(try refusal("\"critical\":[]", "\"critical\": []") == "content.json-malformed")
    #expect(try refusal("\"largest\":", "\"largest\":9") == "content.json-malformed")
    #expect(try refusal("\"ops\":{\"count\":", "\"ops\":{\"count\":1") == "content.counts-mismatch")
    #expect(
      try refusal("\"mode\":\"recipients\"", "\"mode\":\"passphrase\"") == "content.json-malformed")
  }

  @Test func membersOfNewerVersionsArePassedOver() throws {
    var scene = try Scene()
    scene.forge.replace("frun/archive.json", "}\n", ",\"zz\":{}}\n")
    try scene.forge.sign()
    try scene.folder.write("a", scene.forge.file())
    let report = try scene.receiver.importer(scene.folder).run(
      file: scene.folder.path + "/a", scene.receiver.importRequest())
    #expect(report.changes.new > 0)
  }

  @Test func declarationsAndLists() throws {
    var scene = try Scene()
    scene.forge["bagit.txt"] = "\u{FEFF}" + scene.forge["bagit.txt"]
    #expect(try scene.refusal == "bag.declaration-missing")
    scene = try Scene()
    scene.forge.replace("bagit.txt", "1.0", "9.9")
    #expect(try scene.refusal == "bag.version")
    scene = try Scene()
    scene.forge.replace("bagit.txt", "1.0", "0.97")
    #expect(try scene.refusal == "bag.version")
    scene = try Scene()
    scene.forge["manifest-sha256.txt"] += scene.forge["manifest-sha256.txt"]
    try scene.forge.sign()
    #expect(try scene.refusal == "bag.manifest-duplicate")
    scene = try Scene()
    scene.forge.replace("manifest-sha256.txt", "data/README.txt", "~/README.txt")
    try scene.forge.sign()
    #expect(try scene.refusal == "bag.manifest-syntax")
    scene = try Scene()
    scene.forge.replace("bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1")
    try scene.forge.sign()
    #expect(try scene.refusal == "bag.oxum-mismatch")
  }

  @Test func otherPackersAndBombs() throws {
    let scene = try Scene()
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
    let scene = try Scene()
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
    #expect(try scene.refusal([]) == "envelope.not-age")
    #expect(try scene.refusal(Array("PK\u{3}\u{4}".utf8)) == "envelope.not-age")
    #expect(
      try scene.refusal(scene.forge.file(to: [scene.sender.recipient]))
        == "envelope.no-matching-identity")
  }

  @Test func aSecondHistoryOfOneDeviceIsAnAlarm() throws {
    let scene = try Scene()
    let copy = try Office(seed: 50)  // the same random numbers: a copied laptop
    _ = try copy.colleague(seed: 51)
    let other = try copy.openCase("Another", consent: ["tracing"])
    #expect(other.stream == scene.stream)
    try copy.attach([9], to: other.stream)
    try copy.attach([8], to: other.stream)
    try scene.folder.write("one", scene.forge.file())
    try scene.folder.write(
      "two", Forge(copy, copy.request(other.stream, to: [scene.receiver])).file())
    let importer = scene.receiver.importer(scene.folder)
    _ = try importer.run(file: scene.folder.path + "/one", scene.receiver.importRequest())
    let report = try importer.run(
      file: scene.folder.path + "/two", scene.receiver.importRequest())
    #expect(!report.changes.forks.isEmpty && report.changes.new == 0)
  }

  /// Does something to the case after every reading of its changes.
  private struct Restless: BundleSource {
    let shelf: Shelf
    let change: () throws -> Void
    func state(of stream: StreamID) throws -> StreamState { try shelf.state(of: stream) }
    func records(of stream: StreamID) throws -> [Record] { try shelf.records(of: stream) }
    func eachBundle(
      of stream: StreamID, after known: VersionVector, upTo end: VersionVector,
      _ body: (CommitBundle) throws -> Void
    ) throws {
      try shelf.eachBundle(of: stream, after: known, upTo: end, body)
      if stream.kind == .case { try change() }
    }
    func attachmentSize(_ digest: [UInt8]) throws -> UInt64? { try shelf.attachmentSize(digest) }
    func readAttachment(_ digest: [UInt8], _ use: ByteConsumer) throws {
      try shelf.readAttachment(digest, use)
    }
  }

  private func export(of scene: Scene, _ change: @escaping () throws -> Void) throws {
    let export = CaseExport(
      source: Restless(shelf: Shelf(office: scene.sender), change: change), schema: .standard,
      signer: try scene.sender.signer, member: try scene.sender.identity.member,
      producer: "frun test")
    try export.write(
      scene.sender.request(scene.stream, to: [scene.receiver]), on: .day("2026-11-21"),
      toFile: scene.folder.path + "/x", random: scene.sender.random.bytes)
  }

  @Test func aSourceThatChangesWhileItIsExported() throws {
    let scene = try Scene()
    let sender = scene.sender
    #expect(
      code {
        try export(of: scene) {
          let assertions = try sender.store.erasureAssertions(of: scene.stream.id)
          guard !assertions.isEmpty else { return }
          try sender.store.commit(
            ChangeSet(stream: scene.stream, command: "erase", assertions: assertions))
        }
      } == "store.changed-during-export")
    #expect(scene.folder.names().isEmpty, "no file, not even in part")
  }

  @Test func whatIsAddedWhileACaseIsExportedDoesNotDisturb() throws {
    let scene = try Scene()
    try export(of: scene) {
      try scene.sender.write(scene.stream, [(scene.person, "person", "language", .text("ar"))])
    }
    let report = try scene.receiver.importer(scene.folder).run(
      file: scene.folder.path + "/x", scene.receiver.importRequest())
    #expect(report.changes.missing.isEmpty && report.changes.waiting == 0)
    #expect(try scene.receiver.store.record(scene.person)?.values("language").isEmpty == true)
  }
}
