import FrunForms
import FrunKit

/// An interview at a glance: what is in the way first, then everything by section, then what will
/// not be stored.
struct ReviewSummary {
  private let interview: Interview
  private let spots: Spots

  init(_ interview: Interview) {
    self.interview = interview
    spots = interview.spots
  }

  private var words: InterviewWords { interview.words }

  /// How many questions keep the form from being finished.
  var openCount: Int { spots.asked.count(where: isInTheWay) }

  private func isInTheWay(_ question: QuestionState) -> Bool {
    interview.book.session.problem(question.path) != nil
  }

  func sections(_ isFinal: Bool) -> [Turn.ReviewSection] {
    var sections: [Turn.ReviewSection] = []
    func add(_ title: String, _ items: [Turn.ReviewSection.Item]) {
      if !items.isEmpty { sections.append(Turn.ReviewSection(title, items)) }
    }
    if isFinal {
      add(words(.stillNeeded), spots.asked.filter(isInTheWay).map(line))
      add(
        words(.comeBack),
        spots.asked.filter { interview.book.missing[$0.path] == .later && !isInTheWay($0) }
          .map(line))
    }
    for group in grouped() { add(group.title, group.items) }
    if isFinal {
      add(words(.notedOn), notes)
      add(words(.notStored), setAside)
      add(
        words(.olderVersion),
        interview.book.carried.map { .init(nil, label: $0.more, value: $0.value, state: .dropped) })
    }
    return sections
  }

  private func line(_ question: QuestionState) -> Turn.ReviewSection.Item {
    let answer = interview.text(question)
    let state: Turn.ReviewSection.Item.State
    if isInTheWay(question) {
      state = question.value.isEmpty ? .missing : .warning
    } else if interview.book.missing[question.path] == .later {
      state = .deferred
    } else {
      let isUnusual = !answer.isEmpty && interview.book.session.warning(question.path) != nil
      state = answer.isEmpty ? .open : isUnusual ? .warning : .answered
    }
    let label = question.label.isEmpty ? question.path.name : question.label
    return .init(question.path.description, label: label, value: answer, state: state)
  }

  /// All questions by their outermost section.
  private func grouped() -> [(title: String, items: [Turn.ReviewSection.Item])] {
    var groups: [(title: String, items: [Turn.ReviewSection.Item])] = []
    for spot in spots.all {
      let item: Turn.ReviewSection.Item
      switch spot.stop {
      case .question(let question) where question.type == .note: continue
      case .question(let question) where question.isReadOnly:
        item = .init(nil, label: question.label, value: interview.text(question), state: .fact)
      case .question(let question): item = line(question)
      case .roster(let rows):
        let label = rows.label.isEmpty ? rows.path.name : rows.label
        item = .init(
          rows.path.description, label: label, value: String(rows.rows),
          state: rows.rows > 0 || interview.book.closed.contains(rows.path) ? .answered : .open)
      }
      let title = spot.sections.isEmpty ? words(.otherQuestions) : spot.sections[0]
      if groups.last?.title == title {
        groups[groups.count - 1].items.append(item)
      } else {
        groups.append((title, [item]))
      }
    }
    return groups
  }

  private var notes: [Turn.ReviewSection.Item] {
    spots.asked.compactMap { question in
      interview.book.notes[question.path].map {
        .init(question.path.description, label: question.label, value: $0, state: .answered)
      }
    }
  }

  /// Answers whose questions are not asked now.
  private var setAside: [Turn.ReviewSection.Item] {
    interview.book.session.standingAnswers().filter { !$0.isRelevant }.compactMap { answer in
      guard let question = try? interview.book.session.question(answer.path) else { return nil }
      return .init(nil, label: question.label, value: interview.text(question), state: .dropped)
    }
  }
}
