import FrunCrypto
import FrunDomain
import FrunStore

@testable import FrunExchange

extension Attack {
  private static let operations = "data/ops/000000.jsonl"

  private static func lines(_ change: (inout [Substring]) throws -> Void) throws -> String {
    var scene = try AttackScene()
    var lines = scene.forge[operations].split(separator: "\n")
    try change(&lines)
    scene.forge[operations] = lines.joined(separator: "\n") + "\n"
    try scene.forge.mend()
    return try scene.refusal ?? "taken"
  }

  private static func operation(_ text: String) throws -> String {
    var scene = try AttackScene()
    scene.forge[operations] = text
    try scene.forge.mend()
    return try scene.refusal ?? "taken"
  }

  static let contentAttacks = [
    Attack(
      32, "JSON that is deep, doubled, out of range, no text, or endless", "content.json-malformed"
    ) {
      let texts = [
        String(repeating: "[", count: 100_000) + "\n",
        "{\"assertions\":[],\"assertions\":[],\"commit\":\"\"}\n",
        "{\"assertions\":[1e400],\"commit\":\"\"}\n",
        "{\"assertions\":[],\"commit\":\"\\ud800\"}\n", String(repeating: "x", count: 17 << 20),
      ]
      return Set(try texts.map(operation)).sorted()
    },
    Attack(33, "one device, one number, two changes", "content.op-fork", "alarm, 0 new") {
      [try twoVersionsInOne(), try twoVersionsInTurn()]
    },
    Attack(
      34, "a gap, an edit, a change under another's name, an author nobody knows",
      "content.op-chain-broken", "content.op-malformed", "content.op-chain-broken",
      "content.op-author-unknown"
    ) {
      let receiver = try AttackScene().receiver.identity.member.text
      let sender = try AttackScene().sender.identity.member.text
      return [
        try lines { $0.swapAt($0.count - 1, $0.count - 2) },
        try lines { lines in
          lines = lines.map { Substring($0.split(separator: "Amina").joined(separator: "Amida")) }
        },
        try lines { lines in
          let last = lines.removeLast().split(separator: sender, omittingEmptySubsequences: false)
          lines.append(Substring(last.joined(separator: receiver)))
        }, try unknownAuthor(),
      ]
    },
    Attack(35, "a clock in 2099", "taken, told, nothing replaced") {
      var scene = try AttackScene()
      _ = try scene.outcome()
      try scene.receiver.write(scene.stream, [(scene.person, "person", "sex", .code("female"))])
      // Seventy-three years ahead.
      scene.sender.clock.milliseconds += 73 * 365 * 86_400_000
      try scene.sender.write(scene.stream, [(scene.person, "person", "sex", .code("male"))])
      scene.forge = try Forge(
        scene.sender, scene.sender.request(scene.stream, to: [scene.receiver]))
      let outcome = try scene.outcome()
      let field = try scene.receiver.store.record(scene.person)?.fields["sex"]
      let isTold = outcome.implausibleClocks > 0 && outcome.changes.new > 0
      guard field?.disagreement == true else { return ["one answer replaced the other"] }
      return [isTold ? "taken, told, nothing replaced" : "not told"]
    },
    Attack(36, "an old archive again", "taken, 0 new") {
      let scene = try AttackScene()
      _ = try scene.outcome()
      let again = try scene.outcome()
      return [again.isUnchanged && again.changes.new == 0 ? "taken, 0 new" : "something changed"]
    },
    Attack(37, "a delta without its base", "taken, missing is told") {
      let scene = try AttackScene()
      var request = try scene.sender.request(scene.stream, to: [scene.receiver])
      request.base = [scene.stream: try scene.sender.store.vector(of: scene.stream)]
      try scene.sender.write(scene.stream, [(scene.person, "person", "sex", .code("female"))])
      try scene.folder.write("attack", Forge(scene.sender, request).file())
      let outcome = try scene.receiver.importer(scene.folder).run(
        file: scene.folder.path + "/attack", scene.receiver.importRequest())
      let isTold = !outcome.changes.missing.isEmpty && outcome.changes.new == 0
      return [isTold ? "taken, missing is told" : "not told"]
    },
    Attack(
      38, "attachments that are not what was recorded", "content.attachment-hash",
      "content.attachment-missing", "taken, never opened"
    ) {
      var scene = try AttackScene()
      scene.forge.entries[scene.forge.entries.count - 1].bytes[0] ^= 1
      try scene.forge.mend()
      let changed = try scene.refusal ?? "taken"
      scene = try AttackScene()
      scene.forge.entries.removeLast()
      try scene.forge.mend()
      let absent = try scene.refusal ?? "taken"
      scene = try AttackScene()
      try scene.sender.attach(Array("<script>alert(1)</script>".utf8), to: scene.stream)
      scene.forge = try Forge(
        scene.sender, scene.sender.request(scene.stream, to: [scene.receiver]))
      let stored = try scene.outcome().attachments.stored
      return [changed, absent, stored == 3 ? "taken, never opened" : "\(stored) stored"]
    },
    Attack(39, "text with terminal sequences and marks of direction", "taken, kept as text") {
      var scene = try AttackScene()
      let text = "\u{1B}[2J\u{202E}anima\u{7}"
      try scene.sender.write(scene.stream, [(scene.person, "person", "occupation", .text(text))])
      scene.forge = try Forge(
        scene.sender, scene.sender.request(scene.stream, to: [scene.receiver]))
      _ = try scene.outcome()
      // Whatever prints a text escapes it; that is tested where texts are printed.
      let kept = try scene.receiver.store.record(scene.person)?.text("occupation")
      return [kept == text ? "taken, kept as text" : "changed"]
    },
    Attack(40, "SQL and paths in identifiers", "content.op-malformed") {
      let ids = ["case:' OR 1=1", "case:../../x", "case:"]
      return Set(
        try ids.map {
          try operation(
            "{\"assertions\":[],\"commit\":\"{\\\"v\\\":1,\\\"stream\\\":\\\"\($0)\\\"}\"}\n")
        }
      ).sorted()
    },
  ]

  /// The copy of a laptop goes on beside the laptop.
  private static func twins() throws -> (AttackScene, Forge) {
    let scene = try AttackScene()
    let copy = try Office(seed: 50)
    _ = try copy.colleague(seed: 51)
    let other = try copy.openCase("Another", consent: ["tracing"])
    try copy.attach([9], to: other.stream)
    try copy.attach([8], to: other.stream)
    return (scene, try Forge(copy, copy.request(other.stream, to: [scene.receiver])))
  }

  private static func twoVersionsInOne() throws -> String {
    var (scene, twin) = try twins()
    var lines = scene.forge[operations].split(separator: "\n")
    let others = twin[operations].split(separator: "\n")
    lines[lines.count - 1] = others[others.count - 2]
    scene.forge[operations] = lines.joined(separator: "\n") + "\n"
    try scene.forge.mend()
    twin.entries = []
    return try scene.refusal ?? "taken"
  }

  private static func twoVersionsInTurn() throws -> String {
    let (scene, twin) = try twins()
    _ = try scene.outcome()
    try scene.folder.write("two", twin.file())
    let report = try scene.receiver.importer(scene.folder).run(
      file: scene.folder.path + "/two", scene.receiver.importRequest())
    return report.changes.forks.isEmpty ? "no alarm" : "alarm, \(report.changes.new) new"
  }

  /// A case that somebody else began, forwarded without the directory that names them.
  private static func unknownAuthor() throws -> String {
    let scene = try AttackScene()
    let stranger = try Office(seed: 90)
    let stream = try stranger.openCase("Other", consent: ["tracing"]).stream
    let key = try Ed25519SigningKey(seed: stranger.identity.signingSeed).publicKey
    _ = try scene.sender.store.ingest(
      stranger.store.bundles(stream: stream), heads: stranger.store.heads(of: stream),
      keys: [stranger.identity.member: key])
    try scene.folder.write(
      "attack", Forge(scene.sender, scene.sender.request(stream, to: [scene.receiver])).file())
    return code {
      _ = try scene.receiver.importer(scene.folder).run(
        file: scene.folder.path + "/attack", scene.receiver.importRequest())
    } ?? "taken"
  }
}
