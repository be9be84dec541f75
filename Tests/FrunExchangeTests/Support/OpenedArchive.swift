import FrunCrypto
import FrunDomain
import FrunStore

@testable import FrunExchange

/// Everything that lies in the clear inside an archive, as its receiver can see it.
struct OpenedArchive {
  /// Each file by its path below the archive's folder.
  var files: [String: [UInt8]] = [:]
  /// The changes.
  var bundles: [CommitBundle] = []

  /// Opens a file without checking anything, as somebody with standard tools would.
  init(_ path: String, _ identities: [AgeIdentity]) throws {
    let envelope = try Envelope(
      reading: InputFile(path: path), identities: identities, ageLimits: .init(), budget: 1 << 30)
    var tar: [UInt8] = []
    while true {
      let bytes = try envelope.next()
      if bytes.isEmpty { break }
      tar += bytes
    }
    let reader = UstarReader(source: ByteSources.bytes(tar))
    while let entry = try reader.next() {
      let contents = try reader.contents(limit: 1 << 28)
      let name = String(entry.name.drop { $0 != "/" }.dropFirst())
      files[name] = contents
      guard name.hasPrefix("data/ops/") else { continue }
      var operations = OperationReader(limit: 1 << 24)
      try contents.withUnsafeBytes { bytes in
        try operations.read(bytes, of: .operations(0)) { bundles.append($0) }
      }
    }
  }

  /// All bytes of all files, names included.
  var everything: [UInt8] {
    files.sorted { $0.key < $1.key }.flatMap { Array($0.key.utf8) + $0.value }
  }

  func text(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }
}
