import FrunText

/// What is allowed but seldom meant.
extension FormBuild {
  mutating func checkHabits() {
    for item in items {
      checkOverwriting(item)
      checkRequired(item)
      checkCount(item)
      checkBarePaths(item)
      checkPersonal(item)
    }
  }

  private mutating func checkOverwriting(_ item: FormItem) {
    guard let rule = item.rules[.calculation], item.triggers.isEmpty, item.rules[.readOnly] == nil,
      item.type?.isVisible == true, item.type != .note
    else { return }
    // Keeping the first value, or the person's own, is the way to do it on purpose.
    if rule.expression.calledFunctions.contains("once") || readsItself(rule, item) { return }
    report(
      .warning, "CALC_OVERWRITES",
      "whatever is answered to “\(item.name)” is computed anew at the next change; make it "
        + "read-only, or give a default instead", cell(item, rule), span: rule.expression.span)
  }

  private func readsItself(_ rule: Rule, _ item: FormItem) -> Bool {
    var found = false
    let typing = StaticTyping(items: items, source: item.index, context: item.index)
    rule.expression.visit { part in
      if typing.targets(part).contains(where: { $0.item == item.index }) { found = true }
    }
    return found
  }

  private mutating func checkRequired(_ item: FormItem) {
    guard let rule = item.rules[.required], let type = item.type else { return }
    if type == .hidden || type == .note {
      report(
        .note, "REQUIRED_HIDDEN", "nobody can answer “\(item.name)”, “required” has no effect",
        cell(item, rule))
    } else if type.isVisible, let lock = item.rules[.readOnly],
      case .call("true", _) = lock.expression.kind, item.literalDefault == nil,
      item.rules[.defaultValue] == nil, item.rules[.calculation] == nil
    {
      report(
        .warning, "REQUIRED_HIDDEN",
        "“\(item.name)” is required and cannot be changed, and nothing fills it in",
        cell(item, rule))
    }
  }

  /// A number of rows that a later answer decides takes rows away again.
  private mutating func checkCount(_ item: FormItem) {
    guard let rule = item.rules[.repeatCount] else { return }
    let parent = item.parent ?? 0
    var sources = StaticTyping(items: items, source: parent, context: parent)
      .targets(rule.expression).map(\.item)
    for source in sources {
      guard let hidden = items[source].rules[.calculation], items[source].row == item.row else {
        continue
      }
      sources += StaticPaths(items: items)
        .reads(hidden.expression, source: source, context: source).map(\.item)
    }
    guard let late = sources.first(where: { $0 > item.index }) else { return }
    report(
      .warning, "REPEAT_COUNT_SHRINK",
      "the number of rows depends on “\(items[late].name)” (row \(items[late].row)), which is "
        + "asked after them: a smaller number would drop rows that are filled in",
      cell(item, rule), span: rule.expression.span)
  }

  /// A word without `${}` is a path to something inside of the question, where nothing is.
  private mutating func checkBarePaths(_ item: FormItem) {
    guard item.type != nil else { return }
    for aspect in Rule.Aspect.allCases where aspect != .choiceFilter && aspect != .repeatCount {
      guard let rule = item.rules[aspect] else { continue }
      var words: [(String, Range<Int>)] = []
      rule.expression.visitScoped(true) { part, isNode in
        guard isNode, case .path(let path) = part.kind, case .context = path.start,
          let first = path.steps.first, first.axis == .child,
          case .name(nil, let word) = first.test
        else { return }
        words.append((word, part.span))
      }
      for (word, span) in words.prefix(5) {
        let place = cell(item, rule)
        if ["TRUE", "FALSE", "True", "False"].contains(word) {
          report(
            .warning, "CELL_EXCEL", "“\(word)” is no value in an expression", place, span: span,
            suggestion: word.lowercased() + "()")
        } else {
          report(
            .warning, "EXPR_path",
            "“\(word)” alone is no answer: a reference is written ${…}, a text in quotes", place,
            span: span, suggestion: names[word] == nil ? "'\(word)'" : "${\(word)}")
        }
      }
    }
  }

  /// Words in a question's name that speak of personal data.
  private static let personal: Set<String> = [
    "name", "surname", "firstname", "lastname", "fullname", "forename", "nickname", "phone",
    "telephone", "mobile", "whatsapp", "email", "address", "passport", "idnumber", "nationalid",
    "fingerprint", "photo",
  ]

  private mutating func checkPersonal(_ item: FormItem) {
    let types: [QuestionType] = [.text, .integer, .barcode, .image, .geopoint]
    guard let type = item.type, types.contains(type), item.saveTo == nil,
      !saves.contains(where: { $0.item == item.index })
    else { return }
    let words = item.name.lowercased().split(whereSeparator: { "_-.".contains($0) }).map(
      String.init)
    guard words.contains(where: Self.personal.contains) else { return }
    let isMarked =
      item.appearance.contains("masked")
      || item.extras.contains { $0.key.lowercased().hasSuffix("sensitivity") && !$0.value.isEmpty }
    if isMarked { return }
    report(
      .note, "PII",
      "“\(item.name)” looks like personal data and is not marked: save it to a property, or give "
        + "a column “sensitivity”", sheet: "survey", row: item.row, column: "name")
  }
}
