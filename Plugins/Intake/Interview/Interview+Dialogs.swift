import FrunDomain
import FrunForms
import FrunKit

/// Turns that ask something besides the form's own questions.
extension Interview {
  var dialog: Turn {
    var turn: Turn
    switch mode {
    case .dates(let dates): turn = datesTurn(dates)
    case .consequences(_, let consequences): turn = consequencesTurn(consequences)
    case .unusual(let proposal, let warning): turn = unusualTurn(proposal, warning)
    case .shrink(_, let shrinking): turn = shrinkTurn(shrinking)
    case .skip:
      turn = Turn(
        words(.whyMissing),
        .menu(Missing.allCases.map { Turn.Choice($0.rawValue, label: words.missing($0)) }))
    case .note:
      turn = Turn(words(.noteOn, label), .block(.init(limit: 4_000)))
      turn.typed = place.flatMap { book.notes[$0] }
    case .goTo(let paths): turn = goToTurn(paths)
    case .language: turn = languageTurn
    case .why: turn = whyTurn
    case .deleted(let label, let answers):
      turn = Turn(
        words(.deleted, label),
        .menu([
          .init("go", label: words(.keepDeleted)), .init("undo", label: words(.bringBack)),
        ]))
      if answers > 0 { turn.hint = words(.deletedAnswers, String(answers)) }
    case .copy(let row): turn = copyTurn(row)
    case .row: turn = rowTurn
    case .place, .overview, .review: turn = reviewTurn(isFinal: true)
    }
    turn.actions = [.back, .saveAndLeave]
    return turn.sayingHint
  }

  /// Wording of the question at hand.
  private var label: String {
    guard let place, let question = try? book.session.question(place) else { return "" }
    return question.label.isEmpty ? place.name : question.label
  }

  private func datesTurn(_ dates: [PartialDate]) -> Turn {
    guard let place, let question = try? book.session.question(place) else {
      return Turn(words(.whichDate), .note)
    }
    let reader = text.dates(question.item)
    return Turn(
      words(.whichDate),
      .menu(
        dates.enumerated().map {
          Turn.Choice(String($0.offset + 1), label: Self.spelled($0.element, reader))
        }), header: [label])
  }

  /// With the name of the month: that is what was unclear.
  private static func spelled(_ date: PartialDate, _ reader: DateAnswer) -> String {
    let month = date.month.map { CalendarSystem.gregorian.monthName($0) } ?? ""
    let parts = [date.day.map { String($0) } ?? "", month, String(date.year)]
    return parts.filter { !$0.isEmpty }.joined(separator: " ") + " (\(reader.text(date)))"
  }

  /// Most answers that are named before the rest is only counted.
  private static let named = 12

  private func consequencesTurn(_ consequences: Consequences) -> Turn {
    let aside = consequences.setAside
    let gone = consequences.cleared + consequences.dropped
    var lines: [String] = []
    if !aside.isEmpty {
      lines.append(
        aside.count == 1 ? words(.setAside1) : words(.setAside, String(aside.count)))
    }
    if !gone.isEmpty {
      lines.append(gone.count == 1 ? words(.cleared1) : words(.cleared, String(gone.count)))
    }
    let all = aside + gone
    var details = all.prefix(Self.named).compactMap { path -> String? in
      guard let question = try? book.session.question(path) else { return nil }
      return "\(question.label)  \(text(question))"
    }
    if all.count > Self.named { details.append("… \(all.count - Self.named)") }
    if !aside.isEmpty { details.append(words(.setAsideWhy)) }
    return Turn(
      lines.joined(separator: "; ") + ".",
      .menu([
        .init("yes", label: words(.goOnSo)), .init("no", label: words(.leaveAsItWas)),
      ]), header: [label], hint: details.joined(separator: "\n"))
  }

  private func unusualTurn(_ proposal: Proposal, _ warning: String) -> Turn {
    let question = try? book.session.question(proposal.path)
    let shown = question.map { text.text(proposal.step.value, $0) } ?? proposal.step.value
    return Turn(
      warning.isEmpty ? words(.unusual) : warning,
      .menu([
        .init("yes", label: words(.keepAnyway)), .init("no", label: words(.changeIt)),
      ]), header: [label, shown])
  }

  private func shrinkTurn(_ shrinking: Shrinking) -> Turn {
    let spots = spots
    let rows = (1...shrinking.had).map { number in
      Turn.Choice(String(number), label: text.row(shrinking.path.row(number), spots))
    }
    return Turn(
      words(.rowsGo, String(shrinking.keeps), String(shrinking.had)),
      .many(rows, chosen: [], exclusive: []), header: [label],
      hint: words(.rowsGoCount, String(shrinking.goes)))
  }

  private func goToTurn(_ paths: [AnswerPath]) -> Turn {
    let spots = spots
    let choices = paths.compactMap { path -> Turn.Choice? in
      guard let number = spots.position(path) else { return nil }
      let spot = spots.all[number]
      let label: String
      switch spot.stop {
      case .question(let question): label = question.label.isEmpty ? path.name : question.label
      case .roster(let rows): label = rows.label.isEmpty ? path.name : rows.label
      }
      let row = spot.row.map { " (\(text.row($0, spots)))" } ?? ""
      return Turn.Choice(path.description, label: label + row, aliases: [path.name])
    }
    return Turn(words(.goTo), .one(choices, chosen: nil))
  }

  private var languageTurn: Turn {
    let languages = book.form.languages
    let present = book.session.language
    var choices = languages.map { Turn.Choice($0.tag ?? $0.name, label: $0.name) }
    let first = languages.first { $0.name == present }
    for other in languages where other.name != present {
      let value = "\(first?.tag ?? present)+\(other.tag ?? other.name)"
      choices.append(
        Turn.Choice(value, label: words(.twoLanguages, present, other.name)))
    }
    return Turn(words(.whichLanguage), .menu(choices))
  }

  private var whyTurn: Turn {
    var lines: [String] = []
    if let place, let explanations = try? book.session.explain(place) {
      for rule in explanations {
        lines.append("\(rule.column): \(rule.source) → \(rule.result ?? "?")")
        for read in rule.reads {
          let question = try? book.session.question(read.path)
          let shown = question.map { text($0) } ?? read.value
          lines.append(
            "  \(question?.label ?? read.path.name): \(shown.isEmpty ? words(.empty) : shown)")
        }
      }
    }
    return Turn(
      words(.why), .note, header: [label],
      hint: lines.isEmpty ? words(.always) : lines.joined(separator: "\n"))
  }

  private func copyTurn(_ row: AnswerPath) -> Turn {
    let spots = spots
    let choices = spots.all.filter { $0.path.isInside(row) }.compactMap(\.asked)
      .filter { !$0.value.isEmpty }
      .map { Turn.Choice($0.path.description, label: "\($0.label)  \(text($0))") }
    return Turn(
      words(.copyWhich, text.row(row, spots)), .many(choices, chosen: [], exclusive: []))
  }

  private var rowTurn: Turn {
    let spots = spots
    let count = place.map { book.session.rowCount($0) } ?? 0
    let rows = (1...max(count, 1)).prefix(count).map { number in
      Turn.Choice(
        String(number), label: place.map { text.row($0.row(number), spots) } ?? String(number))
    }
    return Turn(words(.rowNoun), .menu(rows))
  }
}

extension Turn {
  /// The hint as a part of the question: line by line a hint is said only on request, and here it
  /// is what the question is about.
  var sayingHint: Turn {
    var turn = self
    if !hint.isEmpty { turn.question += "\n" + hint }
    turn.hint = ""
    return turn
  }
}
