/// A declared node of a form: the form itself, a group, a repeat or a question.
public struct FormItem: Sendable {
  /// What the node is.
  public enum Kind: Sendable, Hashable {
    case form, group, repeating
    case question(QuestionType)
  }

  /// Position in `CompiledForm.items`; parents come before their children.
  public let index: Int
  /// The node's name.
  public let name: String
  /// What the node is.
  public let kind: Kind
  /// The enclosing node; nil for the form.
  public let parent: Int?
  /// Row in the survey sheet.
  public let row: Int
  /// The nodes inside, in order.
  public package(set) var children: [Int] = []
  /// The question or the heading.
  public package(set) var label = TranslatedText()
  /// A line of help.
  public package(set) var hint = TranslatedText()
  /// Longer help, shown on request.
  public package(set) var guidance = TranslatedText()
  /// Shown when the constraint is violated.
  public package(set) var constraintMessage = TranslatedText()
  /// Shown when an answer is unusual.
  public package(set) var warnMessage = TranslatedText()
  /// Shown when an answer is missing.
  public package(set) var requiredMessage = TranslatedText()
  /// Appearance words.
  public package(set) var appearance: [String] = []
  /// Parameters by lower-case key.
  public package(set) var parameters: [String: String] = [:]
  /// Where the choices of a select come from.
  public package(set) var choices: ChoiceSource?
  /// The entity property that the answer is saved to.
  public package(set) var saveTo: EntityProperty?
  /// A default that is not computed.
  public package(set) var literalDefault: String?
  /// Raw columns that only other tools use, by header.
  public package(set) var extras: [String: String] = [:]
  /// Expressions by what they decide.
  package var rules: [Rule.Aspect: Rule] = [:]
  /// Questions whose change runs the calculation.
  package var triggers: [Int] = []

  package init(index: Int, name: String, kind: Kind, parent: Int?, row: Int) {
    self.index = index
    self.name = name
    self.kind = kind
    self.parent = parent
    self.row = row
  }

  /// Whether the question has a soft limit.
  public var hasWarning: Bool { rules[.warn] != nil }

  /// The question's type, or nil for groups, repeats and the form.
  public var type: QuestionType? {
    if case .question(let type) = kind { type } else { nil }
  }
}

/// An expression of a form and what it decides.
package struct Rule: Sendable {
  /// What a rule decides.
  package enum Aspect: String, Sendable, Hashable, CaseIterable {
    case relevant, calculation, required, constraint
    case readOnly = "read_only"
    case choiceFilter = "choice_filter"
    case repeatCount = "repeat_count"
    case defaultValue = "default"
    case warn = "bind::frun:warn"
  }

  /// The column it stands in.
  package let aspect: Aspect
  /// The cell as the author wrote it.
  package let source: String
  /// The expression with `${}` references replaced by paths.
  package let expression: Expression
}

/// Where the choices of a select come from.
public enum ChoiceSource: Sendable, Hashable {
  /// A list of the choices sheet.
  case list(String)
  /// An attached file with the columns of value and label.
  case file(name: String, value: String, label: String)
  /// The rows of a repeat: the index of the question whose answers are offered.
  case rows(item: Int)
}

/// A property of a record that an answer is saved to.
public struct EntityProperty: Sendable, Hashable {
  /// Name of the list of records.
  public let dataset: String
  /// Name of the property.
  public let property: String
}
