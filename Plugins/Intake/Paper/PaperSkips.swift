import FrunForms

/// Where to go on after an answer, as arrows on paper say it.
///
/// An arrow is drawn only where it is certain: from the answer of one question over the rows that
/// this answer alone rules out, to the first row it does not.
struct PaperSkips {
  private let paper: PaperForm
  private let rules: [Int: SkipRule]

  init(_ paper: PaperForm) {
    self.paper = paper
    var rules: [Int: SkipRule] = [:]
    for item in paper.form.items { rules[item.index] = SkipRule(item) }
    self.rules = rules
  }

  /// The code to go to by choice; nil inside means the end of the form. Choices after which the
  /// next row follows have no entry.
  func targets(_ item: FormItem) -> [String: String?] {
    guard item.type == .selectOne,
      paper.form.items.filter({ $0.name == item.name }).count == 1,
      let place = paper.rows.firstIndex(where: { $0.item.index == item.index })
    else { return [:] }
    let own = paper.rows[place]
    let following = paper.rows[(place + 1)...]
    guard let next = following.first, next.repeats == own.repeats || next.repeats.isEmpty else {
      return own.repeats.isEmpty ? targets(item, own, Array(following)) : [:]
    }
    return targets(item, own, Array(following))
  }

  private func targets(
    _ item: FormItem, _ own: PaperForm.Row, _ following: [PaperForm.Row]
  ) -> [String: String?] {
    var targets: [String: String?] = [:]
    for choice in paper.choices(item) {
      guard let target = following.firstIndex(where: { !isRuledOut($0, by: item, choice.name) })
      else {
        if !following.isEmpty, own.repeats.isEmpty { targets[choice.name] = .some(nil) }
        continue
      }
      // An arrow out of a row of a repeat would pass over the next row.
      guard target > 0, following[target].repeats == own.repeats || own.repeats.isEmpty else {
        continue
      }
      let suffix = following[target].repeats.map { _ in ".1" }.joined()
      targets[choice.name] = following[target].code + suffix
    }
    return targets
  }

  /// Whether an answer alone makes that a row is not asked.
  private func isRuledOut(_ row: PaperForm.Row, by item: FormItem, _ answer: String) -> Bool {
    var place: Int? = row.item.index
    while let index = place {
      if rules[index]?.holds(item.name, answer) == false { return true }
      place = paper.form.items[index].parent
    }
    return false
  }

  /// A condition in words; the expression itself where it is of no simple shape.
  func words(
    _ rule: SkipRule, _ words: PaperWords, label: (FormItem, String) -> String
  ) -> String {
    guard let (all, wishes) = rule.wishes else { return named(rule.source) }
    var parts: [String] = []
    for wish in wishes {
      guard let item = paper.form.item(named: wish.name), let code = code(wish.name) else {
        return named(rule.source)
      }
      let answer = wish.answer.isEmpty ? "–" : label(item, wish.answer)
      parts.append("<bdi dir=\"ltr\">\(code)</bdi> \(wish.isWanted ? "=" : "≠") \(answer)")
    }
    return parts.joined(separator: " \(all ? words.and : words.or) ")
  }

  private func code(_ name: String) -> String? {
    let found = paper.rows.filter { $0.item.name == name }
    return found.count == 1 ? found[0].code : nil
  }

  /// An expression with codes in place of names.
  private func named(_ source: String) -> String {
    var text = source
    for row in paper.rows { text = text.replacing("${\(row.item.name)}", with: row.code) }
    return "<code><bdi dir=\"ltr\">\(PaperPage.escaped(text))</bdi></code>"
  }
}
