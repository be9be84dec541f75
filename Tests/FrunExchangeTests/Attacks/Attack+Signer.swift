import FrunCrypto
import FrunDomain
import FrunStore

@testable import FrunExchange

extension Attack {
  static let signerAttacks = [
    Attack(
      23, "an archive by somebody who has only our public key", "signer.missing", "signer.unknown"
    ) {
      var codes: [String] = []
      var scene = try AttackScene()
      scene.forge.entries.remove(at: 2)
      codes.append(try scene.refusal ?? "taken")
      scene = try AttackScene()
      let stranger = try Ed25519SigningKey(seed: [UInt8](repeating: 7, count: 32))
      scene.forge.replace(
        "frun/archive.json", MinisignPublicKey(scene.forge.key).text,
        MinisignPublicKey(stranger).text)
      scene.forge.replace(
        "frun/archive.json", try scene.sender.identity.member.text,
        try scene.sender.newRecord().text)
      try scene.forge.sign(with: stranger)
      codes.append(try scene.refusal ?? "taken")
      return codes
    },
    Attack(
      24, "an old signature on another archive, an edited comment", "signer.context-mismatch",
      "signer.invalid"
    ) {
      let old = try AttackScene(seed: 60)
      var scene = try AttackScene()
      scene.forge["tagmanifest-sha256.txt.minisig"] = old.forge["tagmanifest-sha256.txt.minisig"]
      let moved = try scene.refusal ?? "taken"
      scene = try AttackScene()
      scene.forge.replace("tagmanifest-sha256.txt.minisig", "ops=", "opt=")
      return [moved, try scene.refusal ?? "taken"]
    },
    Attack(25, "a recipient seals it to somebody else", "signer.not-addressed-to-you") {
      let scene = try AttackScene()
      let third = try scene.sender.colleague(seed: 70)
      try scene.folder.write("a", scene.forge.file(to: [third.recipient]))
      return [
        code {
          _ = try third.importer(scene.folder).run(
            file: scene.folder.path + "/a", third.importRequest())
        } ?? "taken"
      ]
    },
    Attack(
      26, "a recipient puts other contents under the signature", "bag.hash-mismatch",
      "signer.invalid"
    ) {
      var scene = try AttackScene()
      scene.forge.replace("data/ops/000000.jsonl", "Amina", "Amida")
      let payload = try scene.refusal ?? "taken"
      scene.forge["tagmanifest-sha256.txt"] += "x"
      return [payload, try scene.refusal ?? "taken"]
    },
    Attack(
      27, "keys that are revoked or weak, a directory that shrank", "signer.revoked",
      "signer.weak-key", "signer.directory-rollback"
    ) {
      [try revoked(), try weak(), try rolledBack()]
    },
  ]

  private static func revoked() throws -> String {
    let folder = try TemporaryFolder()
    let founder = try Office(seed: 80)
    let colleague = try founder.colleague(seed: 81, role: .supervisor)
    let (stream, _) = try colleague.openCase(consent: ["tracing"])
    try colleague.export.write(
      colleague.request(stream, to: [founder]), on: .day("2026-11-21"), toFile: folder.path + "/a",
      random: colleague.random.bytes)
    try founder.write(
      founder.directory, [(colleague.identity.member, "member", "status", .code("revoked"))])
    return code {
      _ = try founder.importer(folder).run(file: folder.path + "/a", founder.importRequest())
    } ?? "taken"
  }

  private static func weak() throws -> String {
    var scene = try AttackScene()
    let weak = Base64.encode(
      Array("Ed".utf8) + [UInt8](repeating: 0, count: 40), padding: .required)
    scene.forge.replace("frun/archive.json", MinisignPublicKey(scene.forge.key).text, weak)
    try scene.forge.sign(comment: scene.forge.trustedComment)
    return try scene.refusal ?? "taken"
  }

  /// A laptop that lost its newest directory writes a new archive.
  private static func rolledBack() throws -> String {
    var scene = try AttackScene()
    _ = try scene.outcome()
    try scene.sender.write(scene.stream, [(scene.person, "person", "sex", .code("female"))])
    scene.forge = try Forge(
      scene.sender, scene.sender.request(scene.stream, to: [scene.receiver]))
    let text = scene.forge["frun/archive.json"]
    guard let mark = text.range(ofText: "\"directory_serial\":") else { return "no serial" }
    let digits = text[mark.upperBound...].prefix(while: \.isNumber)
    scene.forge.replace(
      "frun/archive.json", "\"directory_serial\":\(digits)", "\"directory_serial\":1")
    try scene.forge.sign()
    return try scene.refusal ?? "taken"
  }
}
