/// One choice as offered now.
public struct ChoiceOption: Sendable, Hashable {
  /// The stored value.
  public let name: String
  /// The label in the session's language.
  public let label: String
  /// Other texts it is found by: labels in the form's other languages and what
  /// a column `alias` or `aliases` of the list says, separated by semicolons.
  public let aliases: [String]

  /// A choice.
  public init(name: String, label: String, aliases: [String] = []) {
    self.name = name
    self.label = label
    self.aliases = aliases
  }
}
