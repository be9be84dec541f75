import FrunText

/// Charts of the report: readable without colours, from either side.
struct ReportCharts {
  let language: ReportLanguage

  private static let width = 860
  private static let plot = 300..<760
  private static let row = 30

  /// One bar of several parts that lie one after the other.
  struct Bar {
    let label: String
    /// Lengths of the parts; nil for one that is hidden.
    let parts: [Int?]
    /// What stands beside it.
    let value: String
  }

  /// Places from the side where reading begins.
  private func x(_ place: Int, length: Int = 0) -> Int {
    language.isRightToLeft ? Self.width - place - length : place
  }

  private func cut(_ text: String) -> String {
    text.count > 40 ? String(text.prefix(39)) + "…" : text
  }

  /// Bars, the parts told apart by their filling and named above.
  func bars(_ title: String, _ bars: [Bar], parts names: [String] = []) -> SVGDrawing {
    let top = names.isEmpty ? 16 : 48
    let most = max(1, bars.map { $0.parts.reduce(0) { $0 + ($1 ?? 0) } }.max() ?? 1)
    var shapes: [Markup] = []
    var place = Self.plot.lowerBound
    for (index, name) in names.enumerated() {
      shapes.append(.rect(x(place, length: 16), 12, 16, 16, class: "part\(index)"))
      shapes.append(.drawn(name, x: x(place + 24), y: 25))
      place += 150
    }
    for (index, bar) in bars.enumerated() {
      let y = top + index * Self.row
      shapes.append(.drawn(cut(bar.label), x: x(16), y: y + 18))
      var start = Self.plot.lowerBound
      for (part, count) in bar.parts.enumerated() {
        guard let count else {
          // As wide as any other that is hidden: its length says nothing.
          shapes.append(.rect(x(start, length: 24), y + 4, 24, 20, class: "secret"))
          start += 24
          continue
        }
        let length = count * Self.plot.count / most
        if length > 0 {
          shapes.append(.rect(x(start, length: length), y + 4, length, 20, class: "part\(part)"))
        }
        start += length
      }
      shapes.append(.drawn(bar.value, x: x(min(start + 10, Self.width - 90)), y: y + 18))
    }
    return SVGDrawing(
      title: title, words: bars.map { "\($0.label): \($0.value)" }.joined(separator: "; "),
      width: Self.width, height: top + max(bars.count, 1) * Self.row + 14, shapes: shapes)
  }

  /// A mean with its interval.
  struct Whisker {
    let label: String
    let mean: Double
    let interval: ClosedRange<Double>?
    let value: String
  }

  /// Means as dots on a line from -100 to 100, zero marked.
  func whiskers(_ title: String, _ rows: [Whisker]) -> SVGDrawing {
    let all: [Double] = rows.flatMap { row -> [Double] in
      [row.mean, row.interval?.lowerBound ?? 0, row.interval?.upperBound ?? 0]
    }
    let low = min(0, (all.min() ?? 0) / 10).rounded(.down) * 10
    let high = max(1, (all.max() ?? 0) / 10).rounded(.up) * 10
    func at(_ number: Double) -> Int {
      let bounded = max(low, min(high, number))
      return x(
        Self.plot.lowerBound + Int((bounded - low) / (high - low) * Double(Self.plot.count)))
    }
    let bottom = 20 + rows.count * Self.row
    var shapes: [Markup] = []
    for step in stride(from: low, through: high, by: 10) {
      shapes.append(.line(at(step), 12, at(step), bottom, class: step == 0 ? "axis" : "grid"))
      if Int(step) % 20 == 0 {
        shapes.append(
          .drawn("\(Int(step))", x: at(step), y: bottom + 18, anchor: "middle", class: "s"))
      }
    }
    for (index, row) in rows.enumerated() {
      let y = 30 + index * Self.row
      shapes.append(.drawn(cut(row.label), x: x(16), y: y + 5))
      if let interval = row.interval {
        let from = at(interval.lowerBound)
        let to = at(interval.upperBound)
        shapes.append(.line(from, y, to, y, class: "edge"))
        for end in [from, to] { shapes.append(.line(end, y - 6, end, y + 6, class: "edge")) }
      }
      shapes.append(.circle(at(row.mean), y, 5, class: "dot"))
      shapes.append(.drawn(row.value, x: x(Self.plot.upperBound + 10), y: y + 5))
    }
    return SVGDrawing(
      title: title, words: rows.map { "\($0.label): \($0.value)" }.joined(separator: "; "),
      width: Self.width, height: bottom + 28, shapes: shapes)
  }

  /// Rules of the drawings and of the page.
  static let style: StaticString = """
    @page { size: A4; margin: 14mm; }
    body { font-family: "Noto Sans", "Noto Sans Arabic", "Segoe UI", "DejaVu Sans", sans-serif; color: #1b1b1b; background: #fff; max-width: 900px; margin: 0 auto; padding: 16px; line-height: 1.45; }
    h1 { font-size: 28px; margin: 0 0 4px; }
    h2 { font-size: 21px; margin: 30px 0 6px; border-block-start: 2px solid #1b1b1b; padding-block-start: 8px; break-after: avoid; }
    h3 { font-size: 17px; margin: 18px 0 4px; break-after: avoid; }
    p { margin: 4px 0 10px; }
    .quiet { color: #444; }
    .figures { display: flex; gap: 40px; margin: 12px 0; }
    .figure strong { display: block; font-size: 34px; line-height: 1.2; }
    figure { margin: 8px 0; break-inside: avoid; }
    svg { max-width: 100%; height: auto; background: #fff; font-family: inherit; }
    svg text { fill: #1b1b1b; font-size: 14px; unicode-bidi: plaintext; }
    svg .s { font-size: 12px; fill: #444; }
    .part0 { fill: #1f4e79; stroke: #1b1b1b; stroke-width: 1; }
    .part1 { fill: #fff; stroke: #1b1b1b; stroke-width: 2.5; }
    .part2 { fill: #c9c9c9; stroke: #1b1b1b; stroke-width: 1; }
    .secret { fill: none; stroke: #777; stroke-width: 1.5; stroke-dasharray: 3 3; }
    .axis { stroke: #1b1b1b; stroke-width: 1.5; }
    .grid { stroke: #ddd; stroke-width: 1; }
    .edge { stroke: #1b1b1b; stroke-width: 2; }
    .dot { fill: #1f4e79; stroke: #1b1b1b; stroke-width: 1; }
    table { border-collapse: collapse; margin: 8px 0 14px; width: 100%; font-size: 14px; }
    th { text-align: start; border-block-end: 2px solid #1b1b1b; padding: 3px 8px; }
    td { border-block-end: 1px solid #bbb; padding: 3px 8px; }
    th.n, td.n { text-align: end; font-variant-numeric: tabular-nums; }
    tr { break-inside: avoid; }
    footer { margin-top: 28px; border-top: 1px solid #888; color: #444; font-size: 14px; }
    """
}
