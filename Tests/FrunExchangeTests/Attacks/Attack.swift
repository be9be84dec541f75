import FrunArchive
import FrunCrypto
import FrunDomain
import FrunStore
import Testing

@testable import FrunExchange

/// One row of the list of attacks that an import must survive: its number, what is tried, and what
/// must come out of each try. A code is a refusal after which nothing was taken in; other texts say
/// what became of an archive that is taken because the attack has no effect.
struct Attack: Sendable, CustomTestStringConvertible {
  let number: Int
  let name: String
  let outcomes: [String]
  let run: @Sendable () throws -> [String]

  init(
    _ number: Int, _ name: String, _ outcomes: String...,
    run: @escaping @Sendable () throws -> [String]
  ) {
    self.number = number
    self.name = name
    self.outcomes = outcomes
    self.run = run
  }

  /// An attack by one change of the archive.
  init(
    _ number: Int, _ name: String, _ outcome: String,
    change: @escaping @Sendable (inout AttackScene) throws -> Void
  ) {
    self.init(number, name, outcome) {
      var scene = try AttackScene()
      try change(&scene)
      return [try scene.refusal ?? "taken"]
    }
  }

  var testDescription: String { "\(number) \(name)" }

  static let all =
    containerAttacks + envelopeAttacks + signerAttacks + contentAttacks + storeAttacks
}

@Suite struct AttackTableTests {
  @Test func everyAttackHasItsRow() {
    #expect(Set(Attack.all.map(\.number)) == Set(1...44))
  }

  @Test(arguments: Attack.all) func attack(_ attack: Attack) throws {
    let found = try attack.run()
    #expect(found == attack.outcomes)
  }
}

extension AttackScene {
  /// The codes of several files.
  func refusals(_ files: [[UInt8]]) throws -> [String] {
    try files.map { try refusal($0) ?? "taken" }
  }

  /// What the importer makes of the archive when it takes it.
  func outcome() throws -> ImportOutcome {
    try folder.write("attack", forge.file())
    var request = try receiver.importRequest()
    request.now = Moment(utcMilliseconds: 1_800_000_000_000)
    return try receiver.importer(folder).run(file: folder.path + "/attack", request)
  }
}

extension Forge {
  /// Changes the header of the last attachment and makes its check sum right again.
  mutating func changeLastHeader(_ change: @escaping (inout ArraySlice<UInt8>) -> Void) {
    tarChange = { bytes in
      let start = bytes.count - 1024 - 1024
      change(&bytes[start..<start + 512])
      let blank = [UInt8](repeating: 0x20, count: 8)
      bytes.replaceSubrange(start + 148..<start + 156, with: blank)
      let sum = bytes[start..<start + 512].reduce(0) { $0 + Int($1) }
      let digits = String(sum, radix: 8)
      let field = String(repeating: "0", count: 6 - digits.count) + digits
      bytes.replaceSubrange(start + 148..<start + 156, with: Array(field.utf8) + [0, 0x20])
    }
  }

  /// Makes the last attachment an entry of another type.
  mutating func setLastType(_ type: Character) {
    changeLastHeader { $0[$0.startIndex + 156] = type.asciiValue ?? 0 }
  }
}
