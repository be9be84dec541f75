import FrunDomain
import Testing

@testable import FrunExchange

@Suite struct BagAlgorithmTests {
  private func digest(_ algorithm: BagAlgorithm, _ message: [UInt8], piece: Int) -> String {
    let stream = algorithm.stream()
    var rest = message[...]
    while !rest.isEmpty {
      Array(rest.prefix(piece)).withUnsafeBytes { stream.update($0) }
      rest = rest.dropFirst(piece)
    }
    return Hexadecimal.text(stream.finalize())
  }

  /// RFC 1321 appendix A.5, FIPS 180 examples, RFC 3874 section 3.
  @Test(arguments: [
    (BagAlgorithm.md5, "", "d41d8cd98f00b204e9800998ecf8427e"),
    (.md5, "abc", "900150983cd24fb0d6963f7d28e17f72"),
    (.md5, "message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
    (
      .md5, "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
      "57edf4a22be3c955ac49da2e2107b67a"
    ),
    (.sha1, "", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
    (.sha1, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
    (
      .sha1, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
    ),
    (.sha224, "abc", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"),
    (
      .sha224, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "75388b16512776cc5dba5da1fd890150b0c6455cb4f58b1952522525"
    ),
    (.sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      .sha512, "abc",
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
    ),
  ])
  func publishedExamples(algorithm: BagAlgorithm, message: String, expected: String) {
    let bytes = Array(message.utf8)
    for piece in [1, 3, 64, 1000] { #expect(digest(algorithm, bytes, piece: piece) == expected) }
    #expect(expected.count == algorithm.digits)
  }

  /// Lengths around the block and padding boundaries, against the coreutils.
  @Test(
    .enabled(if: Tool.available("md5sum", "sha1sum", "sha224sum")),
    arguments: [(BagAlgorithm.md5, "md5sum"), (.sha1, "sha1sum"), (.sha224, "sha224sum")])
  func agreesWithCoreutils(algorithm: BagAlgorithm, tool: String) throws {
    let folder = try TemporaryFolder()
    var numbers = SeededNumbers(seed: 1)
    for length in [0, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 5000] {
      let message = numbers.bytes(length)
      let result = try Tool.run(tool, [], input: message, in: folder)
      #expect(result.text.hasPrefix(digest(algorithm, message, piece: 37) + " "), "\(length)")
    }
  }
}
