import FrunCrypto
import FrunDomain
import Testing

@testable import FrunExchange

/// Archives opened and checked with nothing but other people's tools, and the other way round.
@Suite(.enabled(if: Tool.available("age", "zstd", "tar", "minisign", "sha256sum")))
struct InteroperabilityTests {
  private struct Unpacked {
    let folder: TemporaryFolder
    let root: String
    let header: ArchiveHeader
    let sender: Office
  }

  /// age -d | zstd -d | tar -x.
  private func unpack() throws -> Unpacked {
    let folder = try TemporaryFolder()
    let sender = try Office(seed: 21)
    let receiver = try sender.colleague(seed: 22)
    let (stream, _) = try sender.openCase("Amina Yusuf", consent: ["tracing"])
    try sender.attach(Array("photo".utf8), to: stream)
    let outcome = try sender.export.write(
      sender.request(stream, to: [receiver]), on: .day("2026-11-21"),
      toFile: folder.path + "/a.tar.zst.age", random: sender.random.bytes)
    try folder.write("key.txt", "\(receiver.ageIdentity.secretText ?? "")\n")
    for (tool, arguments) in [
      ("age", ["-d", "-i", "key.txt", "-o", "a.tar.zst", "a.tar.zst.age"]),
      ("zstd", ["-q", "-d", "a.tar.zst", "-o", "a.tar"]), ("tar", ["-xf", "a.tar"]),
    ] {
      let result = try Tool.run(tool, arguments, in: folder)
      #expect(result.status == 0, "\(tool): \(result.text)")
    }
    return Unpacked(
      folder: folder, root: "frun-" + outcome.header.id.digits, header: outcome.header,
      sender: sender)
  }

  @Test func ageZstdTarMinisignAndSha256sumOpenOurs() throws {
    let unpacked = try unpack()
    let folder = unpacked.folder
    let signer = try unpacked.sender.signer.publicKey.text
    let verified = try Tool.run(
      "minisign", ["-V", "-P", signer, "-m", "\(unpacked.root)/tagmanifest-sha256.txt"], in: folder)
    #expect(verified.status == 0, "\(verified.text)")
    #expect(verified.text.contains("frun-archive/1 id=\(unpacked.header.id.uuid)"))
    for list in ["tagmanifest-sha256.txt", "manifest-sha256.txt"] {
      let result = try Tool.run(
        "env", ["-C", unpacked.root, "sha256sum", "--strict", "-c", list], in: folder)
      #expect(result.status == 0, "\(result.text)")
    }
    let snapshot = String(
      decoding: try folder.read(unpacked.root + "/data/case.json"), as: UTF8.self)
    #expect(snapshot.contains("Amina Yusuf"))
    let readme = String(
      decoding: try folder.read(unpacked.root + "/data/README.txt"), as: UTF8.self)
    #expect(readme.contains(signer))
  }

  @Test func ourVerifierAcceptsTheUnpackedBag() throws {
    let unpacked = try unpack()
    let report = try BagVerifier.verify(
      DirectoryTree(unpacked.folder.path + "/" + unpacked.root))
    #expect(report.version == .v1_0 && report.warnings.isEmpty)
    #expect(report.payload.files == unpacked.header.payload.files)
  }

  @Test func pythonBagitAcceptsTheUnpackedBag() throws {
    let unpacked = try unpack()
    guard Tool.find("python3") != nil,
      try Tool.run("python3", ["-c", "import bagit"], in: unpacked.folder).status == 0
    else { return }
    let result = try Tool.run(
      "python3", ["-m", "bagit", "--validate", unpacked.root], in: unpacked.folder)
    #expect(result.status == 0, "\(result.text)")
  }

  /// The same bag packed by GNU tar, zstd and age is an archive to us.
  @Test func weReadWhatTheToolsPack() throws {
    let unpacked = try unpack()
    let folder = unpacked.folder
    let receiver = try Office(seed: 23)
    let listing = try Tool.run("tar", ["-tf", "a.tar"], in: folder).text
    try folder.write("names", listing)
    let header = try folder.read(unpacked.root + "/frun/archive.json")
    let identity = try AgeIdentity(
      text: String(decoding: folder.read("key.txt").dropLast(), as: UTF8.self))
    for (tool, arguments) in [
      (
        "tar",
        [
          "-b1", "-cf", "b.tar", "--format=ustar", "--mtime=@315532800", "--owner=0", "--group=0",
          "--numeric-owner", "--mode=0644", "-T", "names",
        ]
      ), ("zstd", ["-q", "-19", "b.tar", "-o", "b.tar.zst"]),
      ("age", ["-r", identity.recipient?.text ?? "", "-o", "b.age", "b.tar.zst"]),
    ] {
      let result = try Tool.run(tool, arguments, in: folder)
      #expect(result.status == 0, "\(tool): \(result.text)")
    }
    let seen = try receiver.importer(folder).inspect(
      file: folder.path + "/b.age", identities: [identity], depth: .complete)
    #expect(seen.header.bytes == header)
  }
}
