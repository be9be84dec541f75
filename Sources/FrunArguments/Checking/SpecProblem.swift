/// A mistake in the declaration of a command.
public struct SpecProblem: Sendable, Hashable, CustomStringConvertible {
  /// The command, as typed.
  public var command: String
  /// What is wrong.
  public var message: String

  /// The command and what is wrong.
  public var description: String { "\(command): \(message)" }
}

extension CommandSpec {
  /// Returns every mistake in the declarations of the tree; none in a good one.
  ///
  /// For a test over the whole program, and for manifests of plugins before they are accepted.
  public func problems() -> [SpecProblem] {
    var checker = SpecChecker()
    checker.check([self])
    return checker.problems
  }
}
