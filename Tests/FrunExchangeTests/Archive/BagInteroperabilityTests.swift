import FrunCrypto
import Glibc
import Testing

@testable import FrunExchange

/// Bags that Python's bagit made are accepted here and the other way round.
@Suite(.enabled(if: PythonBagit.isExpected)) struct BagInteroperabilityTests {
  private func bagit(_ arguments: [String], in folder: TemporaryFolder) throws -> Tool.Result {
    try Tool.run(
      "env", [try #require(PythonBagit.interpreter), "-m", "bagit"] + arguments, in: folder)
  }

  @Test(
    arguments: ["--md5", "--sha1", "--sha256", "--sha512"],
    [["a"], ["a", "b/c", "b/ü mit Blank", "100%"]])
  func weAcceptTheirs(algorithm: String, names: [String]) throws {
    let folder = try TemporaryFolder()
    for name in names { try folder.write("bag/" + name, "contents of \(name)\n") }
    let made = try bagit(["--quiet", algorithm, "bag"], in: folder)
    #expect(made.status == 0, "\(made.text)")
    let report = try BagVerifier.verify(DirectoryTree(folder.path + "/bag"))
    #expect(report.payload.files == names.count)
    try folder.write("bag/data/a", "changed\n")
    #expect(code { _ = try BagVerifier.verify(DirectoryTree(folder.path + "/bag")) } != nil)
  }

  @Test func theyAcceptOursAndRefuseAChangedOne() throws {
    let folder = try TemporaryFolder()
    let office = try Office(seed: 51)
    let (stream, _) = try office.openCase("Amina", consent: ["tracing"])
    try office.attach(Array("photo".utf8), to: stream)
    var packed: [UInt8] = []
    _ = try office.export.write(
      office.request(stream, to: [office]), on: .day("2026-11-21")
    ) { packed.append(contentsOf: $0) }
    try folder.write("a.tar", Forge.unpack(packed))
    #expect(try Tool.run("tar", ["-xf", "a.tar"], in: folder).status == 0)
    let root = try #require(folder.names().first { $0.hasPrefix("frun-") })
    let seen = try bagit(["--validate", root], in: folder)
    #expect(seen.status == 0, "\(seen.text)")
    try folder.write(root + "/data/README.txt", "changed")
    #expect(try bagit(["--validate", root], in: folder).status != 0)
  }
}

/// The reader and writer of bags by the Library of Congress.
enum PythonBagit {
  /// The interpreter that has the package: Debian packages none, so `.ci/dependencies test` installs it below
  /// `.build`.
  static let interpreter: String? = {
    var path = Substring("\(#filePath)")
    while let slash = path.lastIndex(of: "/") {
      path = path[..<slash]
      if access(String(path) + "/Package.swift", F_OK) == 0 {
        let own = String(path) + "/.build/python/bin/python3"
        return access(own, X_OK) == 0 ? own : nil
      }
    }
    return nil
  }()

  /// Not demanded by CI: the package comes from outside of Debian, and a place without a way there has
  /// to be able to test the rest.
  static let isExpected = interpreter != nil
}
