import FoundationEssentials
import FrunCrypto

/// The SLIP-39 vectors: shares and the secret they give with the passphrase "TREZOR", or nothing when
/// they must be refused.
package struct SharingVectorFile {
  /// One case, run.
  package struct Result: Sendable {
    /// Which.
    package let id: String
    /// The secret in hexadecimal digits; empty for shares that must be refused.
    package let expected: String
    /// What came out; `refused` for an error.
    package let actual: String
  }

  private struct Case: Decodable {
    let name: String
    let shares: [String]
    let secret: String

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      name = try values.decode(String.self)
      shares = try values.decode([String].self)
      secret = try values.decode(String.self)
    }
  }

  private let cases: [Case]

  /// Reads a file.
  package init(path: String) throws {
    cases = try JSONDecoder().decode([Case].self, from: Data(try VectorFiles.bytes(path)))
  }

  /// Runs every case.
  package func run() -> [Result] {
    cases.map { item in
      Result(
        id: String(item.name.prefix { $0 != "." }),
        expected: item.secret.isEmpty ? "refused" : item.secret, actual: Self.outcome(item.shares))
    }
  }

  private static func outcome(_ shares: [String]) -> String {
    do throws(SharingError) {
      var read: [SecretShare] = []
      for words in shares { read.append(try SecretShare(words: words)) }
      return VectorFiles.hex(
        try SecretSharing.combine(read, passphrase: Array("TREZOR".utf8)))
    } catch { return "refused" }
  }
}
