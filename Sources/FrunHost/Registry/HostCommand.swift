import FrunArguments
import FrunKit

/// A command of the host itself: like a module's, but with the session in hand.
struct HostCommand: Sendable {
  /// Names from below the program.
  let path: [String]
  /// The declaration.
  let spec: CommandSpec
  /// What it does.
  let run: @Sendable (Invocation, Session) throws -> Outcome

  /// A command below `parents`, such as `vault status` below `["vault"]`.
  init(
    below parents: [String] = [], _ spec: CommandSpec,
    run: @escaping @Sendable (Invocation, Session) throws -> Outcome
  ) {
    path = parents + [spec.name]
    self.spec = spec
    self.run = run
  }
}
