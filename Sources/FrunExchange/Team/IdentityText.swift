internal import FrunCrypto
package import FrunDomain

/// A member's identity as text: an age identity file with what frun needs beside it in comments, so
/// that `age -d -i` decrypts archives with it and frun takes the member over from it.
///
/// ```
/// # frun identity 1
/// # member: … (26 symbols)
/// # handle: amina
/// # team: directory:… (absent before a team)
/// # signing-seed: … (64 hexadecimal digits)
/// AGE-SECRET-KEY-1…
/// AGE-SECRET-KEY-1…       an earlier key, for archives that are still sealed to it
/// ```
package struct IdentityText: Hashable, Sendable {
  /// The member.
  package let member: RecordID
  /// The short name.
  package let handle: String
  /// The directory of the member's team.
  package let team: StreamID?
  /// Seed of the Ed25519 key, 32 bytes.
  package let signingSeed: [UInt8]
  /// X25519 secrets, 32 bytes each, the one in use first.
  package let secrets: [[UInt8]]

  /// An identity.
  package init(
    member: RecordID, handle: String, team: StreamID?, signingSeed: [UInt8], secrets: [[UInt8]]
  ) {
    self.member = member
    self.handle = handle
    self.team = team
    self.signingSeed = signingSeed
    self.secrets = secrets
  }

  private static let title = "# frun identity 1"

  /// The text; as secret as the keys.
  package func text() throws -> String {
    var lines = [
      Self.title, "# member: \(member.text)", "# handle: \(handle)",
      "# signing-seed: \(Hexadecimal.text(signingSeed))",
    ]
    if let team { lines.insert("# team: \(team.text)", at: 3) }
    for secret in secrets {
      guard let line = AgeIdentity.x25519(try X25519PrivateKey(seed: secret)).secretText else {
        continue
      }
      lines.append(line)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Reads the text.
  ///
  /// Throws `content.json-malformed` naming what is missing, never what is there.
  package init(_ text: String) throws(ExchangeError) {
    func failure(_ what: String) -> ExchangeError {
      ExchangeError(.contentJSONMalformed, at: "identity file", detail: what)
    }
    let lines = text.split { $0 == "\n" || $0 == "\r\n" }
    guard lines.first.map(String.init) == Self.title else {
      throw failure("not an identity of frun")
    }
    func value(_ name: String) -> String? {
      lines.first { $0.hasPrefix("# \(name): ") }.map { String($0.dropFirst(name.count + 4)) }
    }
    guard let member = value("member").flatMap({ RecordID(text: $0) }) else {
      throw failure("the member")
    }
    guard let seed = value("signing-seed").flatMap({ Hexadecimal.bytes($0) }), seed.count == 32
    else { throw failure("the signing key") }
    self.member = member
    handle = value("handle") ?? ""
    team = value("team").flatMap { StreamID(text: $0) }
    signingSeed = seed
    do {
      secrets = try AgeIdentity.list(inFile: text).compactMap { identity in
        if case .x25519(let key) = identity { key.seed } else { nil }
      }
    } catch { throw failure("the archive key") }
    guard !secrets.isEmpty else { throw failure("the archive key") }
  }

  /// The text in an age file that a passphrase opens; `age -d -i FILE` asks for it.
  ///
  /// - Parameter logN: the cost of a guess; 18 takes about a second and is what `age` itself uses.
  package func file(
    passphrase: [UInt8], logN: Int = 18, random: (Int) -> [UInt8]
  ) throws -> [UInt8] {
    try ExchangeError.translating {
      try Age.encrypt(
        Array(try text().utf8), to: [.scrypt(passphrase: passphrase, logN: logN)], random: random)
    }
  }

  /// Opens a file that ``file(passphrase:logN:random:)`` wrote.
  ///
  /// Throws `envelope.wrong-passphrase` and what else a damaged file gives.
  package init(file: [UInt8], passphrase: [UInt8]) throws {
    var plain = try ExchangeError.translating {
      try Age.decrypt(file, with: [.scrypt(passphrase: passphrase)])
    }
    defer { ConstantTime.wipe(&plain) }
    try self.init(String(decoding: plain, as: UTF8.self))
  }
}

extension IdentityText: CustomStringConvertible, CustomReflectable {
  /// Names the member only.
  package var description: String { "identity of \(member)" }
  /// Shows nothing of the secrets.
  package var customMirror: Mirror { Mirror(self, children: ["member": member]) }
}
