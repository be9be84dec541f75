import Testing

@testable import FrunExchange

@Suite struct FilePartsTests {
  private func folder(_ size: Int) throws -> (folder: TemporaryFolder, bytes: [UInt8]) {
    let folder = try TemporaryFolder()
    var numbers = SeededNumbers(seed: 8)
    let bytes = numbers.bytes(size)
    try folder.write("a.age", bytes)
    return (folder, bytes)
  }

  @Test(arguments: [1, 1023, 1024, 1025, 2048, 5000])
  func partsJoin(size: Int) throws {
    let (folder, bytes) = try folder(size)
    let written = try FileParts.split(folder.path + "/a.age", size: 1024, folder: folder.path)
    #expect(written.count == (size + 1023) / 1024 + 1)
    let parts = Array(written.dropLast())
    try FileParts.join([parts[0]], output: folder.path + "/b")
    #expect(try folder.read("b") == bytes)
    try FileParts.join(parts.reversed(), output: folder.path + "/c")
    #expect(try folder.read("c") == bytes)
  }

  @Test(.enabled(if: Tool.available("cat", "sha256sum", "split"))) func theToolsOfTheSystem() throws
  {
    let (folder, bytes) = try folder(5000)
    try FileParts.split(folder.path + "/a.age", size: 1024, folder: folder.path)
    let names = folder.names().filter { $0.contains(".part-") }
    #expect(names.first == "a.age.part-001-of-005" && names.count == 5)
    #expect(try Tool.run("cat", names, in: folder).output == bytes)
    let check = try Tool.run("sha256sum", ["--strict", "-c", "a.age.sha256"], in: folder)
    #expect(check.status == 0, "\(check.text)")
    // What split(1) made is joined here when it is named our way.
    _ = try Tool.run(
      "split", ["-b", "1024", "-a", "3", "--numeric-suffixes=1", "a.age", "x.part-"], in: folder)
    for number in 1...5 {
      try folder.write("x.part-00\(number)-of-005", try folder.read("x.part-00\(number)"))
    }
    try FileParts.join([folder.path + "/x.part-003-of-005"], output: folder.path + "/x")
    #expect(try folder.read("x") == bytes)
  }

  @Test func whatIsMissingOrForeignIsNamed() throws {
    let (folder, _) = try folder(5000)
    let at = folder.path + "/"
    try FileParts.split(at + "a.age", size: 1024, folder: folder.path)
    func failure(_ paths: [String]) -> ExchangeError? {
      do {
        try FileParts.join(paths.map { at + $0 }, output: at + "out")
        return nil
      } catch { return error as? ExchangeError }
    }
    let names = (1...5).map { "a.age.part-00\($0)-of-005" }
    var error = failure([names[0], names[1], names[4]])
    #expect(error?.code == .envelopePartMissing && error?.place == "parts 3, 4 of 5")
    error = failure(names + [names[0]])
    #expect(error?.code == .envelopePartForeign)
    #expect(failure(["a.age"])?.code == .envelopePartForeign)
    #expect(failure(["b.age.part-001-of-002"])?.code == .envelopePartMissing)

    let third = try folder.read(names[2])
    // Of another split of the same name: one byte differs, which the list tells.
    var other = third
    other[17] ^= 1
    try folder.write(names[2], other)
    error = failure([names[0]])
    #expect(error?.code == .envelopePartForeign && error?.place == "part 3 of 5")
    // Without the list sizes tell something, and a second beginning of a file.
    try folder.write("a.age.sha256", "")
    #expect(failure([names[0]]) == nil)
    #expect(code { try FileParts.join([at + names[0]], output: at + "out") } == "store.exists")
    try folder.write(names[2], Array(third.dropLast()))
    #expect(failure([names[0]])?.code == .envelopePartForeign)
    try folder.write(names[2], Array("age-encryption.org/v1\n".utf8) + third.dropFirst(22))
    #expect(
      code { try FileParts.join([at + names[0]], output: at + "new") } == "envelope.part-foreign")
    #expect(!folder.names().contains("new") && !folder.names().contains("new.partial"))
    try folder.write("a.age.part-006-of-006", third)
    #expect(failure(names + ["a.age.part-006-of-006"])?.code == .envelopePartForeign)
  }

  @Test(arguments: [
    "a", "a.part-", "a.part-001", "a.part-001-of-", "a.part-000-of-003", "a.part-004-of-003",
    "a.part-1-of-3", "a.part-001-of-0003", "a.part-+01-of-003", "a.part-001-of-99999",
    ".part-001-of-001", "a.part-٠٠١-of-003", "a.part-001-of-003 ", "a.part-0001-of-0003",
    "a.part-001-of-003-of-003", "a.part-00000000000000000001-of-99999999999999999999",
  ])
  func namesThatAreNone(name: String) {
    #expect(PartName(name) == nil)
  }

  @Test func aFailureLeavesNoParts() throws {
    let (folder, _) = try folder(5000)
    try folder.write("a.age.part-003-of-005", "somebody else's")
    #expect(
      code { _ = try FileParts.split(folder.path + "/a.age", size: 1024, folder: folder.path) }
        == "store.exists")
    #expect(folder.names() == ["a.age", "a.age.part-003-of-005"])
    #expect(
      code { _ = try FileParts.split(folder.path + "/a.age", size: 10, folder: folder.path) }
        == "container.size-malformed")
  }
}
