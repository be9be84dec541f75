import FrunCrypto
import FrunDomain
import FrunExchange
import FrunSQLite
import FrunStore
import Glibc

/// One measured piece of work, in a process of its own.
struct Worker {
  private let corpus: Corpus
  private let folder: String

  init(folder: String) throws {
    self.folder = folder
    corpus = try Corpus(opening: folder)
  }

  func run(_ work: String) throws {
    switch work {
    case "export": _ = try export()
    case "export-checked":
      let encryptor = try export()
      let file = try InputFile(path: folder + "/ours.age", fromMedium: true)
      try encryptor.verify { try file.read(into: $0) }
    case "verify": try verify()
    case "stage": try stage()
    case "encrypt":
      guard let recipient = corpus.identity.recipient else { exit(70) }
      try SealedFile.encrypt(
        folder + "/plain", to: [recipient], output: folder + "/plain.age", replacing: true,
        random: SecureRandom.bytes)
    case "decrypt":
      try SealedFile.decrypt(
        folder + "/plain.age", with: [corpus.identity], output: folder + "/opened",
        replacing: true)
    default: exit(64)
    }
  }

  /// Signed, encrypted, whole on the medium. Digests and sizes are known, as they are in a vault.
  private func export() throws -> AgeEncryptor {
    guard let recipient = corpus.identity.recipient else { exit(70) }
    let readme = Array("benchmark".utf8)
    var payload = [ArchiveEntry.readme, .snapshot].map {
      PayloadFile(entry: $0, size: UInt64(readme.count), digest: SHA256.hash(readme))
    }
    for name in corpus.names() {
      let size = try InputFile(path: folder + "/corpus/" + name).size
      payload.append(
        PayloadFile(
          entry: .attachment(name), size: size, digest: Hexadecimal.bytes(name) ?? []))
    }
    let member = try RecordID(random: SecureRandom.bytes)
    let draft = ArchiveDraft(
      streams: [StreamID(kind: .case, id: member)], directory: nil, producer: "benchmark",
      signerMember: member, mode: .recipients, recipients: [corpus.recipient],
      handling: ArchiveHeader.Handling(purpose: .copy), payload: payload)
    let file = try DurableFile(path: folder + "/ours.age", replacing: true)
    let encryptor = try AgeEncryptor(recipients: [recipient]) { try file.write($0) }
    let writer = try ArchiveWriter(draft, signer: ArchiveSigner(key: Ed25519SigningKey())) {
      try encryptor.write($0)
    }
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    for promise in payload {
      try writer.begin(promise.entry)
      if case .attachment(let name) = promise.entry {
        let input = try InputFile(path: folder + "/corpus/" + name)
        while true {
          let count = try buffer.withUnsafeMutableBytes { try input.read(into: $0) }
          if count == 0 { break }
          try buffer.withUnsafeBytes { bytes in
            try writer.write(UnsafeRawBufferPointer(rebasing: bytes.prefix(count)))
          }
        }
      } else {
        try readme.withUnsafeBytes { try writer.write($0) }
      }
      try writer.end()
    }
    try writer.finish()
    try encryptor.finish()
    try file.commit()
    return encryptor
  }

  private func importer() throws -> CaseImport {
    let store = try CaseStore(
      connection: Connection.inMemory(), identity: LocalIdentity(random: SecureRandom.bytes),
      clock: { Moment(utcMilliseconds: 1_790_000_000_000) }, random: SecureRandom.bytes)
    return CaseImport(sink: store, stagingFolder: folder, random: SecureRandom.bytes)
  }

  /// Signature, every digest, the end.
  private func verify() throws {
    _ = try importer().inspect(
      file: folder + "/ours.age", identities: [corpus.identity], depth: .complete)
  }

  /// All of the import up to the vault: decrypted, unpacked, hashed, proven, sealed into staging. A dry run, so
  /// that what the vault costs is not measured here.
  private func stage() throws {
    let importer = try importer()
    let sender = try importer.inspect(
      file: folder + "/ours.age", identities: [corpus.identity], depth: .header
    ).signer
    _ = try importer.run(
      file: folder + "/ours.age",
      CaseImportRequest(
        identities: [corpus.identity], confirmedSender: sender.text, isDryRun: true))
  }
}
