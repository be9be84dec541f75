import CryptoVectors
import Testing

@testable import FrunCrypto

/// The age test vectors (C2SP CCTV): opening, and what the vectors also allow to check by writing.
@Suite(.enabled(if: VectorFiles.areRequired("age"))) struct AgeVectorTests {
  private static func vectors() throws -> [AgeVector] {
    try AgeVector.all(in: VectorFiles.path("age"))
  }

  private static func needsPostQuantum(_ vector: AgeVector) -> Bool {
    vector.identities.contains { $0.hasPrefix("AGE-SECRET-KEY-PQ-") }
  }

  @Test func everyVectorGivesItsStageAndContents() throws {
    let vectors = try Self.vectors()
    #expect(vectors.count > 100)
    for vector in vectors where !Self.needsPostQuantum(vector) {
      let result = vector.run()
      #expect(result.actual == result.expected, "\(result.id)")
    }
  }

  @Test func postQuantumIdentitiesAreRefusedAsUnsupported() throws {
    let vectors = try Self.vectors().filter(Self.needsPostQuantum)
    #expect(!vectors.isEmpty)
    for vector in vectors {
      for identity in vector.identities where identity.hasPrefix("AGE-SECRET-KEY-PQ-") {
        let error = #expect(throws: AgeError.self) { try AgeIdentity(text: identity) }
        #expect(error?.code == .identityUnsupported)
      }
    }
  }

  /// A post-quantum stanza is an unknown one: whoever holds an ordinary key is told that the file is for others.
  @Test func postQuantumFilesAreForOthers() throws {
    for vector in try Self.vectors() where vector.name == "hybrid" {
      let error = #expect(throws: AgeError.self) {
        try Age.decrypt(vector.file, with: [.x25519(X25519PrivateKey())])
      }
      #expect(error?.code == .noMatchingIdentity)
    }
  }

  @Test func headersAreWrittenAsTheyWereRead() throws {
    for vector in try Self.vectors() where vector.expectation == "success" && !vector.isArmored {
      let header = try Age.header(of: vector.file)
      #expect(vector.file.starts(with: header.bytes), "\(vector.name)")
      let written = try AgeHeader(stanzas: header.stanzas, fileKey: vector.fileKey)
      #expect(written == header, "\(vector.name)")
    }
  }

  @Test func payloadsAreWrittenAsTheyWereRead() throws {
    for vector in try Self.vectors()
    where vector.expectation == "success" && !vector.isArmored && !Self.needsPostQuantum(vector) {
      let header = try Age.header(of: vector.file)
      let identities =
        try vector.identities.map { try AgeIdentity(text: $0) }
        + vector.passphrases.map { .scrypt(passphrase: utf8($0)) }
      let plaintext = try Age.decrypt(vector.file, with: identities)
      let payload = vector.file[header.bytes.count...]
      let nonce = Array(payload.prefix(16))
      let cipher = try PayloadCipher(fileKey: vector.fileKey, nonce: nonce, encrypts: true)
      var written = nonce
      var rest = plaintext[...]
      repeat {
        let piece = Array(rest.prefix(PayloadCipher.chunkSize))
        rest = rest.dropFirst(piece.count)
        var sealed = [UInt8](repeating: 0, count: piece.count + 16)
        let isFinal = rest.isEmpty
        sealed.withUnsafeMutableBytes { output in
          piece.withUnsafeBytes { input in
            if let output = output.baseAddress {
              cipher.seal(input, into: output, isFinal: isFinal)
            }
          }
        }
        written += sealed
      } while !rest.isEmpty
      #expect(written == Array(payload), "\(vector.name)")
    }
  }

  @Test func armorIsWrittenAsItWasRead() throws {
    for vector in try Self.vectors() where vector.expectation == "success" && vector.isArmored {
      let source = try AgeInput.source(
        of: Age.reader(of: vector.file), form: .armored, limits: AgeLimits()
      ).source
      var binary = [UInt8](repeating: 0, count: vector.file.count)
      let count = try binary.withUnsafeMutableBytes { try source.read(into: $0) }
      var text: [UInt8] = []
      let writer = ArmorWriter { text.append(contentsOf: $0) }
      try binary.prefix(count).withUnsafeBytes { try writer.write($0) }
      try writer.finish()
      #expect(text == vector.file.filter { $0 != 0x0D }, "\(vector.name)")
    }
  }

  /// Changed vectors: bytes flipped, dropped, doubled, cut off. Nothing may crash, and whatever opens must be
  /// contents that the vector contains.
  @Test(arguments: [UInt64(1), 2, 3, 4])
  func changedVectorsNeverCrash(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let small = try Self.vectors().filter {
      $0.file.count < 2000 && $0.passphrases.isEmpty && !Self.needsPostQuantum($0)
    }
    for vector in small {
      let identities = try vector.identities.map { try AgeIdentity(text: $0) }
      for round in 0..<25 {
        let file = Self.mutate(vector.file, &generator)
        do {
          _ = try Age.decrypt(file, with: identities)
          // Still readable: only possible when armor or blank lines around it changed in an allowed way.
          #expect(
            file == vector.file || vector.isArmored,
            "\(vector.name), seed \(seed), round \(round)")
        } catch {
          #expect(error is AgeError, "\(vector.name), seed \(seed), round \(round)")
        }
      }
    }
  }

  private static func mutate(_ file: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var file = file
    for _ in 0..<Int.random(in: 1...3, using: &generator) where !file.isEmpty {
      let index = Int.random(in: 0..<file.count, using: &generator)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: file[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1: file.remove(at: index)
      case 2: file.insert(.random(in: .min ... .max, using: &generator), at: index)
      case 3: file.removeSubrange(index...)
      case 4: file += file[index...]
      default: file[index] = [0x0A, 0x0D, 0x20, 0x2D, 0x3D, 0xFF][index % 6]
      }
    }
    return file
  }
}
