import CSystem
import FrunArguments
import FrunDomain
import FrunKit
import FrunTerminal
import FrunText
import FrunWire
import Glibc

/// A plugin as a module: the same interface as a compiled-in one, over a pipe.
struct ProcessModule: FrunModule {
  let plugin: PluginCatalogue.Plugin

  var manifest: ModuleManifest {
    let manifest = plugin.manifest
    return ModuleManifest(
      name: manifest.name.text, summary: manifest.summary, version: manifest.version,
      commands: [spec])
  }

  /// The command as help shows it, with its origin.
  private var spec: CommandSpec {
    plugin.manifest.command.with { command in
      command.group = "Plugins"
      command.plugin = "\(plugin.manifest.publisher) \(plugin.manifest.version)"
      if needsVault { Self.requireVault(&command) }
    }
  }

  private var needsVault: Bool {
    let wanted = plugin.manifest.capabilities
    return [.readCases, .writeCases, .readReports].contains { wanted[$0] != nil }
  }

  private static func requireVault(_ command: inout CommandSpec) {
    command.requires = ["vault.read"]
    for index in command.subcommands.indices { requireVault(&command.subcommands[index]) }
  }

  /// Never called: a plugin needs the session, see ``run(_:_:_:)``.
  func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    throw Failure(.bug, "plugin.session", "a plugin runs within a session")
  }

  /// Checks the plugin, starts it, and speaks with it until it is done.
  func run(
    _ invocation: Invocation, _ services: HostServices, _ session: Session
  ) throws -> Outcome {
    let places = try PluginPlaces(
      environment: session.world.environment, executable: ProcessEnvironment.executable())
    let folder = try PrivateFolder(runtime: session.paths.runtime)
    defer { folder.remove() }
    let (work, copy) = (folder.path + "/work", folder.path + "/program")
    try Self.make(work)
    try Self.make(copy)
    let receipt = try PluginCheck(
      catalogue: PluginCatalogue(places: places), plugin: plugin
    ).receipt(copyingTo: copy)
    guard let chain = session.tree.root.commands(along: invocation.path) else {
      throw Failure(.bug, "command.unknown", "the plugin does not know its own command")
    }
    var invocation = invocation
    // Who acts, on which laptop, is not the plugin's business.
    invocation.context.member = nil
    invocation.context.device = nil
    let files = PluginFiles(&invocation.arguments, chain)
    let name = plugin.manifest.name
    // Where memory may not hold programs, the folder itself has to do.
    let programs = folder.holdsPrograms ? copy : plugin.folder.path
    let process = try PluginProcess(
      programs + "/" + plugin.manifest.executable, folder: work,
      environment: PluginEnvironment.variables(
        from: session.world.environment, name: name, folder: work),
      confinement: Confinement(
        .ofThisComputer(), program: programs, work: work,
        network: receipt.capabilities.contains(.network)),
      interruption: session.world.streams.interruption,
      onError: { try services.emit(.message(Message(.info, "[\(name)] \(PluginOutput.line($0))"))) }
    )
    defer { process.stop() }
    let narrowed = PluginServices(
      services, receipt: receipt, files: files.paths,
      consent: PluginConsent(
        services, purpose: receipt.purpose.flatMap { Purpose(rawValue: $0) }),
      log: { try services.log("plugin \(name)", $0) })
    let client = ModuleClient(
      process, grant: .capabilities(receipt.capabilities), failure: FailureMapping.failure,
      counts: { try RecordCounts($0, of: services) })
    let settings = session.presenter.settings
    let greeting = HostGreeting(
      hostVersion: Version.text, language: invocation.context.language,
      columns: settings.columns, color: false)
    let invoke = WireInvocation(
      invocation, chain: chain, now: session.now, today: session.today)
    do {
      var outcome = try client.run(
        invoke, greeting: greeting, name: name.text, range: plugin.manifest.protocols,
        services: narrowed)
      outcome.handsOver = nil
      if case .exit(let status) = try process.finish(), outcome.status == 0 {
        outcome.status = Int(status)
      }
      return outcome
    } catch let error as WireError {
      return try ended(error, process, services)
    } catch let error as JSONShapeError {
      process.stop()
      throw breach(WireError(error.description))
    } catch let error as DomainError {
      process.stop()
      throw breach(WireError("\(error.place): \(error.reason)"))
    }
  }

  private static func make(_ folder: String) throws {
    do {
      try Files.makeDirectory(folder)
    } catch {
      throw error.failure(writing: folder)
    }
  }

  /// A program that gave up early tells why with its exit status, which passes through.
  private func ended(
    _ error: WireError, _ process: PluginProcess, _ services: HostServices
  ) throws -> Outcome {
    if error.isEnd, case .exit(let status)? = try process.finish(), status != 0 {
      try services.emit(
        .message(
          Message(
            .warning, "The plugin \(plugin.manifest.name) ended early, with status \(status).")))
      return Outcome(status: Int(status))
    }
    process.stop()
    throw breach(error)
  }

  private func breach(_ error: WireError) -> Failure {
    Failure(
      .unavailable, "plugin.protocol", "the plugin \(plugin.manifest.name) does not work",
      place: error.line.map { "line \($0) of what it said" }, causes: [error.message],
      hints: [
        "what was changed before stays; tell \(plugin.manifest.publisher)",
        "--no-plugins runs frun without plugins",
      ])
  }
}

/// The files a person named: a plugin sees a word for each and never the path.
struct PluginFiles {
  private(set) var paths: [String: String] = [:]

  init(_ arguments: inout ParsedArguments, _ chain: [CommandSpec]) {
    // The options every command has name the vault and nothing a plugin needs.
    for name in GlobalOptions.names { arguments.options[name] = nil }
    for spec in chain.flatMap(\.options) where Self.isPath(spec.value?.kind) {
      replace(&arguments.options, spec.name)
    }
    for spec in chain.last?.positionals ?? [] where Self.isPath(spec.value.kind) {
      replace(&arguments.positionals, spec.name)
    }
  }

  private mutating func replace(_ values: inout [String: [ArgumentText]], _ name: String) {
    guard var texts = values[name] else { return }
    for index in texts.indices {
      let word = "file:\(paths.count + 1)"
      paths[word] = texts[index].text
      texts[index].text = word
    }
    values[name] = texts
  }

  private static func isPath(_ kind: ValueKind?) -> Bool {
    switch kind {
    case .file, .directory: true
    default: false
    }
  }
}
