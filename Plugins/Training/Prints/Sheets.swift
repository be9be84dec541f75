import FrunDomain
import FrunKit
import FrunText

/// Builds the sheets of a session as pages that print without a network.
struct Sheets {
  /// Code and title of the course: each runs in its own direction.
  let title: [String]
  /// Minutes allowed for the test; nil without an end.
  let minutes: Int?
  let session: TrainingSession
  let trainers: [String]
  let people: [Enrolment]
  let words: SheetText
  /// Which test questions, answers and key are of: `pre` or `post`; nil for none.
  var phase: String?

  private func page(_ heading: String, _ body: [Markup]) -> HTMLPage {
    HTMLPage(
      title: heading, language: words.tag, isRightToLeft: words.isRightToLeft,
      styles: [SheetStyle.page], body: body)
  }

  private var named: [Markup] {
    Array(title.map { [Markup.value($0)] }.joined(separator: [.text(" · ")]))
  }

  private func head(_ heading: String) -> Markup {
    var facts: [Markup] = []
    func fact(_ label: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      facts.append(Markup(.p, [.class: "quiet"], [.text(label + ": "), .value(value)]))
    }
    let first = session.heldOn?.description ?? ""
    let last = session.endsOn.map { $0 == session.heldOn ? "" : " – \($0)" } ?? ""
    fact(words.day, first + last)
    // The hour belongs to every day; after the last day it would read as its end.
    fact(words.begins, session.startsAt.map { "\($0) (\(session.zone ?? "UTC"))" })
    fact(words.place, session.place)
    fact(words.trainers, trainers.joined(separator: ", "))
    return Markup(
      .header, [:],
      [Markup(.h1, [:], heading), Markup(.p, [.class: "who"], named)] + facts)
  }

  /// A heading with the test it is about: results of the one before are not those of the one after.
  private func titled(_ heading: String) -> String {
    switch phase {
    case "pre": "\(heading) · \(words.before)"
    case "post": "\(heading) · \(words.after)"
    default: heading
    }
  }

  /// The days of the session, at most ten on a sheet.
  private var days: [CivilDate] {
    if !session.days.isEmpty { return Array(session.days.sorted().prefix(10)) }
    guard let first = session.heldOn else { return [] }
    let last = session.endsOn ?? first
    return (0...min(9, max(0, first.days(to: last)))).map { first.adding(days: $0) }
  }

  /// One line for each who has a seat, one column for each day, some lines more for who comes
  /// unannounced.
  var signIn: HTMLPage {
    func cell(_ tag: MarkupTag, _ text: String, _ style: String = "") -> Markup {
      Markup(tag, [.class: style], [.value(text)])
    }
    let head =
      [words.number, words.name, words.organisation].enumerated().map {
        cell(.th, $0.element, $0.offset == 0 ? "num" : "")
      } + days.map { cell(.th, "\($0)") } + [cell(.th, words.hours, "box")]
    let empty = days.map { _ in cell(.td, "") } + [cell(.td, "", "box")]
    let rows = people.map { one in
      Markup(
        .tr, [:],
        [
          cell(.td, one.number.map(String.init) ?? "", "num"), cell(.td, one.person ?? ""),
          cell(.td, one.organisation ?? ""),
        ] + empty)
    }
    let spare = (0..<4).map { _ in
      Markup(.tr, [:], [cell(.td, "", "num"), cell(.td, ""), cell(.td, "")] + empty)
    }
    let table = Markup(
      .table, [.class: "sign"],
      [Markup(.thead, [:], [Markup(.tr, [:], head)]), Markup(.tbody, [:], rows + spare)])
    return page(words.signIn, [Markup(.main, [:], [self.head(words.signIn), table])])
  }

  /// The questions, once for the room to copy.
  func questions(_ paper: TestPaper) -> HTMLPage {
    var number = 0
    let items = paper.questions.map { question in
      if question.isAsked { number += 1 }
      return item(question, number)
    }
    return page(
      words.questions,
      [
        Markup(
          .main, [:],
          [head(titled(words.questions)), Markup(.p, [.class: "quiet"], words.answerHelp)] + time
            + items)
      ])
  }

  private var time: [Markup] {
    guard let minutes else { return [] }
    return [
      Markup(.p, [.class: "quiet"], "\(words.time): \(minutes) \(words.minutes)")
    ]
  }

  private func item(_ question: GiftQuestion, _ number: Int) -> Markup {
    let prefix = question.isAsked ? "\(number). " : ""
    var parts = [
      Markup(.p, [.class: "stem"], [.text(prefix), .value(question.stem.text)])
    ]
    func choice(_ letter: String, _ text: String) -> Markup {
      Markup(
        .p, [.class: "choice"],
        [Markup(.span, [.class: "letter"], letter + ") "), .value(text)])
    }
    switch question.kind {
    case .trueFalse: parts += [choice("t", words.isTrue), choice("f", words.isFalse)]
    case .choice(let choices):
      parts += choices.enumerated().map {
        choice(GiftQuestion.letter($0.offset), $0.element.text.text)
      }
    case .matching:
      parts += question.leftSides.enumerated().map { choice("\($0.offset + 1)", $0.element) }
      parts += question.rightSides.enumerated().map {
        choice(GiftQuestion.letter($0.offset), $0.element)
      }
    default: break
    }
    return Markup(.div, [.class: "question"], parts)
  }

  /// One sheet for each who has a seat, with number and name.
  func answers(_ paper: TestPaper) -> HTMLPage {
    let asked = paper.asked
    let sheets = people.map { one in
      Markup(
        .section, [.class: "sheet"],
        [
          Markup(.h1, [:], titled(words.answers)),
          Markup(
            .p, [.class: "quiet"], named + [.text(session.heldOn.map { " · \($0)" } ?? "")]),
          Markup(
            .p, [.class: "who"],
            [
              .text("\(words.number) \(one.number.map(String.init) ?? "")  "),
              .value(one.person ?? ""),
            ]),
          Markup(.p, [.class: "quiet"], words.answerHelp),
          Markup(
            .div, [.class: "cells"],
            asked.indices.map { Markup(.div, [.class: "cell"], "\($0 + 1).") }),
        ])
    }
    return page(words.answers, [Markup(.main, [:], sheets)])
  }

  /// The key on one page.
  func key(_ paper: TestPaper) -> HTMLPage {
    let rows = paper.asked.enumerated().map { place, question in
      Markup(
        .tr, [:],
        [
          Markup(.td, [.class: "num"], "\(place + 1)"),
          Markup(.td, [.class: "letter"], [.value(question.key)]),
          Markup(.td, [.class: "quiet"], [.value(question.id ?? "")]),
        ])
    }
    return page(
      words.key,
      [
        Markup(
          .main, [:],
          [
            head(titled(words.key)), Markup(.p, [.class: "quiet"], words.keyHelp),
            Markup(.table, [:], [Markup(.tbody, [:], rows)]),
          ])
      ])
  }
}
