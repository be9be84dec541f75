import FrunText

extension FormBuild {
  /// Where an expression will be evaluated, for the shape of its references.
  enum Setting {
    /// `.` is the node the rule belongs to.
    case node
    /// `.` is a choice or some other row; the node is `current()`.
    case row
    /// `.` is a row of this repeat.
    case repeatRow(Int)
  }

  /// Replaces references in labels, hints and messages.
  mutating func resolveTexts() {
    for entry in texts {
      let template = self.template(entry.cell, item: entry.item)
      switch entry.key {
      case .label: items[entry.item].label.templates[entry.language] = template
      case .hint: items[entry.item].hint.templates[entry.language] = template
      case .guidance: items[entry.item].guidance.templates[entry.language] = template
      case .constraintMessage:
        items[entry.item].constraintMessage.templates[entry.language] = template
      case .requiredMessage:
        items[entry.item].requiredMessage.templates[entry.language] = template
      case .warnMessage:
        items[entry.item].warnMessage.templates[entry.language] = template
      }
    }
    for cell in mediaCells { _ = template(cell, item: 0) }
    for entry in choiceCells {
      guard let choice = lists[entry.list]?.choices[entry.choice] else { continue }
      var label = choice.label
      label.templates[entry.language] = template(entry.cell, item: 0)
      lists[entry.list]?.choices[entry.choice] = .init(
        name: choice.name, label: label, columns: choice.columns, row: choice.row)
    }
  }

  /// Splits a text at its references.
  mutating func template(_ cell: Cell, item: Int) -> TranslatedText.Template {
    guard cell.text.contains("${"), !hasMalformedReference(cell) else {
      return .init(segments: [.text(cell.text)])
    }
    var segments: [TranslatedText.Template.Segment] = []
    let scalars = Array(cell.text.unicodeScalars)
    var index = 0
    var plain = String.UnicodeScalarView()
    while index < scalars.count {
      guard index + 1 < scalars.count, scalars[index] == "$", scalars[index + 1] == "{",
        let close = scalars[index...].firstIndex(of: "}")
      else {
        plain.append(scalars[index])
        index += 1
        continue
      }
      if !plain.isEmpty { segments.append(.text(String(plain))) }
      plain = String.UnicodeScalarView()
      var name = String(String.UnicodeScalarView(scalars[(index + 2)..<close]))
      let span = index..<close + 1
      index = close + 1
      let isLastSaved = name.hasPrefix("last-saved#")
      if isLastSaved { name.removeFirst(11) }
      if name == "instanceID", hasInstanceID {
        segments.append(
          .value(Expression(.call("property", [Expression(.text(name), span)]), span)))
        continue
      }
      let reference = FormReference(name: name, isLastSaved: isLastSaved)
      guard let target = target(reference, span, cell), !isLastSaved else { continue }
      let path = ReferencePaths(items: items).path(
        from: item, to: target, viaCurrent: false, span: span)
      segments.append(.value(Expression(.path(path), span)))
    }
    if !plain.isEmpty { segments.append(.text(String(plain))) }
    return .init(segments: segments)
  }

  /// Parses every rule, replaces its references and checks it.
  mutating func resolveRules() {
    resolveRowSources()
    for cell in cells {
      guard let aspect = cell.aspect else { continue }
      // Yes and no are literals in the columns that take them.
      if aspect == .required || aspect == .readOnly {
        if Self.isNo(cell.text) { continue }
        if Self.isYes(cell.text) {
          set(Expression(.call("true", []), 0..<1), cell, aspect)
          continue
        }
      }
      var setting = Setting.node
      if aspect == .choiceFilter {
        setting = .row
        if case .rows(let item) = items[cell.item].choices,
          let row = ReferencePaths(items: items).chain(item).first(where: {
            items[$0].kind == .repeating
          })
        {
          setting = .repeatRow(row)
        }
      }
      let source = aspect == .repeatCount ? items[cell.item].parent ?? 0 : cell.item
      if let expression = expression(cell, source: source, setting) {
        set(expression, cell, aspect)
      }
    }
    for cell in triggerCells { resolveTrigger(cell) }
    resolveInstanceName()
  }

  private mutating func set(_ expression: Expression, _ cell: Cell, _ aspect: Rule.Aspect) {
    items[cell.item].rules[aspect] = Rule(
      aspect: aspect, source: cell.text, expression: expression)
  }

  /// The checked expression of a cell, or nil after reporting.
  mutating func expression(_ cell: Cell, source: Int, _ setting: Setting) -> Expression? {
    if hasMalformedReference(cell) { return nil }
    let parsed: Expression
    do {
      parsed = try ExpressionParser.parse(cell.text)
    } catch {
      report(
        .error, error.code.rawValue, error.message, cell, span: error.span,
        suggestion: error.suggestion)
      // Whatever else is wrong, a name that does not exist is worth saying.
      _ = template(cell, item: cell.item)
      return nil
    }
    let before = problems.count
    let resolved = resolve(parsed, cell, source: source, setting)
    guard problems.count == before else { return nil }
    check(resolved, cell, source: source, setting)
    return problems[before...].contains { $0.severity == .error } ? nil : resolved
  }

  /// The expression with its references replaced.
  private mutating func resolve(
    _ expression: Expression, _ cell: Cell, source: Int, _ setting: Setting
  ) -> Expression {
    let span = expression.span
    switch expression.kind {
    case .text, .number: return expression
    case .negate(let operand):
      return Expression(.negate(resolve(operand, cell, source: source, setting)), span)
    case .binary(let infix, let left, let right):
      return Expression(
        .binary(
          infix, resolve(left, cell, source: source, setting),
          resolve(right, cell, source: source, setting)), span)
    case .filter(let base, let predicates):
      return Expression(
        .filter(
          resolve(base, cell, source: source, setting),
          predicates.map { resolve($0, cell, source: source, .row) }), span)
    case .path(var path):
      if let own = ownRow(path, source: source, setting, span) { path = own }
      if case .expression(let start) = path.start {
        path.start = .expression(resolve(start, cell, source: source, setting))
      }
      for index in path.steps.indices {
        path.steps[index].predicates = path.steps[index].predicates.map {
          resolve($0, cell, source: source, .row)
        }
      }
      return Expression(.path(path), span)
    case .call("indexed-repeat", let arguments):
      // Targets and repeats are named as such, not as seen from the source.
      let resolved = arguments.enumerated().map { index, argument in
        if case .reference(let reference) = argument.kind, index == 0 || index % 2 == 1,
          let target = target(reference, argument.span, cell)
        {
          return Expression(.path(ReferencePaths(items: items).absolute(target)), argument.span)
        }
        return resolve(argument, cell, source: source, setting)
      }
      return Expression(.call("indexed-repeat", resolved), span)
    case .call(let name, let arguments):
      return Expression(
        .call(name, arguments.map { resolve($0, cell, source: source, setting) }), span)
    case .reference(let reference):
      return resolved(reference, span, cell, source: source, setting)
    }
  }

  /// A written-out path into a repeat that the rule itself lies in means the
  /// rule's own row, as the field's main client reads it.
  private func ownRow(
    _ path: LocationPath, source: Int, _ setting: Setting, _ span: Range<Int>
  ) -> LocationPath? {
    guard case .root = path.start else { return nil }
    let sources = ReferencePaths(items: items).chain(source)
    var place: Int?
    var shared: (step: Int, ups: Int)?
    for (index, step) in path.steps.enumerated().dropLast() {
      guard case .name(nil, let name) = step.test, step.axis == .child, step.predicates.isEmpty
      else { break }
      let children = place.map { items[$0].children } ?? [0]
      let found = children.filter { items[$0].name == name }
      guard found.count == 1 else { break }
      place = found[0]
      if items[found[0]].kind == .repeating, let ups = sources.firstIndex(of: found[0]) {
        shared = (index, ups)
      }
    }
    guard let shared else { return nil }
    var own = path
    own.start = .context
    if case .row = setting { own.start = .expression(Expression(.call("current", []), span)) }
    if case .repeatRow = setting { return nil }
    own.steps =
      [PathStep](repeating: .parent, count: shared.ups) + path.steps[(shared.step + 1)...]
    return own
  }

  private mutating func resolved(
    _ reference: FormReference, _ span: Range<Int>, _ cell: Cell, source: Int, _ setting: Setting
  ) -> Expression {
    if reference.name == "instanceID", hasInstanceID {
      return Expression(.call("property", [Expression(.text("instanceID"), span)]), span)
    }
    guard let target = target(reference, span, cell), !reference.isLastSaved else {
      // Nothing is remembered from the record before: it would be a second copy.
      return Expression(.text(""), span)
    }
    let paths = ReferencePaths(items: items)
    switch setting {
    case .node:
      return Expression(
        .path(paths.path(from: source, to: target, viaCurrent: false, span: span)), span)
    case .row:
      return Expression(
        .path(paths.path(from: source, to: target, viaCurrent: true, span: span)), span)
    case .repeatRow(let row):
      let chain = paths.chain(target)
      if let depth = chain.firstIndex(of: row), depth > 0 {
        let steps = chain[..<depth].reversed().map { PathStep.child(items[$0].name) }
        return Expression(.path(LocationPath(start: .context, steps: steps)), span)
      }
      return Expression(
        .path(paths.path(from: source, to: target, viaCurrent: true, span: span)), span)
    }
  }

  private mutating func resolveRowSources() {
    for cell in rowSources {
      if hasMalformedReference(cell) { continue }
      let reference = FormReference(
        name: String(cell.text.dropFirst(2).dropLast()), isLastSaved: false)
      guard let target = target(reference, 0..<cell.text.unicodeScalars.count, cell) else {
        continue
      }
      items[cell.item].choices = .rows(item: target)
    }
  }

  private mutating func resolveTrigger(_ cell: Cell) {
    var triggers: [Int] = []
    // Whatever the separators, the lenient mode runs on the names it finds.
    items[cell.item].triggers = cell.text.split(separator: "${").compactMap { part in
      part.firstIndex(of: "}").flatMap { names[String(part[..<$0])]?.first }
    }
    for part in cell.text.split(separator: ",", omittingEmptySubsequences: true) {
      let text = TextCleaning.trimmed(String(part))
      if text.isEmpty { continue }
      if text.hasPrefix("${"), text.hasSuffix("}"), text.dropFirst(2).contains("${") {
        report(
          .error, "PYREF_002", "references in a list need a comma between them", cell,
          span: 0..<cell.text.unicodeScalars.count)
        return
      }
      let name = String(text.dropFirst(2).dropLast())
      guard text.hasPrefix("${"), text.hasSuffix("}"), NameRules.isName(name) else {
        report(
          .error, "PYREF_001", "a trigger is written ${name} with the name of a question", cell,
          span: 0..<cell.text.unicodeScalars.count)
        return
      }
      let reference = FormReference(name: name, isLastSaved: false)
      guard let target = target(reference, 0..<cell.text.unicodeScalars.count, cell) else { return }
      if items[target].type?.isVisible == false {
        report(
          .error, "TRIGGER_source_not_visible",
          "“\(name)” is never asked, so it cannot trigger a calculation", cell,
          span: 0..<cell.text.unicodeScalars.count)
        return
      }
      triggers.append(target)
    }
    items[cell.item].triggers = triggers
  }

  private mutating func resolveInstanceName() {
    guard let text = settings["instance_name"] else { return }
    let cell = Cell(
      item: 0, text: text, sheet: "settings", row: settingsRow, column: "instance_name")
    if let expression = expression(cell, source: 0, .node) {
      instanceName = Rule(aspect: .calculation, source: text, expression: expression)
    }
  }
}
