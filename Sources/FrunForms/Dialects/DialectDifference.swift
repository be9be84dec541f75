/// Another program that runs the same form.
public enum FormDialect: String, Sendable, CaseIterable {
  /// ODK Collect and what else is built on JavaRosa.
  case odk
  /// ODK Web Forms and Enketo, and so KoBoToolbox in the browser.
  case webforms
}

/// An expression whose value may be another in some other program.
public struct DialectDifference: Sendable, Hashable, CustomStringConvertible {
  /// How probable it is that the difference shows.
  public enum Likelihood: String, Sendable {
    /// With ordinary answers.
    case usual
    /// With unusual answers only, such as letters outside of the basic plane.
    case rare
    /// The other program refuses the form.
    case refused
  }

  /// `survey`, `settings` or `entities`.
  public let sheet: String
  /// Row in that sheet.
  public let row: Int
  /// Column in that sheet.
  public let column: String
  /// The cell, and the part of it in Unicode scalars.
  public let excerpt: FormProblem.Excerpt
  /// How probable the difference is.
  public let likelihood: Likelihood
  /// What the other program does instead, a sentence fragment without final stop.
  public let reason: String

  /// `survey:12:relevant: …`
  public var description: String { "\(sheet):\(row):\(column): \(reason)" }
}

extension CompiledForm {
  /// The expressions of the form that may mean something else in another
  /// program, in the order of the form.
  ///
  /// Facts about the other programs come from their own public tests; the
  /// dialect of this project is described in the documentation.
  public func differences(from dialect: FormDialect) -> [DialectDifference] {
    var found: [DialectDifference] = []
    func look(_ rule: Rule, source: Int, sheet: String, row: Int, column: String) {
      let context = rule.aspect == .choiceFilter ? nil : source
      rule.expression.visitScoped(context != nil) { part, isNode in
        let typing = StaticTyping(items: items, source: source, context: isNode ? context : nil)
        for difference in DialectRules.differences(part, typing, dialect) {
          found.append(
            DialectDifference(
              sheet: sheet, row: row, column: column,
              excerpt: .init(text: rule.source, span: part.span),
              likelihood: difference.likelihood, reason: difference.reason))
        }
      }
      if !rule.aspect.isCondition || dialect != .webforms { return }
      let typing = StaticTyping(items: items, source: source, context: context)
      if let difference = DialectRules.bareCondition(rule.expression, typing) {
        found.append(
          DialectDifference(
            sheet: sheet, row: row, column: column,
            excerpt: .init(text: rule.source, span: rule.expression.span), likelihood: .usual,
            reason: difference))
      }
    }
    for item in items {
      for aspect in Rule.Aspect.allCases {
        guard let rule = item.rules[aspect] else { continue }
        // The number of rows is read at the node that holds the repeat.
        let source = aspect == .repeatCount ? item.parent ?? 0 : item.index
        look(rule, source: source, sheet: "survey", row: item.row, column: aspect.rawValue)
      }
    }
    for entity in entities {
      let rules = [
        ("label", entity.label), ("entity_id", entity.entityID), ("create_if", entity.createIf),
        ("update_if", entity.updateIf),
      ]
      for case (let column, let rule?) in rules {
        look(rule, source: entity.scope, sheet: "entities", row: entity.row, column: column)
      }
    }
    if let rule = instanceName {
      look(rule, source: 0, sheet: "settings", row: 2, column: "instance_name")
    }
    return found
  }
}

extension Rule.Aspect {
  /// Whether the rule is read as yes or no.
  var isCondition: Bool {
    switch self {
    case .relevant, .required, .constraint, .readOnly, .choiceFilter, .warn: true
    case .calculation, .repeatCount, .defaultValue: false
    }
  }
}
