import CSystem
import CommandLineSupport
import FrunCrypto
import FrunDomain
import FrunText
import Glibc
import Testing

/// A laptop on which plugins are written, installed and run.
final class PluginOffice {
  let host = TestHost(data: SourceTree.root())
  var path: String { host.directory.path }
  var installed: String { path + "/.local/share/frun/plugins" }

  /// Writes a plugin folder called `name` with a program of these lines, and its manifest.
  func write(
    _ name: String, _ program: String, capabilities: [String] = [], kinds: [String] = [],
    purpose: String? = nil, version: String = "1.0.0",
    manifest change: (inout JSONObject) -> Void = { _ in }
  ) {
    var object = JSONObject()
    object["schema"] = "frun.plugin/1"
    object["name"] = .string(name)
    object["publisher"] = "Test"
    object["version"] = .string(version)
    object["summary"] = "Test one thing"
    object["homepage"] = "none"
    object["executable"] = "program"
    object["sha256"] = .string(Hexadecimal.text(SHA256.hash(Array(program.utf8))))
    object["protocol"] = ["min": 1, "max": 1]
    object["capabilities"] = .array(
      capabilities.map { ["name": .string($0), "reason": "To test."] })
    if let purpose { object["purpose"] = .string(purpose) }
    object["kinds"] = .array(kinds.map { .string($0) })
    object["commands"] = [
      [
        "commandName": .string(name), "abstract": "Test one thing",
        "arguments": [
          [
            "kind": "positional", "argumentName": "file", "valueName": "file", "isOptional": true,
            "valueKind": ["type": "file"], "abstract": "A file",
          ]
        ],
      ]
    ]
    change(&object)
    host.directory.write("new/\(name)/program", Array(program.utf8))
    host.directory.write(
      "new/\(name)/plugin.json", Array(JSONValue.object(object).indentedText().utf8))
    chmod("\(path)/new/\(name)/program", 0o700)
  }

  @discardableResult
  func install(_ name: String) -> TestHost.Result {
    host.run(["plugin", "install", "\(path)/new/\(name)", "--yes"])
  }

  /// Writes, installs and runs a plugin.
  func run(
    _ program: String, _ words: [String] = [], capabilities: [String] = [], kinds: [String] = [],
    purpose: String? = nil
  ) -> TestHost.Result {
    write("sample", program, capabilities: capabilities, kinds: kinds, purpose: purpose)
    let installed = install("sample")
    guard installed.status == 0 else { return installed }
    return host.run(["sample"] + words)
  }

  /// A vault with one case; answers its number.
  func openVault(consent: Bool) throws -> String {
    host.directory.write("pass.txt", Array("correct horse battery\n".utf8))
    let word = "\(path)/pass.txt"
    _ = host.run([
      "init", "--member", "amina", "--role", "supervisor", "--office", "K", "--passphrase-file",
      word,
    ])
    _ = host.run(["unlock", "--passphrase-file", word])
    host.directory.write(
      "child.json",
      Array(#"{"name": "Layan Haddad", "sex": "female", "birthDate": "2015"}"#.utf8))
    let opened = host.run(["case", "new", "--from", "\(path)/child.json", "--json"])
    guard opened.status == 0 else {
      Issue.record("\(opened.error)")
      return ""
    }
    let json = try JSONValue(parsing: opened.output)
    let number = json["data"]?["number"]?.string ?? ""
    if consent {
      _ = host.run(["case", "consent", number, "--services", "yes", "--from", "caregiver"])
    }
    return number
  }

  /// Python that speaks the protocol: `say`, `hear`, `invoke`.
  static let opening = """
    #!/usr/bin/python3
    import json, os, sys, time
    def say(**m):
        sys.stdout.write(json.dumps(m) + "\\n"); sys.stdout.flush()
    def hear():
        return json.loads(sys.stdin.readline())
    hello = hear()
    say(type="hello", protocol=1, name=os.environ["FRUN_PLUGIN_NAME"], version="1.0.0")
    invoke = hear()

    """
}
