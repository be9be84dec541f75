import FrunDomain
import FrunKit
import FrunText
import FrunWire

/// What a person agreed to when a plugin was installed, and how it looked then.
struct PluginReceipt: Hashable {
  static let schema = "frun.plugin.receipt/1"

  var name: PluginName
  var version: String
  var publisher: String
  /// When, as a civil day.
  var installedOn: String
  /// What it may ask for.
  var capabilities: Set<Capability>
  /// What records are used for; nil when it reads none.
  var purpose: String?
  /// The kinds of record it may read.
  var kinds: [String]
  /// SHA-256 of every file by its path in the folder.
  var files: [String: [UInt8]]

  init(_ manifest: PluginManifest, files: [String: [UInt8]], on day: CivilDate) {
    name = manifest.name
    version = manifest.version
    publisher = manifest.publisher
    installedOn = day.description
    capabilities = Set(manifest.capabilities.keys)
    purpose = manifest.purpose?.rawValue
    kinds = manifest.kinds.sorted()
    self.files = files
  }

  /// What a newer manifest asks for beyond this.
  func additions(in manifest: PluginManifest) -> [String] {
    var more = manifest.capabilities.keys.filter { !capabilities.contains($0) }.sorted()
      .map(\.rawValue)
    if capabilities.contains(.readCases), manifest.capabilities[.readCases] != nil {
      more += manifest.kinds.filter { !kinds.contains($0) }.map { "records of kind \($0)" }
      if let wanted = manifest.purpose?.rawValue, wanted != purpose {
        more.append("records for the purpose \(wanted)")
      }
    }
    return more
  }

  // MARK: As a file

  func bytes() -> [UInt8] {
    var listed = JSONObject()
    for (path, digest) in files.sorted(by: { $0.key < $1.key }) {
      listed[path] = .string(Hexadecimal.text(digest))
    }
    let json: JSONValue = [
      "schema": .string(Self.schema), "name": .string(name.text), "version": .string(version),
      "publisher": .string(publisher), "installedOn": .string(installedOn),
      "capabilities": .array(capabilities.sorted().map { .string($0.rawValue) }),
      "purpose": purpose.map { .string($0) } ?? .null,
      "kinds": .array(kinds.map { .string($0) }),
      "files": .object(listed),
    ]
    return Array((json.indentedText() + "\n").utf8)
  }

  init(parsing bytes: [UInt8]) throws {
    var reader = try JSONObjectReader(JSONValue(parsing: bytes))
    guard try reader.string("schema") == Self.schema,
      let name = PluginName(try reader.string("name"))
    else { throw JSONShapeError("is no receipt of a plugin", at: "schema") }
    self.name = name
    version = try reader.string("version")
    publisher = try reader.string("publisher")
    installedOn = try reader.string("installedOn")
    capabilities = Set(try reader.strings("capabilities").compactMap { Capability(rawValue: $0) })
    purpose = try reader.optionalString("purpose")
    kinds = try reader.strings("kinds")
    files = [:]
    if var listed = try reader.object("files") {
      for path in listed.keys {
        files[path] = Hexadecimal.bytes(try listed.string(path)) ?? []
      }
    }
    try reader.finish()
  }
}
