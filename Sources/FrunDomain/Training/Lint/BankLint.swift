/// Rules for question banks.
enum BankLint {
  static func findings(_ bank: GiftBank, path: String, code: String) -> [CurriculumFinding] {
    var findings = bank.problems.map { CurriculumFinding(path, $0.line, "bank", $0.reason) }
    var seen: [String: Int] = [:]
    for question in bank.questions {
      func note(
        _ rule: String, _ text: String, _ severity: CurriculumFinding.Severity = .error
      ) {
        findings.append(
          CurriculumFinding(path, question.line, rule, text, severity: severity))
      }
      if question.isAsked {
        if let id = question.id {
          if let line = seen[id] { note("bank.id", "the id stands on line \(line) as well") }
          seen[id] = seen[id] ?? question.line
        } else {
          note("bank.id", "the question has no id: // [id:\(code)-01] above it")
        }
        if question.category == nil {
          note("bank.category", "no $CATEGORY: stands above", .warning)
        }
      }
      for tag in question.tags where tag.first == "C" && CompetenceLevel(tag, level: 1) == nil {
        note("bank.tag", "the tag names no competency", .warning)
      }
      if question.stem.text.isEmpty { note("bank.stem", "the question has no text") }
      answers(question, note)
    }
    return findings
  }

  private static func answers(
    _ question: GiftQuestion,
    _ note: (String, String, CurriculumFinding.Severity) -> Void
  ) {
    switch question.kind {
    case .description, .essay, .trueFalse: break
    case .choice(let choices):
      let texts = choices.map(\.text.text)
      if Set(texts).count != texts.count { note("bank.twice", "an answer stands twice", .error) }
      if question.allowsSeveral {
        several(choices, note)
      } else if choices.filter(\.isMarkedCorrect).count != 1 {
        note("bank.right", "a single choice has exactly one right answer", .error)
      }
    case .short(let choices):
      if !choices.contains(where: { $0.points >= 100 }) {
        note("bank.right", "no answer gives all points", .error)
      }
    case .numerical(let answers, _):
      if !answers.contains(where: { $0.points >= 100 }) {
        note("bank.right", "no answer gives all points", .error)
      }
    case .matching(let pairs):
      let lefts = pairs.map(\.left.text).filter { !$0.isEmpty }
      if lefts.count < 2 || Set(lefts).count != lefts.count {
        note("bank.pairs", "pairs have two or more left sides, each once", .error)
      }
    }
  }

  private static func several(
    _ choices: [GiftQuestion.Choice],
    _ note: (String, String, CurriculumFinding.Severity) -> Void
  ) {
    let sum = choices.map(\.points).filter { $0 > 0 }.reduce(0, +)
    if abs(sum - 100) > 0.1 {
      note("bank.right", "the weights of right answers add up to 100 percent", .error)
    }
    if choices.contains(where: { $0.points == 0 }) {
      note(
        "bank.all", "choosing everything would give all points: give wrong answers a minus",
        .warning)
    }
  }

  /// A translation has the same questions with the same answers behind them.
  static func differences(
    _ translated: GiftBank, from source: GiftBank, path: String, ids: [String]
  ) -> [CurriculumFinding] {
    var findings: [CurriculumFinding] = []
    let known = Dictionary(
      source.questions.compactMap { question in question.id.map { ($0, question) } },
      uniquingKeysWith: { left, _ in left })
    var seen: Set<String> = []
    for question in translated.questions {
      guard let id = question.id else { continue }
      seen.insert(id)
      guard let original = known[id] else {
        findings.append(
          CurriculumFinding(
            path, question.line, "translation.id", "the source has no question of this id"))
        continue
      }
      if shape(question) != shape(original) || question.category != original.category {
        findings.append(
          CurriculumFinding(
            path, question.line, "translation.key",
            "category, sort, number of answers or the right one differ from the source"))
      }
    }
    let missing = ids.filter { !seen.contains($0) }
    if !missing.isEmpty {
      findings.append(
        CurriculumFinding(
          path, nil, "translation.missing",
          "questions are missing: \(missing.prefix(5).joined(separator: ", "))"
            + (missing.count > 5 ? " and \(missing.count - 5) more" : "")))
    }
    return findings
  }

  /// What stays the same in every language.
  private static func shape(_ question: GiftQuestion) -> [Double] {
    switch question.kind {
    case .description: [0]
    case .essay: [1]
    case .trueFalse(let isTrue, _, _): [2, isTrue ? 1 : 0]
    case .choice(let choices): [3] + choices.map(\.points)
    // Words have other spellings in other languages.
    case .short: [4]
    case .numerical(let answers, _): [5, Double(answers.count)]
    case .matching(let pairs): [6, Double(pairs.count)]
    }
  }
}
