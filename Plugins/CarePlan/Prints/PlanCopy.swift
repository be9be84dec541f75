import FrunDomain
import FrunKit
import FrunText

/// The plan as a family reads it: what is wanted, who does what by when, when somebody comes, whom
/// to call. No codes, no scores, no risk, no addresses.
struct PlanCopy {
  /// Visits further away are told later; they may still move.
  private static let mostVisits = 6

  let number: String
  let language: CopyLanguage
  let today: CivilDate
  let plan: PlanOnHand
  let childName: String?
  /// Names of members, by record.
  let members: [RecordID: String]
  let visits: [Visit]
  /// Whether the words of child and family are printed.
  let showsViews: Bool

  init(
    _ file: OpenedCase, _ plan: PlanOnHand, language: CopyLanguage, showsViews: Bool,
    _ services: any Services
  ) throws {
    number = file.number
    today = services.today
    self.language = language
    self.plan = plan
    self.showsViews = showsViews
    childName = try file.client.flatMap { try services.name(of: $0, in: file.stream) }
    var members: [RecordID: String] = [:]
    let named = plan.actions.compactMap(\.member) + [plan.plan.leadWorker].compactMap(\.self)
    for member in Set(named) {
      members[member] =
        try services.record(member)?.text("name") ?? services.handle(of: member)
    }
    self.members = members
    let today = today
    visits = Visit.all(in: try services.records("visit", in: file))
      .filter { $0.state(on: today).isOpen && ($0.plannedOn ?? .first) >= today }
      .sorted { ($0.plannedOn ?? .last, $0.id) < ($1.plannedOn ?? .last, $1.id) }
  }

  private func t(_ text: CopyText) -> String { text.text(language) }
  private func day(_ day: CivilDate?) -> String { day.map(language.words) ?? t(.open) }

  var page: HTMLPage {
    HTMLPage(
      title: t(.title), language: language.rawValue, isRightToLeft: language.isRightToLeft,
      styles: [CopyStyle.page],
      body: [
        Markup(
          .main, [:],
          head + aims + steps + views + visiting + reviewing + calling + signing + foot)
      ])
  }

  // MARK: Parts

  private var head: [Markup] {
    var parts = [Markup(.h1, [:], t(.title))]
    if let childName { parts.append(Markup(.p, [.class: "child"], [.value(childName)])) }
    if plan.plan.status != "active" {
      parts.append(Markup(.p, [.class: "draft"], t(.isDraft)))
    }
    return parts + [Markup(.p, [.class: "quiet"], t(.readAloud))]
  }

  private var aims: [Markup] {
    var parts = [Markup(.h2, [:], t(.reach))]
    if let goal = CopyText.word(plan.plan.goal, language) {
      parts.append(Markup(.p, [.class: "aim"], goal))
    }
    if let other = CopyText.word(plan.plan.concurrentGoal, language) {
      parts += [Markup(.h3, [:], t(.fallback)), Markup(.p, [:], other)]
    }
    return parts
  }

  private var steps: [Markup] {
    let hidden: Set<String> = ["cancelled", "rejected", "entered_in_error"]
    let goals = plan.goals.filter { !hidden.contains($0.status ?? "") }
    guard !goals.isEmpty else { return [] }
    return [Markup(.h2, [:], t(.steps))]
      + goals.flatMap { goal -> [Markup] in
        let actions = plan.actions.filter { action in
          action.goal == goal.id
            && !["cancelled", "stopped", "entered_in_error"].contains(action.status)
        }
        let domain = CopyText.word(goal.domain, language)
        var title: [Markup] = domain.map { [.text($0 + ": ")] } ?? []
        title.append(.value(goal.statement ?? ""))
        return [Markup(.h3, [:], title)] + (actions.isEmpty ? [] : [table(of: actions)])
      }
  }

  private func table(of actions: [PlannedAction]) -> Markup {
    let head: [(CopyText, String)] = [
      (.what, "what"), (.who, "who"), (.byWhen, "by"), (.done, "box"),
    ]
    return Markup(
      .table, [:],
      [
        Markup(
          .thead, [:],
          [Markup(.tr, [:], head.map { Markup(.th, [.scope: "col", .class: $0.1], t($0.0)) })]),
        Markup(
          .tbody, [:],
          actions.map { action in
            let isDone = action.status == "completed"
            return Markup(
              .tr, [:],
              [
                Markup(.td, [:], [.value(action.what ?? "")]),
                Markup(.td, [:], [who(action)]),
                Markup(.td, [:], day(isDone ? action.doneOn ?? action.dueOn : action.dueOn)),
                Markup(.td, [.class: "box"], isDone ? "✓ " + t(.isDone) : "☐"),
              ])
          }),
      ])
  }

  private func who(_ action: PlannedAction) -> Markup {
    if let name = action.member.flatMap({ members[$0] }) ?? action.who { return .value(name) }
    return .text(t(.us))
  }

  private var views: [Markup] {
    guard showsViews else { return [] }
    func part(_ heading: CopyText, _ words: [String]) -> [Markup] {
      guard !words.isEmpty else { return [] }
      return [Markup(.h2, [:], t(heading))]
        + words.map { Markup(.blockquote, [.dir: "auto"], [.value($0)]) }
    }
    return part(.childSaid, plan.plan.childView) + part(.familySaid, plan.plan.familyView)
  }

  private var visiting: [Markup] {
    let shown = visits.prefix(Self.mostVisits).map { visit -> Markup in
      let how = CopyText.word(visit.modes.first, language).map { ", \($0)" } ?? ""
      return Markup(
        .li, [:], day(visit.plannedOn) + (language == .arabic ? how.replacing(",", with: "،") : how)
      )
    }
    let list = shown.isEmpty ? Markup(.p, [:], t(.noVisits)) : Markup(.ul, [:], Array(shown))
    return [
      Markup(
        .section, [.class: "keep"],
        [Markup(.h2, [:], t(.visits)), list, Markup(.p, [:], t(.visitsNote))])
    ]
  }

  private var reviewing: [Markup] {
    [Markup(.h2, [:], t(.review)), Markup(.p, [.class: "aim"], day(plan.plan.reviewDueOn))]
  }

  private var calling: [Markup] {
    let name = plan.plan.leadWorker.flatMap { members[$0] } ?? ""
    func row(_ label: CopyText, _ value: Markup) -> Markup {
      Markup(
        .tr, [.class: "line"],
        [Markup(.th, [.scope: "row", .class: "who"], t(label)), Markup(.td, [:], [value])])
    }
    return [
      Markup(
        .section, [.class: "keep"],
        [
          Markup(.h2, [:], t(.call)),
          Markup(
            .table, [:],
            [Markup(.tbody, [:], [row(.name, .value(name)), row(.phone, .text(""))])]),
          Markup(.p, [.class: "danger"], t(.danger)), Markup(.p, [:], t(.rights)),
        ])
    ]
  }

  private var signing: [Markup] {
    let head =
      [Markup(.th, [.scope: "col"], "")] + [Markup(.th, [.scope: "col", .class: "by"], t(.date))]
    return [
      Markup(
        .section, [.class: "keep"],
        [
          Markup(.h2, [:], t(.sign)),
          Markup(
            .table, [:],
            [
              Markup(.thead, [:], [Markup(.tr, [:], head)]),
              Markup(
                .tbody, [:],
                [CopyText.child, .caregiver, .worker].map { who in
                  Markup(
                    .tr, [.class: "line"], [Markup(.td, [:], t(who)), Markup(.td, [:], "")])
                }),
            ]),
        ])
    ]
  }

  private var foot: [Markup] {
    [
      Markup(
        .footer, [:],
        [
          Markup(.p, [:], [.text(t(.number) + ": "), .value(number)]),
          Markup(.p, [:], t(.printed) + " " + day(today)),
        ])
    ]
  }
}
