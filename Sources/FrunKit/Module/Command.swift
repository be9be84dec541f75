public import FrunArguments

/// One command: its declaration and what it does, side by side in one file.
///
/// ```swift
/// extension Command {
///   static let caseList = Command(spec) { invocation, services in … }
/// }
/// ```
public struct Command: Sendable {
  /// What runs.
  public typealias Body = @Sendable (Invocation, any Services) throws -> Outcome

  /// The declaration.
  public let spec: CommandSpec
  /// What the command does.
  public let body: Body

  /// A command.
  public init(_ spec: CommandSpec, run body: @escaping Body) {
    self.spec = spec
    self.body = body
  }
}

/// Commands under one noun, found by name.
public struct CommandGroup: Sendable {
  private let noun: CommandSpec
  private let commands: [Command]

  /// A noun and its verbs.
  ///
  /// - Parameters:
  ///   - noun: name of the group, such as `case`.
  ///   - summary: one line in the imperative.
  ///   - commands: the verbs, in the order help shows them.
  ///   - change: more about the group: discussion, synonyms, help group.
  public init(
    _ noun: String, summary: String, commands: [Command],
    with change: (inout CommandSpec) -> Void = { _ in }
  ) {
    self.commands = commands
    self.noun = CommandSpec(noun, summary: summary, subcommands: commands.map(\.spec))
      .with(change)
  }

  /// The declaration of the whole group.
  public var spec: CommandSpec { noun }

  /// Runs the command `invocation.path` names, or returns nil when its noun is
  /// another one.
  public func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome? {
    guard invocation.path.first == noun.name else { return nil }
    guard let command = commands.first(where: { $0.spec.name == invocation.path.dropFirst().first })
    else {
      throw Failure(.bug, "command.unknown", "the module does not know its own command")
    }
    return try command.body(invocation, services)
  }
}
