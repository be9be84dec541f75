/// A named list of choices.
public struct ChoiceList: Sendable {
  /// One choice.
  public struct Choice: Sendable {
    /// The stored value.
    public let name: String
    /// What people see.
    public let label: TranslatedText
    /// Further columns by header, for filters and look-ups.
    public let columns: [(header: String, value: String)]
    /// Row in the choices sheet.
    public let row: Int

    /// The value of a further column, or an empty text.
    public func column(_ header: String) -> String {
      columns.first { $0.header == header }?.value ?? ""
    }
  }

  /// The list's name.
  public let name: String
  /// The choices in their order.
  public package(set) var choices: [Choice]
  /// Positions by stored value.
  package var positions: [String: Int]
  /// The first choice whose stored value contains a space.
  package private(set) var spaced: Choice?

  package init(name: String) {
    self.name = name
    choices = []
    positions = [:]
  }

  package mutating func append(_ choice: Choice) {
    if positions[choice.name] == nil { positions[choice.name] = choices.count }
    if spaced == nil, choice.name.utf8.contains(UInt8(ascii: " ")) { spaced = choice }
    choices.append(choice)
  }

  /// Whether no label has an answer inside.
  package var hasPlainLabels: Bool {
    choices.allSatisfy { $0.label.templates.values.allSatisfy { $0.constant != nil } }
  }

  /// The choice of a stored value.
  public func choice(_ name: String) -> Choice? { positions[name].map { choices[$0] } }
}
