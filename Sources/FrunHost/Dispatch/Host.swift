import FrunArguments
import FrunKit
import FrunTerminal
import FrunText

/// Runs one command line in a world.
package struct Host {
  private let world: World
  private let tree: CommandTree

  package init(world: World) {
    self.init(world: world, tree: CommandTree(modules: world.modules))
  }

  private init(world: World, tree: CommandTree) {
    self.world = world
    self.tree = tree
  }

  /// Runs the words (without the program's name) and answers the exit status.
  package func run(_ words: [String]) -> Int32 {
    let early = EarlyWords(words)
    do {
      let (host, words) = try withPlugins(words, early)
      return try host.dispatch(words, early)
    } catch let error as StreamError where error == .closed {
      // The reader (`head`, a pager) had enough: nothing to complain about.
      return 0
    } catch {
      return report(FailureMapping.failure(error), asJSON: early.wantsJSON, early)
    }
  }

  /// This host with the plugins that the words need, and the words that are left to parse.
  private func withPlugins(_ words: [String], _ early: EarlyWords) throws -> (Host, [String]) {
    let isOff = early.refusesPlugins || !(world.environment["FRUN_NO_PLUGINS"] ?? "").isEmpty
    guard !isOff else { return (self, words) }
    let places: PluginPlaces
    do {
      places = try PluginPlaces(
        environment: world.environment, executable: ProcessEnvironment.executable())
    } catch { return (self, words) }
    let catalogue = PluginCatalogue(places: places)
    let wanted = PluginWords(
      words, isBuiltIn: tree.isBuiltIn, exists: catalogue.hasFolder(named:))
    let found: [PluginCatalogue.Plugin]
    switch wanted.need {
    case .none: return (self, words)
    case .one(let name): found = try catalogue.plugin(named: name).map { [$0] } ?? []
    case .all: found = catalogue.plugins()
    }
    guard !found.isEmpty else { return (self, words) }
    let tree = CommandTree(
      modules: wanted.isPluginAlone ? [] : world.modules,
      plugins: found.map { ProcessModule(plugin: $0) }, isPluginAlone: wanted.isPluginAlone)
    return (Host(world: world, tree: tree), wanted.words)
  }

  private func dispatch(_ words: [String], _ early: EarlyWords) throws -> Int32 {
    let lazy = LazyConfiguration(world: world, tree: tree, isIgnored: early.ignoresConfiguration)
    let sources = ArgumentSources(
      environment: { world.environment[$0] }, configuration: { lazy.text($0) })
    switch ArgumentParser(tree.root).parse(words, sources: sources) {
    case .version:
      try world.streams.output.write("\(Version.line)\n")
      try world.streams.output.flush()
      return 0
    case .help(let request): return try help(request, early)
    case .failure(let failure): return usage(failure, early)
    case .run(let parsed):
      let builder = SessionBuilder(
        world: world, tree: tree, configuration: try lazy.configuration())
      return try run(builder.session(parsed))
    }
  }

  private func run(_ session: Session) throws -> Int32 {
    for warning in session.configuration.warnings + session.arguments.notices {
      try session.presenter.emit(.message(Message(.warning, warning)))
    }
    let outcome: Outcome
    do {
      // A command that came to its end is reported, even when Ctrl-C came late:
      // what it did is done.
      outcome = try perform(session)
    } catch {
      try? session.close()
      try? session.presenter.flushBeforeQuestion()
      if error as? StreamError == .closed { throw error }
      var failure = FailureMapping.failure(error)
      if failure.kind == .cancelled, session.hasChanged {
        failure.message = "stopped; \(session.isDone ?? "what was done before stays")"
      }
      return report(
        failure, asJSON: session.presenter.settings.form.isJSON,
        painter: session.presenter.settings.errorPainter)
    }
    try session.close()
    try session.presenter.finish(outcome)
    return Int32(clamping: outcome.status)
  }

  private func perform(_ session: Session) throws -> Outcome {
    let path = session.invocation.path
    if let command = tree.hostCommand(path) {
      return try command.run(session.invocation, session)
    }
    let services = HostServices(session)
    if let plugin = tree.plugin(of: path) {
      return try plugin.run(try services.invocation(), services, session)
    }
    guard let module = tree.module(of: path) else {
      throw Failure(.bug, "command.unknown", "nobody runs this command")
    }
    let outcome = try module.run(try services.invocation(), services)
    guard let words = outcome.handsOver else { return outcome }
    return try handOver(words, services)
  }

  /// Runs the command to which another one handed over, in the same session and for the same
  /// member. That one hands over no further.
  private func handOver(_ words: [String], _ services: HostServices) throws -> Outcome {
    guard case .run(let parsed) = ArgumentParser(tree.root).parse(words),
      let module = tree.module(of: parsed.command)
    else {
      throw Failure(.bug, "command.handOver", "a command hands over to one that does not exist")
    }
    var invocation = try services.invocation()
    invocation.path = parsed.command
    invocation.arguments = parsed
    var outcome = try module.run(invocation, services)
    outcome.handsOver = nil
    return outcome
  }

  // MARK: Help and errors

  private func help(_ request: HelpRequest, _ early: EarlyWords) throws -> Int32 {
    let toError = request.isAnswerToMissingCommand
    let sink = toError ? world.streams.error : world.streams.output
    if request.format == .json {
      try sink.write(tree.root.document().indentedText() + "\n")
    } else {
      var root = HelpTopics.filled(tree.root, topic: request.topic)
      // One screen: what every command has is left to --help.
      if request.detail == .short { root = GlobalOptions.hidden(in: root) }
      let page = HelpPage(request, root: root, style: helpStyle(early, toError)).page
      if toError || !showInPager(page, early) { try sink.write(page) }
    }
    try sink.flush()
    return Int32(request.exitStatus)
  }

  /// Shows help page by page when it is longer than the window.
  private func showInPager(_ page: String, _ early: EarlyWords) -> Bool {
    let terminal = world.streams.terminal
    guard terminal.isOutputTerminal, !early.refusesPager, let rows = terminal.windowSize?.rows,
      page.utf8.count(where: { $0 == 0x0A }) >= rows,
      let pager = PagerCommand.chosen(environment: world.environment)
    else { return false }
    return Pager.show(Array(page.utf8), with: pager, environment: world.environment)
  }

  private func usage(_ failure: UsageFailure, _ early: EarlyWords) -> Int32 {
    guard early.wantsJSON else {
      try? world.streams.error.write(
        UsageReport(failure, root: tree.root, style: helpStyle(early, true)).text)
      try? world.streams.error.flush()
      return Int32(failure.exitStatus)
    }
    let messages = failure.errors.map { $0.message(program: "frun") }
    let report = Failure.usage(
      messages.first ?? "wrong arguments",
      hints: failure.errors.flatMap { $0.hints(program: "frun") })
    var all = report
    all.causes = Array(messages.dropFirst())
    return self.report(all, asJSON: true, early)
  }

  private func helpStyle(_ early: EarlyWords, _ toError: Bool) -> HelpStyle {
    let painter = painter(early, toError: toError)
    return HelpStyle(
      columns: world.streams.terminal.columns(environment: world.environment),
      heading: { painter.paint($0, .heading) }, label: { painter.paint($0, .name) })
  }

  private func painter(_ early: EarlyWords, toError: Bool) -> Painter {
    let terminal = world.streams.terminal
    let choice = early.color.flatMap { ColourChoice(rawValue: $0) } ?? .auto
    return Painter(
      isOn: choice.colours(
        environment: world.environment,
        isTerminal: toError ? terminal.isErrorTerminal : terminal.isOutputTerminal))
  }

  private func report(_ failure: Failure, asJSON: Bool, _ early: EarlyWords) -> Int32 {
    report(failure, asJSON: asJSON, painter: painter(early, toError: true))
  }

  private func report(_ failure: Failure, asJSON: Bool, painter: Painter) -> Int32 {
    let text = FailureText(failure)
    let terminal = world.streams.terminal
    let sanitizer = Sanitizer(
      repertoire: LocaleRepertoire.of(environment: world.environment))
    try? world.streams.error.write(
      asJSON
        ? text.json()
        : text.lines(
          painter: painter, sanitizer: sanitizer,
          columns: terminal.isErrorTerminal
            ? terminal.columns(environment: world.environment) : nil))
    try? world.streams.error.flush()
    if failure.kind == .cancelled, let signal = world.streams.interruption.signal {
      return 128 + signal
    }
    return Int32(clamping: failure.exitStatus)
  }
}
