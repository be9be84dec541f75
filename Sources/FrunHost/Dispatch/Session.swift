import FrunArguments
import FrunConversation
import FrunDomain
import FrunKit
import FrunTerminal

/// One run of one command: its words, its world, and what it opened.
final class Session {
  let world: World
  let tree: CommandTree
  let invocation: Invocation
  let configuration: Configuration
  let paths: HomePaths
  let presenter: Presenter
  let prompter: Prompter
  /// One reading of the clock for the whole run.
  let now: Moment
  /// The civil day; `--as-of` sets it.
  let today: CivilDate
  /// What is written into the vault before it is closed.
  var beforeClose: () throws -> Void = {}
  /// Whether something was committed, written or sent already.
  var hasChanged = false
  /// What was done, for somebody who pressed Ctrl-C afterwards: "the archive is taken in".
  var isDone: String?
  private var opened: OpenVault?
  private var conversation: Conversation?

  init(
    world: World, tree: CommandTree, invocation: Invocation, configuration: Configuration,
    paths: HomePaths, presenter: Presenter, prompter: Prompter, now: Moment, today: CivilDate
  ) {
    self.world = world
    self.tree = tree
    self.invocation = invocation
    self.configuration = configuration
    self.paths = paths
    self.presenter = presenter
    self.prompter = prompter
    self.now = now
    self.today = today
  }

  var arguments: ParsedArguments { invocation.arguments }

  /// Stops when the user asked to; called wherever stopping is safe.
  func checkInterruption() throws {
    if world.streams.interruption.signal != nil { throw Failure.cancelled }
  }

  /// The vault, opened on first use.
  func vault() throws -> OpenVault {
    try checkInterruption()
    if let opened { return opened }
    let vault = try VaultOpening(self).open()
    opened = vault
    return vault
  }

  /// Whether the vault is open already.
  var hasOpenVault: Bool { opened != nil }

  /// Keeps a vault that a command opened by itself.
  func adopt(_ vault: OpenVault) {
    opened = vault
  }

  /// Anchors the newest history and closes what is open.
  func close() throws {
    pauseConversation()
    defer { beforeClose = {} }
    guard let opened else { return }
    defer { self.opened = nil }
    do {
      try beforeClose()
    } catch {
      opened.abandon()
      throw error
    }
    try opened.close()
  }

  /// Whether a flag of this name was given; false for commands without it.
  func flag(_ name: String) -> Bool {
    arguments.options[name]?.last?.text == "yes"
  }

  /// The text of an option of this name; nil for commands without it.
  func text(_ name: String) -> String? {
    arguments.options[name]?.last?.text
  }

  /// Asks the person, or answers with `--yes` and `--confirm`.
  func ask(_ prompt: Prompt) throws -> String {
    try checkInterruption()
    switch prompt.kind {
    case .yesNo where flag(CommonOptions.yes.spec.name): return "yes"
    case .confirmation(let expected):
      if let given = text(CommonOptions.confirm.spec.name) {
        guard given == expected else {
          throw Failure.usage("--confirm does not match", hints: ["it must be \(expected)"])
        }
        return expected
      }
    default: break
    }
    pauseConversation()
    try presenter.flushBeforeQuestion()
    do {
      return try Question(prompt, presenter.settings.repertoire).ask(prompter)
    } catch let error as PromptError {
      throw FailureMapping.prompt(error, option: prompt.option)
    }
  }

  /// Puts one step of a conversation before the person.
  func converse(_ turn: Turn) throws -> TurnReply {
    try checkInterruption()
    guard prompter.canAsk else { throw FailureMapping.prompt(.notInteractive, option: nil) }
    let conversation = try self.conversation ?? ConversationBuilder(self).conversation()
    self.conversation = conversation
    try presenter.flushBeforeQuestion()
    do {
      return try conversation.converse(turn)
    } catch {
      throw FailureMapping.prompt(error, option: nil)
    }
  }

  /// Gives the terminal back before anything else is written or asked.
  func pauseConversation() {
    conversation?.pause()
  }
}
