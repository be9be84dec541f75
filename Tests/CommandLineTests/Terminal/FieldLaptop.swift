import CommandLineSupport
import FrunText

/// A laptop with a vault and the built program, in a directory of its own.
struct FieldLaptop {
  let directory = TemporaryDirectory()
  let environment: [String: String]

  /// - Parameter terminal: the name of the terminal, `dumb` for one that only has lines.
  init?(terminal: String) {
    environment = [
      "HOME": directory.path, "FRUN_HOME": directory.path + "/vault",
      "XDG_CONFIG_HOME": directory.path + "/config", "XDG_STATE_HOME": directory.path + "/state",
      "XDG_RUNTIME_DIR": directory.path + "/run", "FRUN_DATA": SourceTree.root(), "TZ": "UTC",
      "LC_ALL": "C.UTF-8", "TERM": terminal, "NO_COLOR": "1", "PATH": "/usr/bin:/bin",
    ]
    directory.write("run/.keep", [])
    directory.write("pass", Array("river lantern seven mango bridge stone\n".utf8))
    guard let setUp = run(["init", "--member", "amina", "--role", "caseworker", "--office", "A"]),
      setUp.end() == .status(0)
    else { return nil }
  }

  /// Runs a command line on a terminal, in the time zone given or in Greenwich.
  func run(_ words: [String], columns: UInt16 = 80, zone: String = "UTC") -> FrunProcess? {
    FrunProcess(
      words + ["--passphrase-file", directory.path + "/pass"],
      environment.merging(["TZ": zone]) { $1 }, columns: columns)
  }

  /// The result of a command, as programs read it.
  func json(_ words: [String], zone: String = "UTC") -> JSONValue? {
    guard let process = run(words + ["--json"], zone: zone) else { return nil }
    _ = process.end()
    let text = process.seen.drop { $0 != UInt8(ascii: "{") }
    guard let end = text.lastIndex(of: UInt8(ascii: "}")) else { return nil }
    return (try? JSONValue(parsing: Array(text[...end])))?["data"]
  }

  /// A folder with a form.
  func form(_ name: String, _ files: [String: String]) -> String {
    for (file, text) in files { directory.write("\(name)/\(file)", Array(text.utf8)) }
    return directory.path + "/" + name + "/"
  }
}
