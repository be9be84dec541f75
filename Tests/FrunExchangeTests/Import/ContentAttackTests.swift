import FrunArchive
import FrunCrypto
import FrunDomain
import FrunStore
import Glibc
import Testing

@testable import FrunExchange

/// What an importer must survive: changes that are malformed, edited or not their author's. Every refusal with its code, and nothing taken in.
@Suite struct ContentAttackTests {
  private let operations = "data/ops/000000.jsonl"

  @Test func attachmentsThatAreNotTheirName() throws {
    var scene = try AttackScene()
    scene.forge.entries[scene.forge.entries.count - 1].bytes[0] ^= 1
    try scene.forge.mend()
    #expect(try scene.refusal == "content.attachment-hash")
    scene = try AttackScene()
    scene.forge.entries.removeLast()
    try scene.forge.mend()
    #expect(try scene.refusal == "content.attachment-missing")
  }

  @Test func anInsiderEditsTheHistory() throws {
    var scene = try AttackScene()
    scene.forge.replace(operations, "Amina", "Amida")
    try scene.forge.mend()
    #expect(try scene.refusal == "content.op-malformed")
    // A line less.
    scene = try AttackScene()
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
    scene = try AttackScene()
    let other = try scene.receiver.identity.member.text
    scene.forge.replace("frun/heads.json", try scene.sender.identity.member.text, other)
    try scene.forge.mend()
    #expect(try ["content.op-chain-broken", "policy.export-scope"].contains(scene.refusal ?? ""))
    // No heads at all: nobody proves the changes, so they are not shown.
    scene = try AttackScene()
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
    var scene = try AttackScene()
    scene.forge[operations] = line
    try scene.forge.mend()
    #expect(try scene.refusal == expected)
  }

  @Test func oversizedLines() throws {
    var scene = try AttackScene()
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
      var scene = try AttackScene()
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
    var scene = try AttackScene()
    scene.forge.replace("frun/archive.json", "}\n", ",\"zz\":{}}\n")
    try scene.forge.sign()
    try scene.folder.write("a", scene.forge.file())
    let report = try scene.receiver.importer(scene.folder).run(
      file: scene.folder.path + "/a", scene.receiver.importRequest())
    #expect(report.changes.new > 0)
  }

  @Test func aSecondHistoryOfOneDeviceIsAnAlarm() throws {
    let scene = try AttackScene()
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

  @Test func aSourceThatChangesWhileItIsExported() throws {
    let scene = try AttackScene()
    #expect(
      code {
        try scene.export { try scene.eraseCase() }
      } == "store.changed-during-export")
    #expect(scene.folder.names().isEmpty, "no file, not even in part")
  }

  @Test func whatIsAddedWhileACaseIsExportedDoesNotDisturb() throws {
    let scene = try AttackScene()
    try scene.export {
      try scene.sender.write(scene.stream, [(scene.person, "person", "language", .text("ar"))])
    }
    let report = try scene.receiver.importer(scene.folder).run(
      file: scene.folder.path + "/x", scene.receiver.importRequest())
    #expect(report.changes.missing.isEmpty && report.changes.waiting == 0)
    #expect(try scene.receiver.store.record(scene.person)?.values("language").isEmpty == true)
  }
}
