import Testing

@testable import FrunCrypto

/// Reading a written file again: any difference is found, whatever it is.
@Suite struct AgeVerificationTests {
  /// A written file and whoever wrote it.
  private struct Written {
    var file: [UInt8] = []
    let encryptor: AgeEncryptor

    init(_ contents: [UInt8], armored: Bool = false, to recipient: AgeRecipient? = nil) throws {
      final class Sink { var bytes: [UInt8] = [] }
      let sink = Sink()
      let other = AgeRecipient.x25519(publicKey: X25519PrivateKey().publicKey)
      encryptor = try AgeEncryptor(recipients: [recipient ?? other], armored: armored) {
        sink.bytes += Array($0)
      }
      try encryptor.write(contents)
      try encryptor.finish()
      file = sink.bytes
    }

    func verify(_ found: [UInt8]) throws {
      var rest = found[...]
      try encryptor.verify { buffer in
        let count = min(buffer.count, rest.count)
        buffer.copyBytes(from: rest.prefix(count))
        rest = rest.dropFirst(count)
        return count
      }
    }
  }

  @Test("what was written is recognised", arguments: AgeTests.sizes, [false, true])
  func same(size: Int, armored: Bool) throws {
    let written = try Written(AgeTests.contents(size), armored: armored)
    try written.verify(written.file)
    try written.verify(written.file)
  }

  @Test("one changed bit, anywhere", arguments: [0, 3, 70_000])
  func changed(size: Int) throws {
    let written = try Written(AgeTests.contents(size))
    let places = Array(0..<min(300, written.file.count)) + [written.file.count - 1]
    for place in places {
      var file = written.file
      file[place] ^= 1
      #expect(throws: AgeError.self, "byte \(place)") { try written.verify(file) }
    }
  }

  @Test("cut off, longer, or with chunks in another order")
  func moved() throws {
    let written = try Written(AgeTests.contents(3 * 65_536))
    let file = written.file
    let start = file.count - 3 * 65_552
    for count in [0, 10, start, start + 65_552, file.count - 65_552, file.count - 1] {
      #expect(throws: AgeError.self, "\(count) bytes") {
        try written.verify(Array(file.prefix(count)))
      }
    }
    #expect(throws: AgeError.self) { try written.verify(file + [0]) }
    let swapped =
      file.prefix(start) + file[(start + 65_552)..<(start + 131_104)]
      + file[start..<(start + 65_552)] + file.suffix(65_552)
    #expect(throws: AgeError.self) { try written.verify(Array(swapped)) }
  }

  @Test("another file of the same contents for the same reader")
  func other() throws {
    let recipient = AgeRecipient.x25519(publicKey: X25519PrivateKey().publicKey)
    let written = try Written(utf8("same"), to: recipient)
    let other = try Written(utf8("same"), to: recipient)
    #expect(throws: AgeError.self) { try written.verify(other.file) }
  }
}
