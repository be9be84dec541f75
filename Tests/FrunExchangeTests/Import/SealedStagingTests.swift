import CSystem
import Glibc
import Testing

@testable import FrunExchange

@Suite struct SealedStagingTests {
  private let numbers = Office.Numbers(5)

  private func stage(_ staging: SealedStaging, _ bytes: [UInt8], piece: Int) throws
    -> SealedStaging.Stored
  {
    try staging.begin()
    var rest = bytes[...]
    while !rest.isEmpty {
      try Array(rest.prefix(piece)).withUnsafeBytes { try staging.write($0) }
      rest = rest.dropFirst(piece)
    }
    return try staging.end()
  }

  private func read(_ staging: SealedStaging, _ stored: SealedStaging.Stored) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try staging.read(stored) { bytes.append(contentsOf: $0) }
    return bytes
  }

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
  func roundTrip(size: Int) throws {
    let folder = try TemporaryFolder()
    let staging = try SealedStaging(in: folder.path, random: numbers.bytes)
    let bytes = numbers.bytes(size)
    let first = try stage(staging, bytes, piece: 1000)
    let second = try stage(staging, [1, 2, 3], piece: 100_000)
    #expect(try read(staging, first) == bytes)
    #expect(try read(staging, second) == [1, 2, 3])
    #expect(try read(staging, first) == bytes, "may be read again")
  }

  @Test("filled by a thread of its own: the same files in the same order, also empty ones")
  func throughTheStage() throws {
    let folder = try TemporaryFolder()
    let staging = try SealedStaging(in: folder.path, random: numbers.bytes)
    let stage = try StagingStage(staging)
    let files = [0, 1, 0, 70_000, 300_000, 5, 0].map(numbers.bytes)
    for file in files {
      var rest = file[...]
      while !rest.isEmpty {
        try Array(rest.prefix(9999)).withUnsafeBytes { try stage.write($0) }
        rest = rest.dropFirst(9999)
      }
      try stage.endFile()
    }
    let stored = try stage.finish()
    #expect(stored.count == files.count)
    for (file, place) in zip(files, stored) { #expect(try read(staging, place) == file) }
  }

  @Test func nothingIsLeftNorReadable() throws {
    let folder = try TemporaryFolder()
    do {
      let staging = try SealedStaging(in: folder.path, random: numbers.bytes)
      _ = try stage(staging, Array("secret".utf8), piece: 10)
      #expect(folder.names().isEmpty, "the file never has a name")
    }
    let parent = try FileDescriptor(opening: folder.path, flags: O_RDONLY, what: "opening")
    let file = try SealedStaging.fileInFolder(".frun-staging-x", of: parent)
    #expect(folder.names().isEmpty, "nor where files need one: it is gone at once")
    #expect(try file.status().st_nlink == 0 && file.status().st_mode & 0o777 == 0o600)
  }

  @Test func aMissingFolderIsAnError() {
    #expect(
      code { _ = try SealedStaging(in: "/nonexistent/folder", random: numbers.bytes) }
        == "store.not-found")
  }
}
