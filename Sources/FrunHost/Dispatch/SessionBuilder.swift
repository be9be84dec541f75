import FrunArguments
import FrunDomain
import FrunKit
import FrunTerminal

/// Puts a session together from what was parsed.
struct SessionBuilder {
  let world: World
  let tree: CommandTree
  let configuration: Configuration

  func session(_ parsed: ParsedArguments) throws -> Session {
    let settings = try outputSettings(parsed)
    let path = tree.resolved(parsed.command)
    var arguments = parsed
    arguments.command = path
    let presenter = Presenter(
      settings: settings, output: world.streams.output, error: world.streams.error,
      milliseconds: world.clock.milliseconds)
    let now = world.clock.now()
    let context = InvocationContext(
      columns: settings.columns, isTerminal: settings.isTerminal, output: settings.form,
      language: language(), dryRun: settings.isDryRun)
    return Session(
      world: world, tree: tree,
      invocation: Invocation(path: path, arguments: arguments, context: context),
      configuration: configuration,
      paths: try HomePaths(environment: world.environment, vault: parsed[GlobalOptions.vault]),
      presenter: presenter,
      prompter: Prompter(
        streams: world.streams,
        isAllowed: !parsed[GlobalOptions.noInput] && !isSet("FRUN_NO_INPUT"),
        painter: settings.errorPainter),
      now: now, today: try day(parsed[GlobalOptions.asOf]) ?? now.localDay)
  }

  private func isDryRun(_ parsed: ParsedArguments) -> Bool {
    parsed.options["dry-run"]?.last?.text == "yes"
  }

  private func day(_ text: DateText?) throws -> CivilDate? {
    guard let text else { return nil }
    guard let date = CivilDate(year: text.year, month: text.month, day: text.day) else {
      throw Failure.usage("--as-of is not a day of the calendar")
    }
    return date
  }

  func outputSettings(_ parsed: ParsedArguments) throws -> OutputSettings {
    let terminal = world.streams.terminal
    var settings = OutputSettings()
    settings.form = try form(parsed)
    settings.columns = terminal.columns(environment: world.environment)
    settings.rows = terminal.windowSize?.rows
    settings.isTerminal = terminal.isOutputTerminal
    settings.isErrorTerminal = terminal.isErrorTerminal
    let choice = ColourChoice(rawValue: parsed[GlobalOptions.color]) ?? .auto
    settings.painter = painter(
      choice, isConfigured: isConfigured(parsed), isTerminal: terminal.isOutputTerminal)
    settings.errorPainter = painter(
      choice, isConfigured: isConfigured(parsed), isTerminal: terminal.isErrorTerminal)
    settings.isQuiet = parsed[GlobalOptions.quiet]
    settings.isDryRun = isDryRun(parsed)
    settings.fields = parsed[GlobalOptions.fields].map {
      $0.split(separator: ",").map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    }
    if !parsed[GlobalOptions.noPager], settings.isTerminal, settings.form == .text {
      settings.pager = PagerCommand.chosen(environment: world.environment)
    }
    settings.environment = world.environment
    settings.repertoire = LocaleRepertoire.of(environment: world.environment)
    return settings
  }

  private func form(_ parsed: ParsedArguments) throws -> OutputForm {
    let named = OutputForm(rawValue: parsed[GlobalOptions.format]) ?? .text
    let isNamed = parsed.isGiven(GlobalOptions.format)
    let short: OutputForm? =
      parsed[GlobalOptions.json] ? .json : parsed[GlobalOptions.plain] ? .plain : nil
    guard let short else { return named }
    guard !isNamed || named == short else {
      throw Failure.usage("--format \(named.rawValue) and --\(short.rawValue) exclude each other")
    }
    return short
  }

  private func isConfigured(_ parsed: ParsedArguments) -> Bool {
    if case .configuration = parsed.origin(of: GlobalOptions.color) { true } else { false }
  }

  /// A colour from the configuration file does not beat NO_COLOR; one typed now
  /// does.
  private func painter(
    _ choice: ColourChoice, isConfigured: Bool, isTerminal: Bool
  ) -> Painter {
    let isRefused = isConfigured && isSet("NO_COLOR") && choice == .always
    return Painter(
      isOn: (isRefused ? .auto : choice).colours(
        environment: world.environment, isTerminal: isTerminal))
  }

  private func isSet(_ name: String) -> Bool {
    world.environment[name].map { !$0.isEmpty } ?? false
  }

  /// The language of labels: the configuration, else the locale, else English.
  private func language() -> String {
    if let set = configuration.value("ui.language")?.text, !set.isEmpty { return set }
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = world.environment[name], !value.isEmpty else { continue }
      let tag = value.prefix { $0 != "." && $0 != "@" }.replacing("_", with: "-")
      return tag == "C" || tag == "POSIX" ? "en" : String(tag)
    }
    return "en"
  }
}
