import FrunDomain
import FrunKit
import FrunText

/// The report as one page that needs nothing beside itself.
struct ReportPage {
  let figures: TrainingFigures
  let language: ReportLanguage

  private func t(_ word: ReportWord) -> String { word.text(language) }
  private func count(_ count: SafeTable.Count) -> String {
    count.number.map(String.init) ?? t(.hidden)
  }

  var page: HTMLPage {
    HTMLPage(
      title: t(.title), language: language.rawValue, isRightToLeft: language.isRightToLeft,
      styles: [ReportCharts.style],
      body: [
        Markup(.main, [:], head + reach + coverage + expiring + gain + questions),
        Markup(.footer, [:], [Markup(.p, [:], t(.note))]),
      ])
  }

  private var head: [Markup] {
    func big(_ word: ReportWord, _ table: SafeTable) -> Markup {
      Markup(
        .div, [.class: "figure"],
        [
          Markup(.strong, [:], table.counts.last?.last.map(count) ?? ""), .text(t(word)),
        ])
    }
    return [
      Markup(.h1, [:], t(.title)),
      Markup(
        .p, [.class: "quiet"],
        [
          .text("\(t(.asOf)) "), .value(figures.today.description), .text(". \(t(.period)) "),
          .value(figures.period.lowerBound.description), .text(" – "),
          .value(figures.period.upperBound.description), .text("."),
        ]),
      Markup(
        .div, [.class: "figures"], [big(.people, figures.people), big(.seats, figures.seats)]),
    ]
  }

  // MARK: Parts

  private var reach: [Markup] {
    var parts = [Markup(.h2, [:], t(.reach))]
    guard !figures.people.rows.isEmpty else { return parts + [Markup(.p, [:], t(.nothing))] }
    let width = figures.people.columns.count
    let height = figures.people.rows.count
    parts += breakdown(
      .byOrganisation, .organisation,
      figures.people.rows.indices.map { row in
        (
          figures.people.rows[row], figures.people.counts[row][width],
          figures.seats.counts[row][width]
        )
      })
    parts += breakdown(
      .byCountry, .country,
      figures.people.columns.indices.map { column in
        (
          figures.people.columns[column], figures.people.counts[height][column],
          figures.seats.counts[height][column]
        )
      })
    return parts
  }

  private func breakdown(
    _ title: ReportWord, _ first: ReportWord,
    _ rows: [(String, SafeTable.Count, SafeTable.Count)]
  ) -> [Markup] {
    let sorted = rows.sorted { ($1.1.number ?? -1, $0.0) < ($0.1.number ?? -1, $1.0) }
    // A chart of hundreds of bars says nothing; the table holds them all.
    let bars = sorted.prefix(25).map {
      ReportCharts.Bar(label: $0.0, parts: [$0.1.number], value: count($0.1))
    }
    return [
      Markup(.h3, [:], t(title)),
      figure(ReportCharts(language: language).bars("\(t(.people)), \(t(title))", bars)),
      table(
        [t(first), t(.people), t(.seats)],
        sorted.map { [$0.0, count($0.1), count($0.2)] }
          + [
            [
              t(.total), figures.people.counts.last?.last.map(count) ?? "",
              figures.seats.counts.last?.last.map(count) ?? "",
            ]
          ]),
    ]
  }

  private func roleName(_ code: String) -> String {
    Schema.standard.label(code, of: "role", in: RoleHeld.kind, language: language.rawValue)
  }

  private var coverage: [Markup] {
    var parts = [Markup(.h2, [:], t(.coverage)), Markup(.p, [.class: "quiet"], t(.coverageNote))]
    guard !figures.coverage.isEmpty else { return parts + [Markup(.p, [:], t(.nothing))] }
    let bars = figures.coverage.map { one in
      let requirement = one.coverage.requirement
      return ReportCharts.Bar(
        label: "\(roleName(requirement.role)) \(requirement.needed)",
        parts: one.counts.prefix(3).map(\.number), value: percent(one))
    }
    parts.append(
      figure(
        ReportCharts(language: language).bars(
          t(.coverage), bars, parts: [t(.met), t(.gap), t(.grace)])))
    parts.append(
      table(
        [t(.role), t(.needs), t(.met), t(.gap), t(.grace), t(.people), "%"],
        figures.coverage.map { one in
          [roleName(one.coverage.requirement.role), "\(one.coverage.requirement.needed)"]
            + one.counts.map(count) + [percent(one)]
        }, texts: 2))
    return parts
  }

  /// Only where both numbers it is made of are shown.
  private func percent(_ one: TrainingFigures.Coverage) -> String {
    guard one.counts.count >= 2, let met = one.counts[0].number, let gap = one.counts[1].number,
      met + gap > 0
    else { return "" }
    return "\(met * 100 / (met + gap)) %"
  }

  private var expiring: [Markup] {
    [
      Markup(.h2, [:], t(.expiring)),
      table(
        [t(.within), t(.awards)],
        figures.expiring.map { ["\($0.days) \(t(.days))", count($0.count)] }),
    ]
  }

  private var gain: [Markup] {
    var parts = [Markup(.h2, [:], t(.gain)), Markup(.p, [.class: "quiet"], t(.gainNote))]
    guard !figures.gains.isEmpty else { return parts + [Markup(.p, [:], t(.nothing))] }
    let shown = figures.gains.filter { !$0.isHidden }
    if !shown.isEmpty {
      parts.append(
        figure(
          ReportCharts(language: language).whiskers(
            t(.gain),
            shown.compactMap { one in
              one.gain.mean.map {
                ReportCharts.Whisker(
                  label: one.course, mean: $0, interval: one.gain.interval,
                  value: "\(Self.signed($0)) (n \(one.gain.pairs))")
              }
            })))
    }
    parts.append(
      table(
        [
          t(.course), t(.pairs), t(.onlyBefore), t(.onlyAfter), t(.before), t(.after),
          t(.difference), t(.interval),
        ], figures.gains.map { row($0) }))
    return parts
  }

  private func row(_ one: TrainingFigures.Gain) -> [String] {
    func few(_ number: Int) -> String {
      (1..<SafeTable.usual).contains(number) ? t(.hidden) : "\(number)"
    }
    let gain = one.gain
    guard !one.isHidden else {
      return [one.course, few(gain.pairs), few(gain.onlyBefore), few(gain.onlyAfter)]
        + ["", "", "", ""]
    }
    return [
      one.course, "\(gain.pairs)", few(gain.onlyBefore), few(gain.onlyAfter),
      gain.meanBefore.map(Self.number) ?? "", gain.meanAfter.map(Self.number) ?? "",
      gain.mean.map(Self.signed) ?? "",
      gain.interval.map { "\(Self.signed($0.lowerBound)) … \(Self.signed($0.upperBound))" } ?? "",
    ]
  }

  private var questions: [Markup] {
    let marked = figures.questions.filter { $0.item.remark != nil }
    guard !marked.isEmpty else { return [] }
    return [
      Markup(.h2, [:], t(.questions)), Markup(.p, [.class: "quiet"], t(.questionsNote)),
      table(
        [t(.question), t(.course), t(.remark), t(.answers), t(.difficulty), t(.discrimination)],
        marked.map { one in
          [
            one.item.id, one.course, one.item.remark?.rawValue ?? "", "\(one.item.answers)",
            one.item.difficulty.map(Self.hundredths) ?? "",
            one.item.discrimination.map(Self.hundredths) ?? "",
          ]
        }, texts: 3),
    ]
  }

  // MARK: Pieces

  private func figure(_ drawing: SVGDrawing) -> Markup { Markup(.figure, [:], [drawing.markup]) }

  /// A table; cells after the first `texts` are numbers.
  private func table(_ head: [String], _ rows: [[String]], texts: Int = 1) -> Markup {
    func style(_ place: Int) -> String { place < texts ? "w" : "n" }
    return Markup(
      .table, [:],
      [
        Markup(
          .thead, [:],
          [
            Markup(
              .tr, [:],
              head.enumerated().map {
                Markup(.th, [.scope: "col", .class: style($0)], $1)
              })
          ]),
        Markup(
          .tbody, [:],
          rows.map { row in
            Markup(
              .tr, [:],
              row.enumerated().map { Markup(.td, [.class: style($0)], [.value($1)]) })
          }),
      ])
  }

  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  static func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + number(value) }

  static func hundredths(_ value: Double) -> String {
    let scaled = Int((value * 100).rounded())
    let cents = abs(scaled) % 100
    return "\(scaled < 0 ? "-" : "")\(abs(scaled) / 100).\(cents < 10 ? "0" : "")\(cents)"
  }
}
