import FrunText

/// What can be known to be wrong before anybody answers anything.
extension FormBuild {
  /// Checks functions, arguments and comparisons of a resolved expression.
  mutating func check(_ expression: Expression, _ cell: Cell, source: Int, _ setting: Setting) {
    switch expression.kind {
    case .call(let name, let arguments):
      checkCall(name, arguments, expression.span, cell, source: source, setting)
    case .binary(let infix, let left, let right) where infix.isComparison:
      checkComparison(left, right, cell, source: source, setting)
      checkComparison(right, left, cell, source: source, setting)
    case .path(let path):
      if case .root = path.start { checkAbsolute(path, expression.span, cell) }
    default: break
    }
    let inner: Setting = {
      if case .filter = expression.kind { return .row }
      return setting
    }()
    for child in expression.children { check(child, cell, source: source, inner) }
  }

  private mutating func checkCall(
    _ name: String, _ arguments: [Expression], _ span: Range<Int>, _ cell: Cell, source: Int,
    _ setting: Setting
  ) {
    guard let function = FunctionTable.function(name) else {
      if name == "search" || name == "extract-signed" { return }
      report(
        .error, "EXPR_unknown_function", "there is no function “\(name)”", cell, span: span,
        suggestion: FunctionTable.nearest(name))
      return
    }
    guard function.arity.contains(arguments.count) else {
      report(
        .error, "EXPR_arity", "\(name)() takes \(function.arityText), not \(arguments.count)", cell,
        span: span)
      return
    }
    switch name {
    case "count", "count-non-empty", "sum":
      if isScalar(arguments[0]) {
        report(
          .error, "EXPR_type", "\(name)() needs a question or a path, not a single value", cell,
          span: arguments[0].span)
      }
    case "instance", "pulldata":
      if case .text(let id) = arguments[0].kind { checkInstance(id, arguments[0].span, cell) }
    case "regex":
      if case .text(let pattern) = arguments[1].kind {
        do {
          _ = try BoundedRegex(pattern)
        } catch {
          report(.error, "EXPR_pattern", error.message, cell, span: arguments[1].span)
        }
      }
    case "selected":
      checkChoice(arguments[0], arguments[1], cell, source: source)
    case "now", "random", "uuid":
      if cell.aspect == .calculation, items[cell.item].triggers.isEmpty,
        !cell.text.contains("once("), triggerCells.allSatisfy({ $0.item != cell.item })
      {
        report(
          .note, "NOW_UNSTABLE",
          "\(name)() gives another value at every recalculation; once(…) keeps the first", cell,
          span: span)
      }
    default: break
    }
  }

  private func isScalar(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .text, .number, .negate: true
    case .binary(let infix, _, _): infix != .union
    case .call(let name, _):
      FunctionTable.function(name).map { $0.result != .nodes && $0.result != .any } ?? false
    default: false
    }
  }

  private mutating func checkInstance(_ id: String, _ span: Range<Int>, _ cell: Cell) {
    let known =
      lists[id] != nil || instances.contains(id) || id == "last-saved" || id == "__last-saved"
      || workbook.attachments.keys.contains { $0 == id || $0.hasPrefix(id + ".") }
    if known { return }
    report(
      .note, "EXPR_unknown_instance",
      "there is no list or attached file “\(id)”; it has to come with the form", cell, span: span,
      suggestion: Suggestions.nearest(to: id, among: lists.keys.sorted()).first)
  }

  /// A comparison that can never hold.
  private mutating func checkComparison(
    _ value: Expression, _ constant: Expression, _ cell: Cell, source: Int, _ setting: Setting
  ) {
    guard case .text(let text) = constant.kind, let item = question(value, source: source, setting)
    else { return }
    switch items[item].type {
    case .integer, .decimal, .range:
      if !text.isEmpty, FormNumber.parse(text).isNaN {
        report(
          .warning, "EXPR_type", "“\(items[item].name)” is a number and is never “\(text)”", cell,
          span: constant.span)
      }
    case .date:
      if !text.isEmpty, FormMoment(text, localOffset: 0) == nil {
        report(
          .warning, "EXPR_type", "“\(items[item].name)” is a date and is never “\(text)”", cell,
          span: constant.span)
      }
    default: checkChoice(value, constant, cell, source: source)
    }
  }

  /// A choice value that the list does not have.
  private mutating func checkChoice(
    _ value: Expression, _ constant: Expression, _ cell: Cell, source: Int
  ) {
    guard case .text(let text) = constant.kind, !text.isEmpty,
      let item = question(value, source: source, .node), items[item].type?.isSelect == true,
      case .list(let name) = items[item].choices, let list = lists[name],
      !list.choices.isEmpty, list.choice(text) == nil,
      // The added choice of or_other is in the list by now; several words are
      // an answer of a multiple select.
      !text.contains(" ")
    else { return }
    // Comparing a name with a long list is slow; the first problems show the way.
    let candidates = problems.count < 100 ? list.choices.prefix(2_000).map(\.name) : []
    report(
      .warning, "EXPR_choice_value", "the list “\(name)” of “\(items[item].name)” has no “\(text)”",
      cell, span: constant.span,
      suggestion: Suggestions.nearest(to: text, among: candidates).first
    )
  }

  /// The question that a plain path means, seen from the source.
  private func question(_ expression: Expression, source: Int, _ setting: Setting) -> Int? {
    guard case .path(let path) = expression.kind else { return nil }
    if case .context = path.start, case .row = setting { return nil }
    let targets = StaticPaths(items: items).targets(path, from: source, current: source)
    return targets.count == 1 && items[targets[0].item].type != nil ? targets[0].item : nil
  }

  /// A written-out path must name nodes that exist.
  private mutating func checkAbsolute(_ path: LocationPath, _ span: Range<Int>, _ cell: Cell) {
    guard path.steps.count > 1, case .name(nil, let first) = path.steps[0].test else { return }
    let isPlain = path.steps.allSatisfy { step in
      if case .name(nil, _) = step.test {
        step.axis == .child && step.predicates.isEmpty
      } else {
        false
      }
    }
    guard isPlain, first == rootName, path.steps[1].test != .name(prefix: nil, local: "meta"),
      StaticPaths(items: items).targets(path, from: 0, current: 0).isEmpty
    else { return }
    report(.warning, "EXPR_path", "the path leads to no question of this form", cell, span: span)
  }

  /// A list and an attached file must not share a name: expressions could not tell them apart.
  mutating func checkInstances() {
    for (name, row) in (externals.merging(fileSources) { first, _ in first }).sorted(by: {
      $0.value < $1.value
    }) where lists[name] != nil {
      report(
        .error, "INSTANCE_id_conflicting_source",
        "“\(name)” is both a list of choices and an attached file", sheet: "survey", row: row)
    }
  }

  /// Languages that lack a column others have, and languages without tag.
  mutating func warnAboutTranslations() {
    for language in languages where language != FormLanguage.unnamed {
      let tag = FormLanguage(name: language).tag ?? ""
      let code = tag.prefix { $0 != "-" }
      if !(2...3).contains(code.utf8.count) || !code.allSatisfy(\.isLetter) {
        report(
          .warning, "WARN_language_subtag",
          "the language “\(language)” has no tag such as “(en)”", sheet: "survey", row: 1)
      }
    }
    for (sheet, columns) in translatedColumns.sorted(by: { $0.key > $1.key }) {
      let all = Set(columns.values.joined())
      for (column, present) in columns.sorted(by: { $0.key < $1.key }) where all.count > 1 {
        let lacking = all.subtracting(present).sorted()
        if lacking.isEmpty { continue }
        report(
          .warning, "WARN_translation_missing",
          "the column “\(column)” is missing in \(lacking.joined(separator: ", "))",
          sheet: sheet, row: 1, column: column)
      }
    }
  }

  /// Remembers which languages each translated column of a sheet has.
  mutating func note(_ table: SheetTable, translated: Set<String>) {
    unknownColumns[table.sheet] = table.columns.compactMap { $0 }.filter { !$0.isKnown }.map(
      \.header)
    for record in table.records { noteAllowances(record, table.sheet) }
    for case let column? in table.columns where translated.contains(column.key) {
      translatedColumns[table.sheet, default: [:]][column.key, default: []].insert(
        column.language ?? FormLanguage.unnamed)
    }
  }
}
