/// Values of the wrong kind: texts that are added, sums that have no result,
/// many rows where one value is wanted.
extension FormBuild {
  mutating func checkValues() {
    for item in items {
      for aspect in Rule.Aspect.allCases {
        guard let rule = item.rules[aspect] else { continue }
        let source = aspect == .repeatCount ? item.parent ?? 0 : item.index
        let context = aspect == .choiceFilter ? nil : source
        let typing = StaticTyping(items: items, source: source, context: context)
        let place = cell(item, rule)
        checkKinds(rule.expression, place, typing)
        checkScalar(rule.expression, place, typing, isScalar: true)
        if aspect == .calculation { checkMissing(rule.expression, place, typing) }
      }
    }
    checkTemplates()
  }

  /// Arithmetic with texts, dates beside plain numbers, texts beside yes and no.
  private mutating func checkKinds(_ whole: Expression, _ cell: Cell, _ typing: StaticTyping) {
    var found: [(message: String, span: Range<Int>)] = []
    whole.visitScoped(typing.context != nil) { part, isNode in
      let typing = StaticTyping(
        items: typing.items, source: typing.source, context: isNode ? typing.context : nil)
      guard case .binary(let infix, let left, let right) = part.kind else { return }
      if infix.isArithmetic {
        for side in [left, right] {
          if case .text(let text) = side.kind, !text.isEmpty, FormNumber.parse(text).isNaN,
            !typing.isDateText(side)
          {
            found.append(
              ("“\(infix.rawValue)” works on numbers; texts are joined with concat()", side.span))
          }
        }
        if infix == .add, [left, right].allSatisfy({ typing.question($0)?.type == .text }) {
          found.append(("“+” adds numbers; texts are joined with concat()", part.span))
        }
      }
      guard infix.isComparison else { return }
      for (side, other) in [(left, right), (right, left)] {
        guard let question = typing.question(side) else { continue }
        switch other.kind {
        case .number where question.type == .date || question.type == .dateTime:
          found.append(("“\(question.name)” is a date and is compared with a number", other.span))
        case .call("true", _), .call("false", _):
          if question.type?.isVisible == true {
            found.append(
              (
                "any answer of “\(question.name)” counts as true; compare it with a value",
                part.span
              )
            )
          }
        default: break
        }
      }
    }
    for mistake in found.prefix(20) {
      report(.warning, "EXPR_type", mistake.message, cell, span: mistake.span)
    }
  }

  /// A reference into a repeat where one value is wanted.
  private mutating func checkScalar(
    _ expression: Expression, _ cell: Cell, _ typing: StaticTyping, isScalar: Bool
  ) {
    if isScalar, let rows = typing.mayYieldRows(expression) {
      report(
        .warning, "NODESET_SCALAR",
        "“\(rows.name)” may have several rows, but one value is wanted here: say which with "
          + "indexed-repeat(), or combine them with sum(), max() or join()", cell,
        span: expression.span)
      return
    }
    switch expression.kind {
    case .call(let name, let arguments):
      let takesRows = DialectTable.takesRows.contains(name)
      for argument in arguments {
        checkScalar(argument, cell, typing, isScalar: !takesRows)
      }
    case .binary(let infix, let left, let right):
      for side in [left, right] { checkScalar(side, cell, typing, isScalar: infix != .union) }
    case .negate(let inner): checkScalar(inner, cell, typing, isScalar: true)
    case .path(let path):
      let inner = StaticTyping(items: items, source: typing.source, context: nil)
      for step in path.steps {
        for part in step.predicates { checkScalar(part, cell, inner, isScalar: true) }
      }
    case .filter, .text, .number, .reference: return
    }
  }

  /// The same in labels, where an answer is inserted.
  private mutating func checkTemplates() {
    var seen: Set<[Int]> = []
    for entry in texts where entry.cell.text.contains("${") {
      let item = items[entry.item]
      let template: TranslatedText.Template? =
        switch entry.key {
        case .label: item.label.templates[entry.language]
        case .hint: item.hint.templates[entry.language]
        case .guidance: item.guidance.templates[entry.language]
        case .constraintMessage: item.constraintMessage.templates[entry.language]
        case .requiredMessage: item.requiredMessage.templates[entry.language]
        case .warnMessage: item.warnMessage.templates[entry.language]
        }
      let typing = StaticTyping(items: items, source: entry.item, context: entry.item)
      for case .value(let expression) in template?.segments ?? [] {
        guard let rows = typing.mayYieldRows(expression),
          seen.insert([entry.item, expression.span.lowerBound]).inserted
        else { continue }
        report(
          .warning, "NODESET_SCALAR",
          "“\(rows.name)” may have several rows, but one answer is inserted here", entry.cell,
          span: expression.span)
      }
    }
  }

  /// Arithmetic on a number that may be missing, so that there is no result.
  private mutating func checkMissing(_ expression: Expression, _ cell: Cell, _ typing: StaticTyping)
  {
    switch expression.kind {
    case .call(let name, let arguments):
      // These look at what is missing, or leave it out, by themselves.
      if ["if", "coalesce", "count", "sum", "max", "min", "join", "concat"].contains(name) {
        return
      }
      for argument in arguments { checkMissing(argument, cell, typing) }
    case .negate(let inner): checkMissing(inner, cell, typing)
    case .binary(let infix, let left, let right):
      for side in [left, right] {
        if infix.isArithmetic, let question = typing.question(side),
          question.type?.expressionType == .number, question.type?.isVisible == true,
          mayBeMissing(question, in: cell.item)
        {
          report(
            .note, "NAN_RISK",
            "without an answer to “\(question.name)” there is no result; coalesce(…, 0) counts it as 0",
            cell, span: side.span)
        }
        checkMissing(side, cell, typing)
      }
    case .path, .filter, .text, .number, .reference: return
    }
  }

  private func mayBeMissing(_ question: FormItem, in item: Int) -> Bool {
    if question.literalDefault != nil || question.rules[.calculation] != nil { return false }
    guard let required = question.rules[.required], case .call("true", _) = required.expression.kind
    else { return true }
    let paths = ReferencePaths(items: items)
    let around = Set(paths.chain(item))
    return paths.chain(question.index).contains {
      !around.contains($0) && items[$0].rules[.relevant] != nil
    }
  }
}
