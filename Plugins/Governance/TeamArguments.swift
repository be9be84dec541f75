import FrunArguments
import FrunDomain
import FrunKit

/// Arguments that mean the same in several commands about the team.
enum TeamArguments {
  static let member = Positional<String>("member", help: "Short name or identifier of the member")

  /// The roles as choices.
  static let roles = ValueKind.choice(
    (Schema.standard.vocabulary("role")?.codes ?? []).map { Choice($0.code, $0.label) })

  /// A short name: 2 to 40 of a to z, 0 to 9 and inner hyphens, full stops and underscores. The
  /// at sign separates it from the team of a partner.
  static func checkHandle(_ handle: String) throws {
    let bytes = Array(handle.utf8)
    func isPlain(_ byte: UInt8) -> Bool {
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }
    guard (2...40).contains(bytes.count), bytes.first.map(isPlain) ?? false,
      bytes.allSatisfy({ isPlain($0) || [0x2D, 0x2E, 0x5F].contains($0) })
    else {
      throw Failure.usage(
        "a short name has 2 to 40 small letters a to z, digits and - . _",
        hints: ["such as amina, or amina.h"])
    }
  }
}
