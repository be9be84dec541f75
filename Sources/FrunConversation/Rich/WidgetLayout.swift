import FrunKit
import FrunTerminal
import FrunText

/// Draws the state of a field.
struct WidgetLayout {
  let widget: Widget
  let wording: Wording
  /// Rows there are for it.
  let rows: Int

  func draw(on canvas: inout Canvas) {
    switch widget.state {
    case .text(let editor): draw(editor, on: &canvas)
    case .list(let list): draw(list, on: &canvas)
    case .rank(let list, let typed): draw(list, typed, on: &canvas)
    case .rows(let bar, _, let typed):
      switch widget.field {
      case .roster(let roster): draw(roster, bar: bar, typed: typed, on: &canvas)
      case .review(let sections): draw(ReviewLines(sections), bar, typed, on: &canvas)
      default: break
      }
    case .note: canvas.add("")
    }
  }

  // MARK: Text

  private func draw(_ editor: TextEditor, on canvas: inout Canvas) {
    let isMasked = if case .masked = widget.field { true } else { false }
    let mask: Character? = isMasked ? "*" : nil
    let height = editor.isMultiline ? max(1, rows) : 1
    let view = TextView(editor, columns: canvas.columns - 2, rows: height, mask: mask)
    for (row, text) in view.lines.enumerated() {
      let mark = row == 0 ? "> " : "  "
      let shown = canvas.clean(text)
      let isRightToLeft = canvas.direction.isRightToLeft && !isMasked
      let line = isRightToLeft ? canvas.line(shown) : mark + canvas.direction.isolated(shown)
      guard row == view.cursorRow else {
        canvas.add(line)
        continue
      }
      // Right-aligned text begins behind its padding; terminals that order text
      // move the cursor with it.
      let start = isRightToLeft ? max(0, canvas.columns - DisplayWidth.of(shown)) : 2
      canvas.add(line, cursorColumn: min(canvas.columns, start + view.cursorColumn))
    }
  }

  // MARK: Lists

  private func draw(_ list: PickList, on canvas: inout Canvas) {
    let choices = widget.choices
    let isMany = if case .many = widget.field { true } else { false }
    var room = rows
    if isMany {
      let names = list.ticked.sorted().map {
        canvas.value(choices[$0].label)
      }
      let said =
        names.isEmpty
        ? wording.text(.nothingChosen) : wording.text(.chosen, names.joined(separator: ", "))
      canvas.add(canvas.line(said, .good))
      room -= 1
    }
    if choices.count > 9 || !list.query.isEmpty {
      let count = wording.text(.matchesCount, "\(list.matches.count)", "\(list.count)")
      let view = TextView(list.query, columns: canvas.columns - 16, rows: 1)
      let shown = canvas.clean(view.lines.first ?? "")
      let gap = max(1, canvas.columns - 2 - DisplayWidth.of(shown) - DisplayWidth.of(count))
      canvas.add(
        "> " + canvas.direction.isolated(shown) + String(repeating: " ", count: gap)
          + canvas.direction.isolated(count),
        cursorColumn: 2 + view.cursorColumn)
      room -= 1
    }
    // A long list keeps two rows for the rest of the label under the bar.
    let isLong = list.matches.count > room && room > 6
    let window = list.window(rows: max(1, isLong ? room - 2 : room))
    var spare = max(0, room - window.count)
    let barLines = list.bar.flatMap { window.contains($0) ? $0 : nil }.map { place in
      option(list, place, rows: 1 + spare, on: canvas)
    }
    spare -= max(0, (barLines?.count ?? 1) - 1)
    for place in window {
      let isBar = place == list.bar
      let lines =
        isBar
        ? barLines ?? [] : option(list, place, rows: isLong ? 1 : 1 + min(2, spare), on: canvas)
      if !isBar { spare -= max(0, lines.count - 1) }
      for (row, line) in lines.enumerated() {
        canvas.add(canvas.line(line, isBar ? .name : nil), isUnderBar: isBar && row == 0)
      }
    }
  }

  /// The lines of one option, at most `rows`, the later ones under the label.
  private func option(
    _ list: PickList, _ place: Int, rows: Int, on canvas: Canvas
  ) -> [String] {
    let position = list.matches[place]
    let choice = widget.choices[position]
    var mark = place == list.bar ? "> " : "  "
    // The tick is a letter: it is said by a screen reader, and needs no Unicode.
    if case .many = widget.field { mark += list.ticked.contains(position) ? "[x] " : "[ ] " }
    if widget.hasDigits { mark += "\(position + 1). " }
    var label = canvas.label(choice.label)
    if let second = choice.secondary { label += " / " + canvas.value(second) }
    guard rows > 1, !label.isEmpty else { return [mark + label] }
    let width = DisplayWidth.of(mark)
    var lines = Wrapping(width: max(8, canvas.columns - width)).lines(of: label)
    if lines.count > rows {
      lines = lines.prefix(rows - 1) + [lines[(rows - 1)...].joined(separator: " ")]
    }
    let indent = String(repeating: " ", count: width)
    return lines.enumerated().map { ($0 == 0 ? mark : indent) + $1 }
  }

  // MARK: Order

  private func draw(_ list: RankList, _ typed: TextEditor, on canvas: inout Canvas) {
    let choices = widget.choices
    let room = max(1, rows - (typed.isEmpty ? 0 : 1))
    let first = min(max(0, list.bar - room / 2), max(0, list.order.count - room))
    for place in first..<min(list.order.count, first + room) {
      let isBar = place == list.bar
      let text =
        "\(isBar ? "> " : "  ")\(place + 1). " + canvas.label(choices[list.order[place]].label)
      canvas.add(canvas.line(text, isBar ? .name : nil), isUnderBar: isBar && typed.isEmpty)
    }
    guard !typed.isEmpty else { return }
    let view = TextView(typed, columns: canvas.columns - 2, rows: 1)
    canvas.add("> " + canvas.clean(view.lines.first ?? ""), cursorColumn: 2 + view.cursorColumn)
  }

  // MARK: Rows

  private func draw(
    _ roster: Turn.Roster, bar: Int, typed: String, on canvas: inout Canvas
  ) {
    if let expected = roster.expected {
      let done = roster.rows.count(where: \.isComplete)
      canvas.add(canvas.line(wording.text(.rowsFilled, "\(done)", "\(expected)")))
    }
    guard !roster.rows.isEmpty else {
      canvas.add(canvas.line(wording.text(.noRows), .muted))
      return
    }
    let widths = columnWidths(roster, canvas)
    let head = cells(roster.columns.map(canvas.clean), widths, canvas)
    canvas.add(canvas.line("     " + head, .heading))
    let room = max(1, rows - 2 - (roster.expected == nil ? 0 : 1))
    let first = min(max(0, bar - room / 2), max(0, roster.rows.count - room))
    for place in first..<min(roster.rows.count, first + room) {
      let row = roster.rows[place]
      let number = Fitting.pad("\(place + 1)", to: 2, alignment: .trailing)
      var text = (place == bar ? "> " : "  ") + number + " "
      text += cells(row.cells.map(canvas.clean), widths, canvas)
      if !row.isComplete { text += " (\(wording.text(.incomplete)))" }
      canvas.add(canvas.line(text, place == bar ? .name : nil), isUnderBar: place == bar)
    }
  }

  private func columnWidths(_ roster: Turn.Roster, _ canvas: Canvas) -> [Int] {
    let count = max(1, roster.columns.count)
    let wanted = (0..<roster.columns.count).map { column in
      ([roster.columns[column]] + roster.rows.compactMap { $0.cells.dropFirst(column).first })
        .map { DisplayWidth.of(canvas.clean($0)) }.max() ?? 0
    }
    let room = canvas.columns - 5 - 2 * (count - 1) - 13
    return wanted.map { min($0, max(4, room / count)) }
  }

  private func cells(_ texts: [String], _ widths: [Int], _ canvas: Canvas) -> String {
    zip(texts, widths).map { text, width in
      let cut = Fitting.truncate(text, to: width, repertoire: canvas.repertoire)
      return Fitting.pad(canvas.direction.isolated(cut), to: width)
    }.joined(separator: "  ")
  }

  private func draw(
    _ review: ReviewLines, _ bar: Int, _ typed: String, on canvas: inout Canvas
  ) {
    let barLine =
      review.lines.firstIndex {
        if case .item(_, let number) = $0 { number == bar + 1 } else { false }
      } ?? 0
    let room = max(1, rows)
    // The line under the bar is shown whole where there is room: nothing else says what was cut.
    let spare = room > 4 ? min(3, room / 4) : 0
    let shown = room - spare
    let first = min(max(0, barLine - shown / 2), max(0, review.lines.count - room))
    let digits = "\(review.targets.count)".count
    let end = canvas.lines.count + room
    for place in first..<min(review.lines.count, first + room) where canvas.lines.count < end {
      switch review.lines[place] {
      case .title(let title): canvas.add(canvas.line(canvas.clean(title), .heading))
      case .item(let item, let number):
        let isBar = number == bar + 1
        let label = Fitting.pad(
          number.map { "\($0)" } ?? "", to: digits, alignment: .trailing)
        var text = (isBar ? "> " : "  ") + label + "  " + canvas.label(item.label)
        if !item.value.isEmpty { text += ": " + canvas.value(item.value) }
        if let word = ReviewLines.word(item.state) { text += " (\(wording.text(word)))" }
        let style = isBar ? .name : Self.style(item.state)
        guard isBar, spare > 0, DisplayWidth.of(text) > canvas.columns else {
          canvas.add(canvas.line(text, style), isUnderBar: isBar)
          continue
        }
        let indent = String(repeating: " ", count: digits + 4)
        let lines = Wrapping(width: max(8, canvas.columns - digits - 4)).lines(of: text)
        for (row, line) in lines.prefix(min(spare + 1, end - canvas.lines.count)).enumerated() {
          canvas.add(
            canvas.line(row == 0 ? line : indent + line.drop { $0 == " " }, style),
            isUnderBar: row == 0)
        }
      }
    }
  }

  private static func style(_ state: Turn.ReviewSection.Item.State) -> Style? {
    switch state {
    case .answered, .fact: nil
    case .open: .muted
    case .missing: .bad
    case .deferred, .warning, .dropped: .caution
    }
  }
}
