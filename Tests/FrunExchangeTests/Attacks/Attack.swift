import CSystem
import ExchangeLaboratory
import FrunArchive
import FrunCrypto
import FrunDomain
import FrunStore
import Glibc
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

  /// The modes of the files that salvage makes of the archive.
  func salvagedModes() throws -> Set<UInt32> {
    let other = try TemporaryFolder()
    try other.write("a", forge.file(packed: forge.frames()))
    _ = try ArchiveSalvage(signers: try receiver.store.knownSigners()).run(
      file: other.path + "/a", identities: [try receiver.ageIdentity], into: other.path + "/out")
    var modes: Set<UInt32> = []
    for folder in ["verified", "unverified"] {
      for name in try Folders.files(below: "\(other.path)/out/\(folder)") {
        var status = stat()
        guard lstat(name, &status) == 0 else { continue }
        modes.insert(status.st_mode & 0o7777)
      }
    }
    return modes
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
  /// The tar as archives have it: the leading entries in one frame, every other in one of its own.
  func frames() throws -> [UInt8] {
    let tar = try tar()
    var packed: [UInt8] = []
    var start = 0
    var end = 0
    for (index, entry) in entries.enumerated() {
      end += 512 + (entry.bytes.count + 511) / 512 * 512
      guard index >= 6 else { continue }
      let isLast = index == entries.count - 1
      packed += try Self.pack(Array(tar[start..<(isLast ? tar.count : end)]))
      start = end
    }
    return packed
  }

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

  /// Puts entries as they are, of any type, in front of the entry at a place.
  mutating func insert(_ raw: [RawEntry], before place: Int) {
    let before = entries.prefix(place).reduce(0) { $0 + 512 + ($1.bytes.count + 511) / 512 * 512 }
    let folder = folder
    tarChange = { bytes in
      bytes.insert(contentsOf: raw.flatMap { $0.blocks(in: folder) }, at: before)
    }
  }
}

/// An entry of a tar as no honest writer makes it.
struct RawEntry {
  let name: String
  let type: Character
  let link: String
  let contents: [UInt8]
  var magic = Array("ustar\0".utf8) + Array("00".utf8)

  init(_ name: String, _ type: Character, link: String = "", _ contents: [UInt8] = []) {
    self.name = name
    self.type = type
    self.link = link
    self.contents = contents
  }

  /// Header with its check sum, and contents, as blocks.
  func blocks(in folder: String) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: [UInt8], _ at: Int) {
      header.replaceSubrange(at..<at + text.count, with: text)
    }
    put(Array((folder + name).utf8), 0)
    put(Array("0000644\0".utf8), 100)
    for at in [108, 116, 329, 337] { put(Array("0000000\0".utf8), at) }
    let size = String(contents.count, radix: 8)
    put(Array((String(repeating: "0", count: 11 - size.count) + size).utf8), 124)
    put(Array("02263037400".utf8), 136)
    put([UInt8](repeating: 0x20, count: 8), 148)
    put([type.asciiValue ?? 0], 156)
    put(Array(link.utf8.prefix(100)), 157)
    put(magic, 257)
    let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
    put(Array((String(repeating: "0", count: 6 - sum.count) + sum).utf8) + [0, 0x20], 148)
    let padding = [UInt8](repeating: 0, count: (512 - contents.count % 512) % 512)
    return header + contents + padding
  }
}
