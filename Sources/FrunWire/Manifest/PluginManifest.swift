public import FrunArguments
public import FrunDomain
import FrunText

/// `plugin.json`: everything frun knows of a plugin without running it.
public struct PluginManifest: Hashable, Sendable {
  /// Its name: that of its folder and of its command.
  public var name: PluginName
  /// Who made it.
  public var publisher: String
  /// Its version: three numbers with dots between them.
  public var version: String
  /// One line in the imperative, without full stop.
  public var summary: String
  /// Where to read more; shown, never opened.
  public var homepage: String
  /// The name of the program in the folder.
  public var executable: String
  /// SHA-256 of the program, 32 bytes.
  public var sha256: [UInt8]
  /// The protocols it speaks.
  public var protocols: ClosedRange<Int>
  /// Its command; the name is that of the plugin.
  public var command: CommandSpec
  /// What it asks for, with the reason told to the person who decides.
  public var capabilities: [Capability: String]
  /// What records are used for: consent to this must cover them. Needed with ``Capability/readCases``.
  public var purpose: Purpose?
  /// The kinds of record it reads. Needed with ``Capability/readCases``.
  public var kinds: [String]
  /// The oldest frun it works with, three numbers.
  public var minimumHost: [Int]

  /// The schema written in every manifest.
  public static let schema = "frun.plugin/1"
  /// The longest manifest in bytes.
  public static let byteLimit = 256 << 10

  /// Reads and checks a manifest; unknown keys are errors.
  ///
  /// - Throws: ``ManifestError`` with everything that is wrong.
  public init(parsing bytes: [UInt8]) throws(ManifestError) {
    do {
      let json = try JSONValue(
        parsing: bytes, limits: JSONLimits(bytes: Self.byteLimit, depth: 24, values: 50_000))
      try self.init(json: json)
    } catch let error as JSONError {
      throw ManifestError(["\(error)"])
    } catch let error as JSONShapeError {
      throw ManifestError(["\(error)"])
    } catch let error as ManifestError {
      throw error
    } catch {
      throw ManifestError(["the manifest cannot be read"])
    }
  }

  private init(json: JSONValue) throws {
    if let place = Self.hiddenText(json) {
      throw ManifestError(["\(place): holds characters that cannot be seen"])
    }
    var reader = try JSONObjectReader(json)
    var problems: [String] = []
    func check(_ condition: Bool, _ problem: @autoclosure () -> String) {
      if !condition { problems.append(problem()) }
    }
    let schema = try reader.string("schema")
    check(schema == Self.schema, "schema: must be \(Self.schema)")
    let name = try reader.string("name")
    publisher = try Self.line(&reader, "publisher", 60)
    version = try reader.string("version")
    check(
      !Self.mixesScripts(publisher) && publisher.lowercased() != "frun",
      "publisher: must not look like another name")
    summary = try Self.line(&reader, "summary", 60)
    homepage = try Self.line(&reader, "homepage", 200)
    executable = try reader.string("executable")
    sha256 = Hexadecimal.bytes(try reader.string("sha256")) ?? []
    check(sha256.count == 32, "sha256: must be 64 hexadecimal digits")
    check(Self.numbers(version) != nil, "version: must be three numbers, such as 1.0.0")
    check(
      Self.isFileName(executable), "executable: must be the name of a file in the plugin's folder")
    protocols = try Self.protocols(&reader)
    check(
      protocols.contains(WireProtocol.number),
      "protocol: this frun speaks \(WireProtocol.number), which the plugin does not")
    // Words are completed from the manifest: nothing is ever started by a press of TAB.
    check(
      try !reader.bool("completion", default: false),
      "completion: must be false, for frun starts no plugin to complete a word; "
        + "declare values with valueKind or completionKind")
    minimumHost = Self.numbers(try reader.optionalString("frun") ?? "0.0.0") ?? []
    check(minimumHost.count == 3, "frun: must be three numbers, such as 0.1.0")
    capabilities = try Self.capabilities(&reader, &problems)
    let purpose = try reader.optionalString("purpose")
    self.purpose = purpose.flatMap { Purpose(rawValue: $0) }
    check(
      (purpose == nil) == (self.purpose == nil),
      "purpose: must be one of \(Purpose.allCases.map(\.rawValue).joined(separator: ", "))")
    kinds = try reader.strings("kinds")
    if capabilities[.readCases] != nil {
      check(self.purpose != nil, "purpose: is missing, and cases.read needs it")
      check(!kinds.isEmpty, "kinds: is missing, and cases.read needs it")
    }
    let known = Set(Schema.standard.kinds.map(\.name))
    for kind in kinds where !known.contains(kind) {
      problems.append("kinds: there is no kind of record called \(Fitting.truncate(kind, to: 40))")
    }
    let commands = try reader.elements("commands") { value, path throws(JSONShapeError) in
      try CommandSpec(json: value, path: path)
    }
    guard let command = commands.first, let pluginName = PluginName(name) else {
      check(!commands.isEmpty, "commands: is missing")
      check(
        PluginName(name) != nil,
        "name: must be 2 to 31 letters a to z, digits and hyphens, beginning with a letter")
      throw ManifestError(problems)
    }
    check(commands.count == 1, "commands: a plugin has one command, with others below it")
    check(command.name == name, "commands: the command must be called \(name), as the plugin is")
    check(
      !PluginName.reserved.contains(name), "name: \(name) is reserved for frun itself")
    self.name = pluginName
    self.command = command
    try reader.finish()
    let root = CommandSpec("frun", summary: "frun", subcommands: [command])
    problems += root.problems().map { "commands: \($0.command): \($0.message)" }
    guard problems.isEmpty else { throw ManifestError(problems) }
  }

  private static func protocols(
    _ reader: inout JSONObjectReader
  ) throws(JSONShapeError) -> ClosedRange<Int> {
    guard var range = try reader.object("protocol") else {
      throw JSONShapeError("is missing", at: "protocol")
    }
    let (first, last) = (try range.integer("min"), try range.integer("max"))
    guard 1 <= first, first <= last, last < 1_000_000 else {
      throw JSONShapeError("min and max must be numbers from 1 in order", at: "protocol")
    }
    try range.finish()
    return first...last
  }

  private static func capabilities(
    _ reader: inout JSONObjectReader, _ problems: inout [String]
  ) throws(JSONShapeError) -> [Capability: String] {
    var found: [Capability: String] = [:]
    let listed = try reader.elements("capabilities") { value, path throws(JSONShapeError) in
      var entry = try JSONObjectReader(value, path: path)
      let name = try entry.string("name")
      let reason = try line(&entry, "reason", 200)
      try entry.finish()
      return (name, reason)
    }
    for (name, reason) in listed {
      guard let capability = Capability(rawValue: name) else {
        problems.append(
          "capabilities: must be one of "
            + Capability.allCases.map(\.rawValue).joined(separator: ", "))
        continue
      }
      if found.updateValue(reason, forKey: capability) != nil {
        problems.append("capabilities: \(name) is given twice")
      }
    }
    return found
  }

  /// The numbers of a version; nil when they are not three.
  public static func numbers(_ text: String) -> [Int]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { part in
      part.utf8.count <= 6 && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        ? Int(part) : nil
    }
    let numbers = parts.compactMap { $0 }
    return numbers.count == 3 && parts.count == 3 ? numbers : nil
  }
}

/// What is wrong with a manifest.
public struct ManifestError: Error, Hashable, Sendable {
  /// All of it, each with its place.
  public let problems: [String]

  init(_ problems: [String]) {
    self.problems = problems
  }
}
