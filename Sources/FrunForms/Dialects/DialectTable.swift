/// Differences of single functions, as data.
enum DialectTable {
  struct FunctionRule: Sendable {
    let name: String
    /// The program it holds for; nil for all.
    let dialect: FormDialect?
    let likelihood: DialectDifference.Likelihood
    let reason: String
    let applies: @Sendable (_ arguments: [Expression], _ typing: StaticTyping) -> Bool

    init(
      _ name: String, _ dialect: FormDialect?, _ likelihood: DialectDifference.Likelihood,
      _ reason: String,
      when applies: @escaping @Sendable ([Expression], StaticTyping) -> Bool = { _, _ in true }
    ) {
      self.name = name
      self.dialect = dialect
      self.likelihood = likelihood
      self.reason = reason
      self.applies = applies
    }
  }

  /// Functions that the other program does not have.
  static let unknown: [FormDialect: Set<String>] = [
    .odk: [
      "substring", "floor", "ceiling", "name", "local-name", "namespace-uri", "distinct-values",
      "lower-case", "upper-case", "cond",
    ],
    .webforms: [
      "distinct-values", "lower-case", "upper-case", "cond", "version", "property",
      "enclosed-area", "geofence", "intersects",
    ],
  ]

  /// Functions that take several rows on purpose.
  static let takesRows: Set<String> = [
    "count", "count-non-empty", "sum", "max", "min", "join", "concat", "position", "randomize",
    "indexed-repeat", "area", "distance", "enclosed-area", "intersects", "geofence", "boolean",
    "not", "name", "local-name", "checklist", "weighted-checklist", "distinct-values",
  ]

  static let rules: [FunctionRule] = [
    .init(
      "number", .odk, .usual, "a date in a text is no number there",
      when: { arguments, typing in arguments.contains(where: typing.isDateText) }),
    .init(
      "number", .odk, .rare, "a decimal comma is read as a point there",
      when: { arguments, typing in arguments.first.map(typing.type) == .text }),
    .init(
      "max", .odk, .usual, "of negative numbers alone the result is nearly 0 there",
      when: { arguments, typing in arguments.allSatisfy(typing.mayBeNegative) }),
    .init(
      "weighted-checklist", .odk, .usual, "-1 does not lift the upper bound there",
      when: { arguments, _ in arguments.count > 1 && isMinusOne(arguments[1]) }),
    .init(
      "boolean-from-string", .odk, .usual, "letter case is ignored there, “TRUE” is true",
      when: { arguments, typing in arguments.first.map(typing.type) != .number }),
    .init(
      "round", .odk, .rare, "halves of negative numbers are rounded toward zero there",
      when: { arguments, typing in arguments.first.map(typing.mayBeNegative) ?? false }),
    .init(
      "selected", .odk, .usual, "the value must be a text there",
      when: { arguments, typing in arguments.count == 2 && typing.type(arguments[1]) == .number }),
    .init(
      "date", .odk, .usual, "a moment is moved to the day of the device’s time zone there",
      when: { arguments, typing in arguments.contains { isMoment($0, typing) } }),
    .init(
      "date", .webforms, .usual, "the time of day is kept there",
      when: { arguments, typing in arguments.contains { isMoment($0, typing) } }),
    .init(
      "date", .webforms, .rare, "a text that is no date gives “Invalid Date” there, not an error",
      when: { arguments, typing in arguments.first.map(typing.type) == .text }),
    .init(
      "distance", .odk, .usual, "the result is not rounded to hundredths of a metre there"),
    .init("area", .odk, .usual, "the result is not rounded to hundredths of a square metre there"),
    .init(
      "string", .odk, .usual, "large numbers are printed with an exponent there",
      when: { arguments, typing in arguments.contains { isLarge($0, typing) } }),
    .init(
      "concat", .odk, .usual, "large numbers are printed with an exponent there",
      when: { arguments, typing in arguments.contains { isLarge($0, typing) } }),
    .init(
      "regex", .webforms, .usual, "the pattern may match a part there; write ^…$",
      when: { arguments, _ in !isAnchored(arguments) }),
    .init(
      "coalesce", .webforms, .usual, "a calculation without result (NaN) is kept there",
      when: { arguments, typing in
        arguments.dropLast().contains { part in
          if case .binary = part.kind { return true }
          if case .call("number", _) = part.kind { return true }
          return false
        }
      }),
    .init(
      "sum", .webforms, .usual, "one unanswered row makes the whole result NaN there",
      when: { arguments, typing in arguments.contains { isOptional($0, typing) } }),
    .init(
      "max", .webforms, .usual, "one unanswered question makes the whole result NaN there",
      when: { arguments, typing in arguments.contains { isOptional($0, typing) } }),
    .init(
      "min", .webforms, .usual, "one unanswered question makes the whole result NaN there",
      when: { arguments, typing in arguments.contains { isOptional($0, typing) } }),
    .init(
      "format-date", .webforms, .usual, "“%W” is not known there",
      when: { arguments, _ in arguments.dropFirst().contains { holds("%W", $0) } }),
    .init("string-length", nil, .rare, "letters outside of the basic plane count twice there"),
    .init("substr", nil, .rare, "letters outside of the basic plane count twice there"),
    .init("substring", nil, .rare, "letters outside of the basic plane count twice there"),
    .init(
      "normalize-space", .odk, .rare, "a no-break space is not white space there"),
  ]

  private static func isMinusOne(_ expression: Expression) -> Bool {
    if case .negate(let inner) = expression.kind, case .number(1) = inner.kind { return true }
    return false
  }

  private static func isMoment(_ expression: Expression, _ typing: StaticTyping) -> Bool {
    if case .call("now", _) = expression.kind { return true }
    if case .text(let text) = expression.kind { return text.contains("T") }
    let type = typing.question(expression)?.type
    return type == .dateTime || type == .start || type == .end
  }

  /// Whether a computed number can be long enough for an exponent.
  private static func isLarge(_ expression: Expression, _ typing: StaticTyping) -> Bool {
    switch expression.kind {
    case .number(let number): return abs(number) >= 10_000_000
    case .binary(.multiply, _, _), .call("pow", _), .call("exp10", _): return true
    default: return typing.question(expression)?.type == .decimal
    }
  }

  private static func isAnchored(_ arguments: [Expression]) -> Bool {
    guard arguments.count == 2, case .text(let pattern) = arguments[1].kind else { return false }
    return pattern.hasPrefix("^") && pattern.hasSuffix("$") && !pattern.hasSuffix("\\$")
  }

  private static func isOptional(_ expression: Expression, _ typing: StaticTyping) -> Bool {
    guard let target = typing.targets(expression).first else { return false }
    let item = typing.items[target.item]
    return item.rules[.required] == nil && item.rules[.calculation] == nil
  }

  private static func holds(_ piece: String, _ expression: Expression) -> Bool {
    if case .text(let text) = expression.kind { return text.contains(piece) }
    return false
  }
}
