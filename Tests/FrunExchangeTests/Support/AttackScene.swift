import FrunArchive
import FrunCrypto
import FrunDomain
import FrunStore
import Testing

@testable import FrunExchange

/// A sender, a receiver of the same team, and a real archive from one to the other, to be changed.
struct AttackScene {
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
