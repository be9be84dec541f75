import FrunArguments
import FrunKit
import FrunText

extension HostCommand {
  private static let key = Positional<String>("key", help: "Name of the setting").completed(
    by: .named("configKey"))
  private static let value = Positional<String>("value", help: "The new value")
  private static let origin = Flag("origin", help: "Show where each value comes from")

  /// `frun config list`.
  static let configList = HostCommand(
    below: ["config"],
    CommandSpec("list", summary: "List every setting", arguments: [origin]).with {
      $0.examples = [Example("frun config list --origin", "Show the file and line of each value")]
    }
  ) { invocation, session in
    let configuration = session.configuration
    let rows = configuration.settings.map { ($0, configuration.value($0.key)) }
    var columns: [Listing<(Setting, Configuration.Value?)>.Column] = [
      .init("key", "Setting", isWhole: true) { Cell($0.0.key, .name) },
      .init("value", "Value") { Cell($0.1?.text ?? "") },
      .init("help", "What it decides", dropPriority: 1) { Cell($0.0.help) },
    ]
    if invocation[origin] {
      columns.insert(
        .init("origin", "Origin") { Cell($0.1.map { Self.text($0.origin) } ?? "not set") }, at: 2)
    }
    return try HostServices(session).list(rows, as: Listing("frun.config.list/1", columns))
  }

  /// `frun config get`.
  static let configGet = HostCommand(
    below: ["config"], CommandSpec("get", summary: "Show one setting", arguments: [key])
  ) { invocation, session in
    let key = invocation[key]
    guard session.configuration.settings.contains(where: { $0.key == key }) else {
      throw Configuration.unknown(key, settings: session.configuration.settings)
    }
    let value = session.configuration.value(key)
    try session.presenter.emit(.verbatim((value?.text ?? "") + "\n"))
    return .success(
      schema: "frun.config.get/1",
      [
        "key": .string(key), "value": value.map { .string($0.text) } ?? .null,
        "origin": .string(value.map { text($0.origin) } ?? "not set"),
      ])
  }

  /// `frun config set`.
  static let configSet = HostCommand(
    below: ["config"],
    CommandSpec("set", summary: "Change one setting in your file", arguments: [key, value]).with {
      $0.examples = [Example("frun config set unlock.idle-minutes 5", "Lock sooner")]
    }
  ) { invocation, session in
    try Self.write(invocation[key], invocation[value], session)
  }

  /// `frun config unset`.
  static let configUnset = HostCommand(
    below: ["config"],
    CommandSpec("unset", summary: "Remove one setting from your file", arguments: [key])
  ) { invocation, session in
    try Self.write(invocation[key], nil, session)
  }

  /// `frun config path`.
  static let configPath = HostCommand(
    below: ["config"], CommandSpec("path", summary: "Show where the settings are kept")
  ) { _, session in
    let paths = [session.paths.userConfiguration] + session.paths.systemConfigurations
    let listing = Listing<String>(
      "frun.config.path/1",
      [
        .init("path", "File") { Cell($0, .name) },
        .init("exists", "Exists", json: { .bool(Files.exists($0)) }) {
          Cell(Files.exists($0) ? "yes" : "no")
        },
      ])
    return try HostServices(session).list(paths, as: listing)
  }

  private static func text(_ origin: Configuration.Origin) -> String {
    switch origin {
    case .standard: "default"
    case .file(let path, let line): "\(path):\(line)"
    }
  }

  private static func write(
    _ key: String, _ value: String?, _ session: Session
  ) throws -> Outcome {
    guard let setting = session.configuration.settings.first(where: { $0.key == key }) else {
      throw Configuration.unknown(key, settings: session.configuration.settings)
    }
    if let value { try Configuration.check(value, for: setting) }
    let path = session.paths.userConfiguration
    do {
      let bytes = try Files.read(path, limit: ConfigurationFile.limit) ?? []
      let file = try ConfigurationFile(String(decoding: bytes, as: UTF8.self))
      try Files.makeDirectory(String(path.dropLast("/config".count)))
      try Files.write(
        path, Array(file.text(setting: key, to: value).utf8), replace: true)
    } catch let problem as FileProblem {
      throw problem.failure(writing: path)
    } catch let problem as ConfigurationFile.Problem {
      throw Failure(
        .configuration, "configuration.line", problem.reason, place: "\(path):\(problem.line)")
    }
    try session.presenter.emit(
      .message(Message(.done, value == nil ? "Removed \(key)" : "Set \(key)")))
    return .success(
      schema: "frun.config.set/1",
      ["key": .string(key), "value": value.map { .string($0) } ?? .null])
  }
}
