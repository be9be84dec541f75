import FrunArchive
import FrunCrypto
import FrunDomain
import FrunStore
import Glibc
import Testing

@testable import FrunExchange

/// What an importer must survive: who signed, and for whom. Every refusal with its code, and nothing taken in.
@Suite struct SignatureAttackTests {
  private let operations = "data/ops/000000.jsonl"

  @Test func unsignedAndForeignSignatures() throws {
    var scene = try AttackScene()
    scene.forge.entries.remove(at: 2)
    #expect(try scene.refusal == "signer.missing")
    scene = try AttackScene()
    try scene.forge.sign(with: Ed25519SigningKey(seed: [UInt8](repeating: 7, count: 32)))
    #expect(try scene.refusal == "signer.context-mismatch")
    // A stranger who also names himself in the header is merely unknown.
    scene = try AttackScene()
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
    let old = try AttackScene(seed: 60)
    scene = try AttackScene()
    scene.forge["tagmanifest-sha256.txt.minisig"] = old.forge["tagmanifest-sha256.txt.minisig"]
    #expect(try scene.refusal == "signer.context-mismatch")
    scene = try AttackScene()
    scene.forge.replace("bag-info.txt", "frun test", "frun tesu")
    #expect(try scene.refusal == "bag.hash-mismatch")
  }

  @Test func editedSignatures() throws {
    var scene = try AttackScene()
    scene.forge.replace("tagmanifest-sha256.txt.minisig", "ops=", "opt=")
    #expect(try scene.refusal == "signer.invalid")
    scene = try AttackScene()
    scene.forge.replace("tagmanifest-sha256.txt.minisig", "of a case archive", "of something")
    #expect(try scene.refusal == "signer.malformed")
    scene = try AttackScene()
    try scene.forge.sign(comment: "timestamp:1\tfile:x".filter { $0 != "\t" })
    #expect(try scene.refusal == "signer.context-mismatch")
    scene = try AttackScene()
    try scene.forge.sign(comment: scene.forge.trustedComment + " more")
    #expect(try scene.refusal == "signer.context-mismatch")
    scene = try AttackScene()
    scene.forge["tagmanifest-sha256.txt.minisig"] = "nothing\n"
    #expect(try scene.refusal == "signer.malformed")
    scene = try AttackScene()
    scene.forge["tagmanifest-sha256.txt"] += "x"
    #expect(try scene.refusal == "signer.invalid")
  }

  @Test func weakKeys() throws {
    var scene = try AttackScene()
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
    let scene = try AttackScene()
    let third = try scene.sender.colleague(seed: 70)
    try scene.folder.write("a", scene.forge.file(to: [third.recipient]))
    #expect(
      code {
        _ = try third.importer(scene.folder).run(
          file: scene.folder.path + "/a", third.importRequest())
      } == "signer.not-addressed-to-you")
  }

  @Test func swappedPayloadUnderTheSameSignature() throws {
    var scene = try AttackScene()
    scene.forge.replace(operations, "Amina", "Amida")
    #expect(try scene.refusal == "bag.hash-mismatch")
    scene = try AttackScene()
    scene.forge.entries[scene.forge.entries.count - 1].bytes[0] ^= 1
    #expect(try scene.refusal == "bag.hash-mismatch")
  }
}
