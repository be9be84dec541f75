import CSystem
import Glibc
import Testing

@testable import FrunExchange

@Suite struct DurableFileTests {
  private func write(_ path: String, _ text: String, replacing: Bool = false) throws {
    let file = try DurableFile(path: path, replacing: replacing)
    try Array(text.utf8).withUnsafeBytes { try file.write($0) }
    try file.commit(time: 86_400)
  }

  @Test func appearsWholeOrNotAtAll() throws {
    let folder = try TemporaryFolder()
    do {
      let file = try DurableFile(path: folder.path + "/a")
      try [1, 2, 3].withUnsafeBytes { try file.write($0) }
      #expect(folder.names() == ["a.partial"])
    }
    #expect(folder.names().isEmpty)
    try write(folder.path + "/a", "text")
    #expect(folder.names() == ["a"])
    #expect(try folder.read("a") == Array("text".utf8))
    var status = stat()
    #expect(stat(folder.path + "/a", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600 && status.st_mtim.tv_sec == 86_400)
  }

  @Test func neverReplacesUnasked() throws {
    let folder = try TemporaryFolder()
    try write(folder.path + "/a", "old")
    #expect(code { try write(folder.path + "/a", "new") } == "store.exists")
    #expect(try folder.read("a") == Array("old".utf8))
    // A file that appears in between is not replaced either.
    let file = try DurableFile(path: folder.path + "/b")
    try folder.write("b", "other")
    #expect(code { try file.commit() } == "store.exists")
    #expect(try folder.read("b") == Array("other".utf8))
    try write(folder.path + "/a", "new", replacing: true)
    #expect(try folder.read("a") == Array("new".utf8))
  }

  /// What a second Ctrl-C left behind goes with the next export into the folder, whatever it was called; what
  /// other programs are fetching, and what is being written, stays.
  @Test func whatWasGivenUpGoesWithTheNextExport() throws {
    let folder = try TemporaryFolder()
    func leave(_ name: String, _ text: String, mode: UInt32 = 0o600) throws {
      try folder.write(name, text)
      #expect(chmod(folder.path + "/" + name, mode) == 0)
    }
    try leave("case.age.partial", "age-encryption.org/v1\n-> X25519 x")
    try leave("text.age.partial", "-----BEGIN AGE ENCRYPTED FILE-----\n")
    try leave("none.age.partial", "")
    try leave("frun-k3m8.tar.zst.age.partial", "anything", mode: 0o644)
    try leave("download.age.partial", "something else")
    try leave("shared.age.partial", "age-encryption.org/v1\n", mode: 0o644)
    let writing = try DurableFile(path: folder.path + "/now.age")
    try write(folder.path + "/new.age", "text")
    #expect(
      Set(folder.names()) == [
        "download.age.partial", "shared.age.partial", "now.age.partial", "new.age",
      ])
    try writing.commit()
    #expect(folder.names().contains("now.age"))
  }

  @Test func leftoversAndLinks() throws {
    let folder = try TemporaryFolder()
    try folder.write("victim", "safe")
    #expect(symlink(folder.path + "/victim", folder.path + "/a.partial") == 0)
    try write(folder.path + "/a", "text")
    #expect(try folder.read("victim") == Array("safe".utf8))
    #expect(symlink(folder.path + "/victim", folder.path + "/link") == 0)
    #expect(code { try write(folder.path + "/link", "text") } == "store.exists")
    #expect(code { try write("/nonexistent/a", "x") } == "store.not-found")
    #expect(code { try write(folder.path + "/", "x") } == "store.not-found")
  }
}
