import FrunDomain
import FrunText
import FrunWire
import Testing

@Suite struct ManifestTests {
  static func manifest(_ change: (inout JSONObject) -> Void = { _ in }) -> [UInt8] {
    var object = JSONObject()
    object["schema"] = "frun.plugin/1"
    object["name"] = "donor"
    object["publisher"] = "Office"
    object["version"] = "1.0.0"
    object["summary"] = "Make a table"
    object["homepage"] = "none"
    object["executable"] = "donor.py"
    object["sha256"] = .string(String(repeating: "0a", count: 32))
    object["protocol"] = ["min": 1, "max": 2]
    object["capabilities"] = [["name": "reports.read", "reason": "Numbers."]]
    object["commands"] = [["commandName": "donor", "abstract": "Make a table"]]
    change(&object)
    return Array(JSONValue.object(object).text().utf8)
  }

  @Test func reads() throws {
    let manifest = try PluginManifest(parsing: Self.manifest())
    #expect(manifest.name.text == "donor")
    #expect(manifest.protocols == 1...2)
    #expect(manifest.capabilities == [.readReports: "Numbers."])
    #expect(manifest.sha256.count == 32)
  }

  /// Each row changes one member of a good manifest; the text names the place.
  @Test(
    arguments: [
      ("schema", "frun.plugin/2", "schema"), ("name", "../donor", "name"),
      ("name", "Donor", "name"), ("name", "d", "name"), ("name", "case", "reserved"),
      ("name", "dоnor", "name"), ("publisher", "a\u{1B}[31m", "publisher"),
      ("summary", "a\u{202E}b", "summary"), ("publisher", "", "publisher"),
      ("version", "1.0", "version"), ("executable", "../x", "executable"),
      ("executable", "a/b", "executable"), ("executable", "-x", "executable"),
      ("executable", ".x", "executable"), ("sha256", "00", "sha256"),
      ("protocol", ["min": 2, "max": 3], "protocol"),
      ("protocol", ["min": 3, "max": 1], "protocol"),
      ("commands", [], "commands"),
      ("commands", [["commandName": "other", "abstract": "Do"]], "commands"),
      ("commands", [["commandName": "donor", "abstract": "Do\u{7}"]], "commands"),
      ("capabilities", [["name": "vault.read", "reason": "x"]], "capabilities"),
      ("capabilities", [["name": "cases.read", "reason": "x"]], "purpose"),
      ("capabilities", [["name": "network"]], "reason"), ("extra", 1, "extra"),
      ("completion", true, "completion"), ("publisher", "О\u{66}fice", "publisher"),
      ("publisher", "frun", "publisher"), ("homepage", "a\u{200B}b", "homepage"),
      ("purpose", "profit", "purpose"), ("kinds", ["cat"], "kinds"),
    ] as [(String, JSONValue, String)])
  func refuses(key: String, value: JSONValue, place: String) {
    do {
      _ = try PluginManifest(parsing: Self.manifest { $0[key] = value })
      Issue.record("accepted")
    } catch {
      #expect(error.problems.contains { $0.contains(place) }, "\(error.problems)")
    }
  }

  @Test("cases.read says for what and which kinds")
  func reading() throws {
    let manifest = try PluginManifest(
      parsing: Self.manifest {
        $0["capabilities"] = [["name": "cases.read", "reason": "To list them."]]
        $0["purpose"] = "reporting"
        $0["kinds"] = ["case", "visit"]
      })
    #expect(manifest.purpose == .reporting && manifest.kinds == ["case", "visit"])
  }

  /// A manifest with a text in every member that may hold one.
  static func richManifest() throws -> JSONValue {
    try JSONValue(
      parsing: manifest {
        $0["frun"] = "0.1.0"
        $0["commands"] = [
          [
            "commandName": "donor", "abstract": "Make tables", "discussion": "More.\n\nMuch more.",
            "aliases": ["donors"],
            "subcommands": [
              [
                "commandName": "monthly", "abstract": "Make one table",
                "arguments": [
                  [
                    "kind": "option", "valueName": "month", "isOptional": true,
                    "names": [["kind": "long", "name": "month"]], "abstract": "The month",
                    "allValues": ["first", "last"], "allValueDescriptions": ["first": "The first"],
                  ]
                ],
              ]
            ],
          ]
        ]
      })
  }

  /// The places of all texts and keys.
  private func places(_ json: JSONValue, _ path: [String] = []) -> [[String]] {
    switch json {
    case .string: [path]
    case .array(let list):
      list.enumerated().flatMap { places($0.element, path + [String($0.offset)]) }
    case .object(let object): object.members.flatMap { places($0.value, path + [$0.key]) }
    default: []
    }
  }

  private func changed(_ json: JSONValue, _ path: ArraySlice<String>, _ more: String) -> JSONValue {
    guard let step = path.first else { return .string((json.string ?? "") + more) }
    switch json {
    case .array(var list):
      if let index = Int(step), list.indices.contains(index) {
        list[index] = changed(list[index], path.dropFirst(), more)
      }
      return .array(list)
    case .object(var object):
      object[step] = object[step].map { changed($0, path.dropFirst(), more) }
      return .object(object)
    default: return json
    }
  }

  @Test(
    "no text of a manifest hides anything",
    arguments: [
      0x1B, 0x07, 0x0D, 0x85, 0x200B, 0x200F, 0x2028, 0x202E, 0x2066, 0x3164, 0xE000, 0xFEFF,
      0xE0041,
    ] as [UInt32])
  func hidden(code: UInt32) throws {
    let text = String(try #require(Unicode.Scalar(code)))
    let good = try Self.richManifest()
    _ = try PluginManifest(parsing: Array(good.text().utf8))
    let found = places(good)
    #expect(found.count > 20)
    for path in found {
      let bad = changed(good, path[...], text).text()
      #expect(throws: ManifestError.self, "\(path)") {
        try PluginManifest(parsing: Array(bad.utf8))
      }
    }
    let key = good.text().replacing("\"homepage\"", with: "\"home\(text)page\"")
    #expect(throws: ManifestError.self) { try PluginManifest(parsing: Array(key.utf8)) }
  }

  @Test(
    "names of other scripts are names",
    arguments: ["مكتب", "Bureau d’Été 3", "オフィス", "Офис", "می‌خواهم"])
  func publishers(name: String) throws {
    let manifest = try PluginManifest(parsing: Self.manifest { $0["publisher"] = .string(name) })
    #expect(manifest.publisher == name)
  }

  @Test("hostile text is refused and nothing of it is told")
  func hostile() {
    for bytes in [
      [], [0xFF], Array("{".utf8), Array(String(repeating: "[", count: 10_000).utf8),
      [UInt8](repeating: 0x20, count: PluginManifest.byteLimit + 1),
      Array("{\"schema\":1}".utf8),
    ] {
      #expect(throws: ManifestError.self) { try PluginManifest(parsing: bytes) }
    }
  }
}
