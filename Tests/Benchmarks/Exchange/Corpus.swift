import FrunCrypto
import FrunExchange
import Glibc

/// Files of a case: objects of 4 MiB named by their digests, every fifth of them text.
struct Corpus {
  static let objectSize = 4 << 20

  let folder: String
  let identity: AgeIdentity

  var recipient: String { identity.recipient?.text ?? "" }

  /// Writes `corpus/`, `plain`, `key.txt` and the signing seed into `folder`.
  init(making folder: String, megabytes: Int) throws {
    self.folder = folder
    identity = .x25519(X25519PrivateKey())
    mkdir(folder + "/corpus", 0o700)
    let plain = try DurableFile(path: folder + "/plain")
    for index in 0..<max(1, megabytes * 1_048_576 / Self.objectSize) {
      let bytes = index % 5 == 0 ? Self.text(index) : SecureRandom.bytes(Self.objectSize)
      try Self.write(bytes, to: folder + "/corpus/" + Self.hexadecimal(SHA256.hash(bytes)))
      try bytes.withUnsafeBytes { try plain.write($0) }
    }
    try plain.commit()
    try Self.write(Array("\(identity.secretText ?? "")\n".utf8), to: folder + "/key.txt")
  }

  /// Opens what was made.
  init(opening folder: String) throws {
    self.folder = folder
    let file = try InputFile(path: folder + "/key.txt")
    let text = String(decoding: try file.read(), as: UTF8.self)
    guard let identity = try AgeIdentity.list(inFile: text).first else { exit(70) }
    self.identity = identity
  }

  /// The objects' names, which are their digests, sorted.
  func names() -> [String] {
    guard let stream = opendir(folder + "/corpus") else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.utf8.count == 64 { names.append(name) }
    }
    return names.sorted()
  }

  /// Lines as operations have them: keys that repeat, digests that do not.
  private static func text(_ seed: Int) -> [UInt8] {
    let words = [
      "seen", "asked", "centre", "friday", "aunt", "school", "register", "camp", "مدرسة",
    ]
    var bytes: [UInt8] = []
    bytes.reserveCapacity(objectSize + 400)
    var number = seed &* 7919
    while bytes.count < objectSize {
      let digest = hexadecimal(SecureRandom.bytes(16))
      bytes += Array(
        "{\"assertions\":[{\"body\":\"{\\\"change\\\":{\\\"op\\\":\\\"set\\\",\\\"value\\\":{\\\"t\\\":\\\"text\\\",\\\"v\\\":\\\""
          .utf8)
      for _ in 0..<12 {
        number = (number &* 1_103_515_245 &+ 12345) & 0x7FFF_FFFF
        bytes += Array((words[number / 65_536 % words.count] + " ").utf8)
      }
      bytes += Array("\\\"}},\\\"field\\\":\\\"text\\\"}\",\"salt\":\"\(digest)\"}]}\n".utf8)
    }
    return Array(bytes.prefix(objectSize))
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    let file = try DurableFile(path: path)
    try bytes.withUnsafeBytes { try file.write($0) }
    try file.commit()
  }
}
