import CryptoVectors
import Testing

@Suite(.enabled(if: VectorFiles.areRequired("wycheproof"))) struct WycheproofTests {
  @Test(arguments: [
    ("chacha20_poly1305_test", 300), ("ed25519_test", 140), ("hkdf_sha256_test", 80),
    ("hmac_sha256_test", 170), ("x25519_test", 500),
  ])
  func everyCase(name: String, atLeast: Int) throws {
    let file = try WycheproofFile(path: VectorFiles.path("wycheproof/\(name).json"))
    let results = try file.run()
    #expect(results.count >= atLeast)
    for result in results { #expect(result.actual == result.expected, "\(result.id)") }
  }
}
