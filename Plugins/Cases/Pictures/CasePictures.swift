import FrunDomain
import FrunKit
import FrunText

/// The pictures of one case.
struct CasePictures {
  /// A picture.
  enum Kind: String, CaseIterable {
    case timeline, family, surroundings, wellbeing, calendar

    var label: String {
      switch self {
      case .timeline: "what happened"
      case .family: "the family (genogram)"
      case .surroundings: "what surrounds the child (ecomap)"
      case .wellbeing: "wellbeing by domain"
      case .calendar: "visits of a month"
      }
    }

    var heading: String {
      switch self {
      case .timeline: "What happened"
      case .family: "Family"
      case .surroundings: "Around the child"
      case .wellbeing: "Wellbeing"
      case .calendar: "Visits"
      }
    }
  }

  private let facts: PictureFacts
  private let month: CivilDate
  private let weekend: Set<Int>

  init(
    _ file: OpenedCase, showsNames: Bool, month: CivilDate, language: String,
    _ services: any Services
  ) throws {
    facts = try PictureFacts(file, showsNames: showsNames, language: language, services)
    self.month = month
    let days = (services.setting("office.weekend") ?? "6,7")
      .split(whereSeparator: { $0 == "," || $0 == " " }).compactMap { Int($0) }
    weekend = Set(days.filter { (1...7).contains($0) })
  }

  func drawing(_ kind: Kind) -> SVGDrawing {
    switch kind {
    case .timeline: TimelineDrawing(facts).drawing
    case .family: GenogramDrawing(facts).drawing
    case .surroundings: EcomapDrawing(facts).drawing
    case .wellbeing: WellbeingDrawing(facts).drawing
    case .calendar:
      MonthDrawing(facts, year: month.year, month: month.month, weekend: weekend).drawing
    }
  }

  /// A page with pictures.
  func page(_ kinds: [Kind]) -> HTMLPage {
    let child = facts.figures.first { $0.person.id == facts.client }?.name
    var head: [Markup] = [Markup(.h1, [:], "Case \(facts.number)")]
    if let child { head.append(Markup(.p, [:], [.value(child)])) }
    head.append(
      Markup(
        .p, [.class: "quiet"],
        "As of \(facts.today). Confidential: for those who work on the case."))
    let parts = kinds.map { kind in
      Markup(
        .section, [.class: kind == .timeline ? "long" : "whole"],
        [Markup(.h2, [:], kind.heading), Markup(.figure, [:], [drawing(kind).markup])])
    }
    return HTMLPage(
      title: "Case \(facts.number)", language: "en",
      styles: [PictureStyle.page, PictureStyle.drawing], body: [Markup(.main, [:], head + parts)])
  }
}
