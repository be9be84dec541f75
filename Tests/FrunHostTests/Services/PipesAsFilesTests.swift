import CommandLineSupport
import Glibc
import Testing

/// A pipe or a device in the place of a file is refused at once, wherever a person names a path: none
/// of these commands waits, and none reads without end.
@Suite struct PipesAsFilesTests {
  private let office = PluginOffice()

  /// Commands with PIPE for the path, which become one for each kind of thing.
  @Test(
    arguments: [
      "case new --from PIPE", "case attach NUMBER PIPE --kind photo",
      "unlock --passphrase-file PIPE",
      "archive show PIPE", "archive verify PIPE", "archive import PIPE", "archive split PIPE",
      "archive encrypt PIPE -o OUT -t team", "archive decrypt PIPE -o OUT", "archive salvage PIPE",
      "team enter PIPE", "team approve PIPE", "identity import PIPE", "train verify PIPE",
      "form check PIPE", "form check FOLDER", "form diff PIPE PIPE", "form eval PIPE",
      "intake fill registration-uasc PIPE", "plugin install FOLDER",
    ])
  func commands(line: String) throws {
    let number = try office.openVault(consent: false)
    let path = office.path
    mkfifo("\(path)/pipe.csv", 0o600)
    symlink("/dev/zero", "\(path)/zero.csv")
    for (name, entry) in [("pipe.csv", "a"), ("zero.csv", "b")] {
      office.host.directory.write("\(entry)/.keep", [])
      for file in ["survey.csv", "plugin.json"] {
        symlink("\(path)/\(name)", "\(path)/\(entry)/\(file)")
      }
      let words = line.split(separator: " ").map { word in
        switch word {
        case "PIPE": "\(path)/\(name)"
        case "FOLDER": "\(path)/\(entry)"
        case "OUT": "\(path)/out"
        case "NUMBER": number
        default: String(word)
        }
      }
      let run = office.host.run(words)
      #expect(run.status != 0 && run.status != 70, "\(words) \(run)")
      // Not because the words were wrong.
      #expect(!run.error.contains("unknown option"), "\(run.error)")
    }
  }

  @Test("so are a vault, its journal and a receipt", arguments: ["pipe", "zero"])
  func ownFiles(kind: String) throws {
    _ = try office.openVault(consent: false)
    office.write("sample", PluginTrustTests.quiet)
    office.install("sample")
    func plant(_ path: String) {
      unlink(path)
      if kind == "pipe" { mkfifo(path, 0o600) } else { symlink("/dev/zero", path) }
    }
    plant("\(office.path)/.local/state/frun/plugins/sample.json")
    #expect(office.host.run(["sample"]).error.contains("pipe or a device"))
    let vault = "\(office.path)/.local/share/frun/vault.frv"
    plant(vault + "-fvj")
    _ = office.host.run(["case", "list"])
    plant(vault)
    for words in [["case", "list"], ["vault", "status"], ["vault", "verify"], ["doctor"]] {
      let run = office.host.run(words)
      #expect(run.status != 0 || words == ["doctor"], "\(words) \(run)")
    }
    #expect(office.host.run(["case", "list"]).error.contains("not a vault"))
  }
}
