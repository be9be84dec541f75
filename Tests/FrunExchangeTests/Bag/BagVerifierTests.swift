import FrunDomain
import Glibc
import Testing

@testable import FrunExchange

@Suite struct BagVerifierTests {
  /// A bag in memory.
  private struct MemoryTree: BagTree {
    var contents: [(String, [UInt8])]

    func files() -> [BagFile] {
      contents.map { BagFile(path: $0.0, size: UInt64($0.1.count)) }
    }

    func read(_ path: String, _ use: ByteConsumer) throws {
      for (name, bytes) in contents where name.utf8.elementsEqual(path.utf8) {
        try bytes.withUnsafeBytes(use)
      }
    }

    subscript(name: String) -> String {
      get { contents.first { $0.0 == name }.map { String(decoding: $0.1, as: UTF8.self) } ?? "" }
      set {
        contents.removeAll { $0.0 == name }
        contents.append((name, Array(newValue.utf8)))
      }
    }
  }

  private func sha256(_ text: String) -> String {
    let stream = BagAlgorithm.sha256.stream()
    Array(text.utf8).withUnsafeBytes { stream.update($0) }
    return Hexadecimal.text(stream.finalize())
  }

  private func bag() -> MemoryTree {
    MemoryTree(contents: [
      ("bagit.txt", BagDeclaration.current.bytes),
      ("data/a", Array("A".utf8)), ("data/b", Array("B".utf8)),
      ("manifest-sha256.txt", Array("\(sha256("A"))  data/a\n\(sha256("B"))  data/b\n".utf8)),
      ("bag-info.txt", Array("Payload-Oxum: 2.2\n".utf8)),
    ])
  }

  @Test func acceptsACompleteBag() throws {
    let report = try BagVerifier.verify(bag())
    #expect(report.version == .v1_0)
    #expect(report.payload == PayloadOxum(bytes: 2, files: 2))
    #expect(report.warnings.isEmpty)
  }

  @Test func refusals() {
    func failure(_ change: (inout MemoryTree) -> Void) -> String? {
      var tree = bag()
      change(&tree)
      return code { _ = try BagVerifier.verify(tree) }
    }
    #expect(failure { $0["data/a"] = "X" } == "bag.hash-mismatch")
    #expect(failure { $0["data/c"] = "C" } == "bag.file-unlisted")
    #expect(failure { $0.contents.removeAll { $0.0 == "data/a" } } == "bag.file-missing")
    #expect(failure { $0.contents.removeAll { $0.0 == "bagit.txt" } } == "bag.declaration-missing")
    #expect(
      failure { $0.contents.removeAll { $0.0.hasPrefix("manifest") } } == "bag.file-missing")
    #expect(failure { $0["bag-info.txt"] = "Payload-Oxum: 3.2" } == "bag.oxum-mismatch")
    #expect(failure { $0["bag-info.txt"] = "Payload-Oxum: x" } == "bag.oxum-mismatch")
    #expect(failure { $0["manifest-crc32.txt"] = "" } == "bag.algorithm")
    #expect(failure { $0["manifest-md5.txt"] = "" } == "bag.file-unlisted")
    #expect(
      failure { $0["manifest-sha256.txt"] += "\(sha256("x"))  ../x\n" } == "bag.manifest-syntax")
    #expect(failure { $0["manifest-sha256.txt"] += "\(sha256("x"))  x\n" } == "bag.manifest-syntax")
    #expect(failure { $0["fetch.txt"] = "http://x.example - ../x\n" } == "bag.fetch-forbidden")
    #expect(failure { $0["fetch.txt"] = "http://x.example -\n" } == "bag.fetch-forbidden")
    #expect(
      failure { $0["tagmanifest-sha256.txt"] = "\(sha256("x"))  bagit.txt\n" }
        == "bag.hash-mismatch")
    #expect(
      failure { $0["tagmanifest-sha256.txt"] = "\(sha256("x"))  other.txt\n" } == "bag.file-missing"
    )
    #expect(
      failure { $0["tagmanifest-sha256.txt"] = "\(sha256("x"))  tagmanifest-sha256.txt\n" }
        == "bag.manifest-syntax")
  }

  @Test func normalFormsOfANameAreTwoFiles() {
    var tree = bag()
    tree.contents.append(("data/\u{E9}", Array("A".utf8)))
    tree["manifest-sha256.txt"] += "\(sha256("A"))  data/e\u{301}\n"
    #expect(code { _ = try BagVerifier.verify(tree) } == "bag.file-missing")
  }

  @Test func linksAndDevicesAreRefused() throws {
    let folder = try TemporaryFolder()
    for (name, bytes) in bag().contents { try folder.write(name, bytes) }
    #expect(code { _ = try BagVerifier.verify(DirectoryTree(folder.path)) } == nil)
    #expect(symlink("/etc/passwd", folder.path + "/data/link") == 0)
    #expect(code { _ = try BagVerifier.verify(DirectoryTree(folder.path)) } == "bag.file-forbidden")
    #expect(unlink(folder.path + "/data/link") == 0)
    #expect(mkfifo(folder.path + "/data/fifo", 0o600) == 0)
    #expect(code { _ = try BagVerifier.verify(DirectoryTree(folder.path)) } == "bag.file-forbidden")
    #expect(symlink(folder.path, folder.path + "-link") == 0)
    defer { unlink(folder.path + "-link") }
    #expect(code { _ = try DirectoryTree(folder.path + "-link") } != nil)
  }

  /// The Library of Congress suite: what must pass passes, what must be refused is refused, and
  /// every bag of the warning folder is warned about.
  @Test(.enabled(if: Vectors.areExpected && Tool.available("tar"))) func conformanceSuite() throws {
    let vectors = try #require(Vectors.folder, "the external vectors are missing")
    let folder = try TemporaryFolder()
    let tar = vectors + "/bagit-conformance.tar.gz"
    #expect(try Tool.run("tar", ["-xzf", tar], in: folder).status == 0)
    var counts: [String: Int] = [:]
    for version in folder.names() where version.hasPrefix("v") {
      for category in folder.names(version) {
        for bag in folder.names("\(version)/\(category)") {
          let path = "\(folder.path)/\(version)/\(category)/\(bag)"
          guard let tree = try? DirectoryTree(path) else { continue }
          counts[category, default: 0] += 1
          var warnings: [BagWarning] = []
          let failure = code { _ = try BagVerifier.verify(tree) { warnings = $0 } }
          switch category {
          case "valid": #expect(failure == nil, "\(version)/\(category)/\(bag)")
          case "warning": #expect(!warnings.isEmpty, "\(version)/\(category)/\(bag)")
          default: #expect(failure != nil, "\(version)/\(category)/\(bag)")
          }
        }
      }
    }
    #expect(counts["valid", default: 0] > 0 && counts["invalid", default: 0] > 0)
  }
}
