import FrunArchive
import FrunCrypto
import FrunDomain
import FrunStore

@testable import FrunExchange

extension Attack {
  /// An age header of these stanzas, without anything behind it.
  private static func header(_ stanzas: [String]) -> [UInt8] {
    let mac = String(repeating: "A", count: 43)
    return Array(("age-encryption.org/v1\n" + stanzas.joined() + "--- \(mac)\n").utf8)
  }

  private static let body = String(repeating: "A", count: 43) + "\n"
  private static let share = String(repeating: "A", count: 43)

  private static func codes(_ files: [[UInt8]], passphrase: Bool = false) throws -> [String] {
    let scene = try AttackScene()
    return try files.map { file in
      try scene.folder.write("attack", file)
      var request = try scene.receiver.importRequest()
      if passphrase { request.identities = [.scrypt(passphrase: Array("x".utf8))] }
      return code {
        _ = try scene.receiver.importer(scene.folder).run(
          file: scene.folder.path + "/attack", request)
      } ?? "taken"
    }
  }

  static let envelopeAttacks = [
    Attack(
      17, "something behind the end of tar, zstd or age", "container.trailing-data",
      "compression.corrupt", "envelope.payload-corrupt"
    ) {
      let scene = try AttackScene()
      var tail = scene
      tail.forge.tarChange = { $0 += [UInt8](repeating: 0, count: 512) }
      let packed = try Forge.pack(scene.forge.tar())
      return try [
        tail.refusal ?? "taken",
        scene.refusal(scene.forge.file(packed: packed + Array("tail".utf8))) ?? "taken",
        scene.refusal(scene.forge.file() + [0]) ?? "taken",
      ]
    },
    Attack(
      18, "cut off inside age, zstd or tar", "envelope.payload-corrupt", "compression.truncated",
      "container.truncated"
    ) {
      let scene = try AttackScene()
      var short = scene
      short.forge.tarChange = { $0.removeLast(700) }
      return try [
        scene.refusal(Array(scene.forge.file().dropLast())) ?? "taken",
        scene.refusal(
          scene.forge.file(packed: Array(Forge.pack(scene.forge.tar()).dropLast()))) ?? "taken",
        short.refusal ?? "taken",
      ]
    },
    Attack(19, "chunks flipped, swapped, dropped and repeated", "envelope.payload-corrupt") {
      var scene = try AttackScene()
      try scene.sender.attach(scene.sender.random.bytes(200_000), to: scene.stream)
      scene.forge = try Forge(
        scene.sender, scene.sender.request(scene.stream, to: [scene.receiver]))
      let good = try scene.forge.file()
      let chunk = 65_552
      // The payload begins behind the header and its nonce.
      let start = good.count - (good.count - 250) / chunk * chunk - (good.count - 250) % chunk
      var flipped = good
      flipped[start + chunk + 10] ^= 1
      let (one, two) = (start..<start + chunk, start + chunk..<start + 2 * chunk)
      let swapped = good[..<start] + good[two] + good[one] + good[two.upperBound...]
      let dropped = good[..<start] + good[two.lowerBound...]
      let repeated = good[..<two.lowerBound] + good[one] + good[two.lowerBound...]
      let codes = try scene.refusals([flipped, Array(swapped), Array(dropped), Array(repeated)])
      return Set(codes).sorted()
    },
    Attack(
      20, "thousands of recipients, or a passphrase that costs gigabytes",
      "envelope.header-too-large", "envelope.work-factor-too-high"
    ) {
      let many = [String](repeating: "-> X25519 \(share)\n\(body)", count: 20_000)
      let salt = String(repeating: "A", count: 22)
      return try codes([header(many)])
        + Set(
          codes(
            [21, 22, 23, 64].map { header(["-> scrypt \(salt) \($0)\n\(body)"]) },
            passphrase: true)
        ).sorted()
    },
    Attack(
      21, "a passphrase beside other recipients, a body of another length",
      "envelope.header-malformed", "envelope.header-malformed"
    ) {
      let salt = String(repeating: "A", count: 22)
      return try codes(
        [
          header(["-> scrypt \(salt) 10\n\(body)", "-> X25519 \(share)\n\(body)"]),
          header(["-> scrypt \(salt) 10\nAAAA\n"]),
        ], passphrase: true)
    },
    Attack(22, "a share of low order", "envelope.header-malformed") {
      try codes([header(["-> X25519 \(share)\n\(body)"])])
    },
  ]
}
