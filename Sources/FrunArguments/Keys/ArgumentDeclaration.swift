/// Something that can stand in the list of a command's arguments.
public protocol ArgumentDeclaration: Sendable {
  /// Adds the declaration to a command.
  func declare(in command: inout CommandSpec)
}

extension OptionSpec: ArgumentDeclaration {
  /// Adds the option.
  public func declare(in command: inout CommandSpec) { command.options.append(self) }
}

extension PositionalSpec: ArgumentDeclaration {
  /// Adds the argument as the last one.
  public func declare(in command: inout CommandSpec) { command.positionals.append(self) }
}

extension OptionRule: ArgumentDeclaration {
  /// Adds the rule.
  public func declare(in command: inout CommandSpec) { command.rules.append(self) }
}

/// Options listed in help under a heading of their own.
public struct OptionGroup: ArgumentDeclaration {
  /// The heading, in sentence case.
  public var title: String
  /// The options.
  public var members: [any ArgumentDeclaration]

  /// Creates a group.
  public init(_ title: String, _ members: [any ArgumentDeclaration]) {
    self.title = title
    self.members = members
  }

  /// Adds the members; options without a heading get this one.
  public func declare(in command: inout CommandSpec) {
    let first = command.options.count
    for member in members { member.declare(in: &command) }
    for place in command.options.indices.dropFirst(first) where command.options[place].group == nil
    {
      command.options[place].group = title
    }
  }
}
