/// Reads what stands between `{` and `}`, without general feedback.
struct GiftAnswers {
  private let body: ArraySlice<GiftMark>
  private let format: GiftText.Format
  private let line: Int

  init(_ body: ArraySlice<GiftMark>, format: GiftText.Format, line: Int) {
    var body = body
    GiftReader.skip(&body)
    while body.last?.isBlank == true { body.removeLast() }
    self.body = body
    self.format = format
    self.line = body.first?.line ?? line
  }

  private func fault(_ reason: String, at mark: GiftMark? = nil) -> GiftProblem {
    GiftProblem(line: mark?.line ?? line, reason)
  }

  func kind() throws(GiftProblem) -> GiftQuestion.Kind {
    guard let first = body.first else { return .essay }
    if first.isSign("#") { return try numerical() }
    if let answer = trueFalse() { return answer }
    guard first.isSign("=") || first.isSign("~") else {
      return .short([
        GiftQuestion.Choice(
          isMarkedCorrect: true, weight: nil, text: text(answer(body).0),
          feedback: feedback(answer(body).1))
      ])
    }
    let parts = parts(body)
    guard parts.count <= GiftBank.mostAnswers else {
      throw fault("more than \(GiftBank.mostAnswers) answers")
    }
    if let pairs = pairs(parts) { return .matching(pairs) }
    var choices: [GiftQuestion.Choice] = []
    for part in parts {
      var rest = part.dropFirst()
      let weight = try weight(&rest)
      let (words, comment) = answer(rest)
      let text = text(words)
      if text.text.isEmpty { throw fault("an answer is empty", at: part.first) }
      choices.append(
        GiftQuestion.Choice(
          isMarkedCorrect: part.first?.isSign("=") == true, weight: weight, text: text,
          feedback: feedback(comment)))
    }
    // Only right answers: there is nothing to choose from, so the word has to be written.
    return choices.allSatisfy(\.isMarkedCorrect) ? .short(choices) : .choice(choices)
  }

  // MARK: Parts

  /// Splits at every `=` and `~`; each part begins with its sign.
  private func parts(_ marks: ArraySlice<GiftMark>) -> [ArraySlice<GiftMark>] {
    let starts = marks.indices.filter { marks[$0].isSign("=") || marks[$0].isSign("~") }
    return zip(starts, starts.dropFirst() + [marks.endIndex]).map { marks[$0..<$1] }
  }

  /// An answer and the feedback behind its first `#`.
  private func answer(
    _ marks: ArraySlice<GiftMark>
  ) -> (ArraySlice<GiftMark>, ArraySlice<GiftMark>?) {
    guard let sign = marks.firstIndex(where: { $0.isSign("#") }) else { return (marks, nil) }
    return (marks[..<sign], marks[(sign + 1)...])
  }

  private func text(_ marks: ArraySlice<GiftMark>) -> GiftText {
    GiftReader.text(marks, inherits: format)
  }

  private func feedback(_ marks: ArraySlice<GiftMark>?) -> GiftText? {
    guard let marks else { return nil }
    let text = text(marks)
    return text.text.isEmpty ? nil : text
  }

  /// `%50%`, `%-33.33333%`.
  private func weight(_ rest: inout ArraySlice<GiftMark>) throws(GiftProblem) -> Double? {
    var marks = rest
    GiftReader.skip(&marks)
    guard marks.first?.isSign("%") == true else { return nil }
    let inside = marks.dropFirst()
    guard let end = inside.firstIndex(where: { $0.isSign("%") }) else { return nil }
    let digits = String(String.UnicodeScalarView(inside[..<end].map(\.scalar)))
    guard let number = Self.number(digits), abs(number) <= 100 else {
      // A text may begin with a per cent sign; a number out of range is a slip.
      if Self.number(digits) != nil {
        throw fault("a weight is from -100 to 100 percent", at: marks.first)
      }
      return nil
    }
    rest = inside[(end + 1)...]
    return number
  }

  /// A decimal number as people write it: no `nan`, no hexadecimal digits.
  static func number(_ text: some StringProtocol) -> Double? {
    guard !text.isEmpty, text.utf8.count <= 40,
      text.utf8.allSatisfy({ (48...57).contains($0) || "+-.eE".utf8.contains($0) }),
      let number = Double(text), number.isFinite
    else { return nil }
    return number
  }

  // MARK: True or false

  private func trueFalse() -> GiftQuestion.Kind? {
    var parts = body.split(omittingEmptySubsequences: false) { $0.isSign("#") }
    let word = String(
      String.UnicodeScalarView(parts.removeFirst().map(\.scalar).filter { $0 != "\n" }))
    let trimmed = GiftMark.trimmed(word.unicodeScalars)
    guard ["T", "TRUE", "F", "FALSE"].contains(trimmed), parts.count <= 2 else { return nil }
    return .trueFalse(
      trimmed.hasPrefix("T"), first: feedback(parts.first),
      second: feedback(parts.dropFirst().first))
  }

  // MARK: Pairs

  private func pairs(_ parts: [ArraySlice<GiftMark>]) -> [GiftQuestion.Pair]? {
    var pairs: [GiftQuestion.Pair] = []
    for part in parts {
      let rest = part.dropFirst()
      guard part.first?.isSign("=") == true, !rest.contains(where: { $0.isSign("#") }),
        let arrow = rest.indices.first(where: { index in
          rest[index].isSign("-") && index + 1 < rest.endIndex && rest[index + 1].isSign(">")
        })
      else { return nil }
      let right = GiftReader.text(rest[(arrow + 2)...], inherits: .plain).text
      guard !right.isEmpty else { return nil }
      pairs.append(GiftQuestion.Pair(left: text(rest[..<arrow]), right: right))
    }
    return pairs
  }

  // MARK: Numbers

  private func numerical() throws(GiftProblem) -> GiftQuestion.Kind {
    var rest = body.dropFirst()
    GiftReader.skip(&rest)
    guard let first = rest.first else { throw fault("a number is missing behind #") }
    if !first.isSign("="), !first.isSign("~") {
      // The short form has one number; what follows it are further answers.
      let end = rest.firstIndex { $0.isSign("=") || $0.isSign("~") } ?? rest.endIndex
      let (words, comment) = answer(rest[..<end])
      let range = try range(words)
      let said = feedback(comment)
      let one = GiftQuestion.NumericalAnswer(
        isMarkedCorrect: true, weight: nil, range: range, feedback: said)
      guard end < rest.endIndex || said != nil else { return .numerical([one], isList: false) }
      return .numerical([one] + (try answers(rest[end...])), isList: true)
    }
    return .numerical(try answers(rest), isList: true)
  }

  private func answers(
    _ marks: ArraySlice<GiftMark>
  ) throws(GiftProblem) -> [GiftQuestion.NumericalAnswer] {
    var answers: [GiftQuestion.NumericalAnswer] = []
    for part in parts(marks) {
      guard answers.count < GiftBank.mostAnswers else {
        throw fault("more than \(GiftBank.mostAnswers) answers")
      }
      var rest = part.dropFirst()
      let weight = try weight(&rest)
      let (words, comment) = answer(rest)
      let text = text(words)
      let isAny = text.text.isEmpty || text.text == "*"
      answers.append(
        GiftQuestion.NumericalAnswer(
          isMarkedCorrect: part.first?.isSign("=") == true, weight: weight,
          range: isAny ? .any(GiftText("*", format: format)) : try range(words),
          feedback: feedback(comment)))
    }
    return answers
  }

  private func range(
    _ marks: ArraySlice<GiftMark>
  ) throws(GiftProblem) -> GiftQuestion.NumericalRange {
    let text = GiftMark.trimmed(marks.map(\.scalar))
    let wrong = fault("a number is written 5, 5:0.1 or 4..6", at: marks.first)
    if let dots = text.firstRange(of: "..") {
      guard let low = Self.number(text[..<dots.lowerBound]),
        let high = Self.number(text[dots.upperBound...]), low <= high
      else { throw wrong }
      return .between(low, high)
    }
    let sides = text.split(separator: ":", omittingEmptySubsequences: false)
    guard sides.count <= 2, let number = Self.number(sides[0]) else { throw wrong }
    guard sides.count == 2 else { return .exactly(number) }
    guard let tolerance = Self.number(sides[1]), tolerance >= 0 else { throw wrong }
    return .within(number, tolerance: tolerance)
  }
}
