import CommandLineSupport
import FrunCrypto
import FrunText
import Glibc
import Testing

@testable import FrunHost

/// One test for each row of the list of threats: who may plant, swap, name or extend a plugin.
@Suite struct PluginTrustTests {
  static let quiet = PluginOffice.opening + "say(type='text', text='ran')\nsay(type='done')\n"

  @Test("a plugin runs only after a person agreed")
  func consent() {
    let office = PluginOffice()
    office.write("sample", Self.quiet)
    let refused = office.host.run(["plugin", "install", "\(office.path)/new/sample"])
    #expect(refused.status == 64 && refused.error.contains("--yes"))
    #expect(office.host.run(["sample"]).status == 64)
    #expect(office.install("sample").status == 0)
    #expect(office.host.run(["sample"]).output == "ran\n")
    #expect(office.host.run(["plugin", "run", "sample"]).output == "ran\n")
  }

  @Test("a folder put where plugins live is listed and not run")
  func planted() {
    let office = PluginOffice()
    office.write("sample", Self.quiet)
    office.install("sample")
    unlink("\(office.path)/.local/state/frun/plugins/sample.json")
    let run = office.host.run(["sample"])
    #expect(run.status == 77 && run.error.contains("nobody agreed"))
    #expect(office.host.run(["plugin", "list"]).output.contains("nobody agreed"))
  }

  @Test("who else can write to it is refused", arguments: ["", "/program", "/plugin.json", "/.."])
  func foreignHands(place: String) {
    let office = PluginOffice()
    office.write("sample", Self.quiet)
    office.install("sample")
    chmod("\(office.installed)/sample\(place)", 0o777)
    let run = office.host.run(["sample"])
    #expect(run.status == 77 && run.error.contains("somebody else can write"), "\(run.error)")
    #expect(run.output.isEmpty)
  }

  @Test("a folder far above that everybody may write is refused, one with the sticky bit is not")
  func foreignParents() {
    let office = PluginOffice()
    office.write("sample", Self.quiet)
    office.install("sample")
    chmod("\(office.path)/.local", 0o777)
    let run = office.host.run(["sample"])
    #expect(run.status == 77 && run.error.contains("somebody else can write"), "\(run.error)")
    chmod("\(office.path)/.local", 0o1777)
    #expect(office.host.run(["sample"]).output == "ran\n")
  }

  @Test("a file that takes on the rights of its owner is refused", arguments: [0o4700, 0o2700])
  func setuid(mode: UInt32) {
    let office = PluginOffice()
    office.write("sample", Self.quiet)
    office.install("sample")
    chmod("\(office.installed)/sample/program", mode)
    let run = office.host.run(["sample"])
    #expect(run.status == 77 && run.error.contains("rights of its owner"), "\(run.error)")
    #expect(run.output.isEmpty)
  }

  @Test("what is started is what was checked, whatever takes its place in between")
  func swappedAfterTheCheck() throws {
    let office = PluginOffice()
    office.write("sample", Self.quiet)
    office.install("sample")
    let folder = PluginFolder(path: "\(office.installed)/sample")
    office.host.directory.write("copy/.keep", [])
    let digests = try folder.digests(copyingTo: "\(office.path)/copy")
    for other in ["program", "plugin.json"] {
      unlink("\(folder.path)/\(other)")
      symlink("/bin/sh", "\(folder.path)/\(other)")
    }
    let kept = TemporaryDirectory.read("\(office.path)/copy/program") ?? []
    #expect(SHA256.hash(kept) == digests["program"] && kept == Array(Self.quiet.utf8))
    // And the other way round: it runs from a copy, which is gone afterwards.
    let other = PluginOffice()
    let run = other.run(
      PluginOffice.opening + "say(type='text', text=__file__)\nsay(type='done')\n")
    #expect(!run.output.contains(other.installed) && run.output.contains("/frun-plugin-"))
  }

  @Test("it may bring a second file, and leaves no trace in its own folder")
  func library() {
    let office = PluginOffice()
    office.host.directory.write("new/sample/words.py", Array("said = 'ran'\n".utf8))
    office.write(
      "sample",
      PluginOffice.opening + "import words\nsay(type='text', text=words.said)\nsay(type='done')\n")
    office.install("sample")
    for _ in 0..<2 { #expect(office.host.run(["sample"]).output == "ran\n") }
    #expect(office.host.run(["plugin", "verify"]).status == 0)
  }

  @Test(
    "names of files that hide something are refused",
    arguments: ["a\u{1B}[2J", "a\u{202E}b", "a\nb"])
  func hiddenNames(name: String) {
    let office = PluginOffice()
    office.write("sample", Self.quiet)
    office.install("sample")
    office.host.directory.write(".local/share/frun/plugins/sample/\(name)", [0x61])
    let run = office.host.run(["sample"])
    #expect(run.status == 65 && run.error.contains("hidden characters"), "\(run.error)")
    #expect(!run.error.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
  }

  @Test(
    "something that is no file in the place of one is refused at once",
    arguments: ["program", "plugin.json", "x"])
  func pipes(name: String) {
    let office = PluginOffice()
    office.write("sample", Self.quiet)
    office.install("sample")
    unlink("\(office.installed)/sample/\(name)")
    mkfifo("\(office.installed)/sample/\(name)", 0o600)
    #expect(office.host.run(["sample"]).status == 77)
    #expect(office.host.run(["plugin", "verify", "sample"]).status == 1)
    mkfifo("\(office.path)/new/sample/pipe", 0o600)
    #expect(office.install("sample").status == 77)
  }

  @Test("a manifest that is too large, or nested too deep, is told and stops nothing else")
  func hugeManifests() {
    let office = PluginOffice()
    office.write("sample", Self.quiet)
    office.install("sample")
    let place = ".local/share/frun/plugins/other/plugin.json"
    for text in [
      String(repeating: " ", count: 300_000), String(repeating: "[", count: 100_000),
      String(repeating: #"{"a":"#, count: 40_000),
      "[" + String(repeating: "0,", count: 60_000) + "0]",
    ] {
      office.host.directory.write(place, Array(text.utf8))
      #expect(office.host.run(["sample"]).output == "ran\n")
      let list = office.host.run(["plugin", "list"])
      #expect(list.status == 0 && list.output.contains("other"), "\(list)")
      #expect(office.host.run(["other"]).status == 65)
      #expect(office.host.run(["help"]).status == 0)
    }
  }

  @Test("links are refused, at the installation and later")
  func links() {
    let office = PluginOffice()
    office.write("sample", Self.quiet)
    symlink("/etc/passwd", "\(office.path)/new/sample/list.txt")
    #expect(office.install("sample").error.contains("without links"))
    unlink("\(office.path)/new/sample/list.txt")
    office.install("sample")
    symlink("/etc/passwd", "\(office.installed)/sample/list.txt")
    #expect(office.host.run(["sample"]).error.contains("without links"))
  }

  @Test(
    "one flipped byte anywhere refuses the plugin", arguments: ["program", "plugin.json", "x.txt"])
  func swapped(file: String) {
    let office = PluginOffice()
    office.write("sample", Self.quiet)
    office.host.directory.write("new/sample/x.txt", [0x61])
    office.install("sample")
    let place = ".local/share/frun/plugins/sample/\(file)"
    var bytes = TemporaryDirectory.read("\(office.path)/\(place)") ?? []
    bytes[bytes.count - 1] ^= file == "plugin.json" ? 0x2A : 1
    office.host.directory.write(place, bytes)
    let run = office.host.run(["sample"])
    #expect(run.status == 77 || file == "plugin.json" && run.status == 65, "\(run.error)")
    #expect(run.output.isEmpty)
    #expect(office.host.run(["plugin", "verify"]).status == 1)
    #expect(office.install("sample").status == 0)
    #expect(office.host.run(["sample"]).output == "ran\n")
  }

  @Test("a new file beside the program refuses the plugin too")
  func added() {
    let office = PluginOffice()
    office.write("sample", Self.quiet)
    office.install("sample")
    office.host.directory.write(".local/share/frun/plugins/sample/json.py", Array("x".utf8))
    let run = office.host.run(["sample"])
    #expect(run.status == 77 && run.error.contains("json.py"))
  }

  @Test(
    "names that frun has, will have, or that leave the folder", arguments: ["case", "trace", "a/b"])
  func names(name: String) {
    let office = PluginOffice()
    office.write("sample", Self.quiet) { $0["name"] = .string(name) }
    #expect(office.install("sample").status == 65)
    #expect(TemporaryDirectory.names(in: office.installed).isEmpty)
  }

  @Test("a program that is not the one its manifest names is not taken in")
  func wrongDigest() {
    let office = PluginOffice()
    office.write("sample", Self.quiet) {
      $0["sha256"] = .string(String(repeating: "00", count: 32))
    }
    #expect(office.install("sample").status == 65)
    #expect(TemporaryDirectory.names(in: office.installed).isEmpty)
  }

  @Test("a version that asks for more is not answered by --yes, and the old one stays")
  func capabilityCreep() {
    let office = PluginOffice()
    office.write("sample", Self.quiet)
    office.install("sample")
    office.write("sample", Self.quiet, capabilities: ["reports.read"], version: "1.1.0")
    let more = office.install("sample")
    #expect(more.status == 64, "\(more.error)")
    #expect(office.host.run(["sample"]).output == "ran\n")
    #expect(office.host.run(["plugin", "list", "--json"]).output.contains("1.0.0"))
    // A version that asks for the same is one question.
    office.write("sample", Self.quiet, version: "1.2.0")
    #expect(office.install("sample").status == 0)
  }

  @Test("nothing is found without plugins, by option or variable")
  func emergency() {
    let office = PluginOffice()
    office.write("sample", Self.quiet)
    office.install("sample")
    #expect(office.host.run(["--no-plugins", "sample"]).status == 64)
    office.host.environment["FRUN_NO_PLUGINS"] = "1"
    #expect(office.host.run(["sample"]).status == 64)
    #expect(!office.host.run(["help"]).output.contains("sample"))
  }

  @Test("neither the working directory nor PATH is searched")
  func otherPlaces() {
    let office = PluginOffice()
    office.write("sample", Self.quiet)
    office.host.environment["PATH"] = "\(office.path)/new"
    #expect(office.host.run(["sample"]).status == 64)
    #expect(office.host.run(["plugin", "list"]).output.isEmpty)
  }

  @Test("help, usage errors and completion come from the manifest; nothing is started")
  func manifestSpeaks() {
    let office = PluginOffice()
    office.write("sample", "#!/bin/sh\ntouch \(office.path)/started\n")
    office.install("sample")
    #expect(office.host.run(["sample", "--help"]).output.contains("Test one thing"))
    #expect(office.host.run(["help", "sample"]).output.contains("Test one thing"))
    #expect(office.host.run(["help"]).output.contains("plugin Test 1.0.0"))
    #expect(office.host.run(["sample", "--nothing"]).status == 64)
    #expect(office.host.run(["__complete", "--", "sam"]).output.contains("sample"))
    #expect(!TemporaryDirectory.names(in: office.path).contains("started"))
  }

  @Test("removed is removed, also when it is broken")
  func removal() {
    let office = PluginOffice()
    office.write("sample", Self.quiet)
    office.install("sample")
    office.host.directory.write(".local/share/frun/plugins/sample/plugin.json", [0])
    #expect(office.host.run(["plugin", "remove", "sample", "--yes"]).status == 0)
    #expect(TemporaryDirectory.names(in: office.installed).isEmpty)
    #expect(TemporaryDirectory.names(in: "\(office.path)/.local/state/frun/plugins").isEmpty)
    #expect(office.host.run(["plugin", "remove", "sample", "--yes"]).status == 66)
  }
}
