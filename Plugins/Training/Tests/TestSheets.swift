import FrunDomain
import FrunKit
import FrunText

/// Types answer sheets back: by one line, or by a list.
enum TestSheets {
  /// One sheet: answers parted by blanks, or by `;` where an answer holds blanks itself.
  static func read(_ text: String, _ paper: TestPaper) throws -> TestAnswers {
    let parts =
      text.contains(";")
      ? text.split(separator: ";", omittingEmptySubsequences: false)
      : text.split(whereSeparator: \.isWhitespace)
    let count = paper.asked.count
    guard parts.count == count else {
      throw Failure(
        .data, "sheet.count",
        "the paper has \(Count.of(count, "question")), the sheet has \(parts.count)",
        place: "--answers", hints: ["- stands for no answer; ; parts answers of several words"])
    }
    return try answers(parts.map(String.init), paper) { "--answers, question \($0)" }
  }

  /// A list: one line for each sheet, with columns `q1`, `q2`, ….
  static func read(
    _ table: PeopleTable, _ paper: TestPaper, _ desk: TestDesk
  ) throws -> [(Enrolment, TestAnswers)] {
    var seen: Set<RecordID> = []
    return try table.rows.map { row in
      let one = try row.enrolment(in: desk.people, of: desk.session, desk.register)
      guard seen.insert(one.id).inserted else {
        throw Failure(
          .data, "row.twice", "this person stands in the list twice", place: "line \(row.line)")
      }
      let parts = paper.asked.indices.map { row["q\($0 + 1)"] ?? "" }
      return (one, try answers(parts, paper) { row.place("q\($0)") })
    }
  }

  /// Whether a heading is that of a question: `q7`.
  static func isQuestion(_ heading: String) -> Bool {
    heading.hasPrefix("q") && Int(heading.dropFirst()).map { (1...10_000).contains($0) } ?? false
  }

  private static func answers(
    _ parts: [String], _ paper: TestPaper, place: (Int) -> String
  ) throws -> TestAnswers {
    var given: [GivenAnswer] = []
    var points: [Int: Double] = [:]
    for (index, question) in paper.asked.enumerated() {
      let text = parts[index]
      if question.isOpen, text.hasSuffix("%"), let mark = Double(text.dropLast()),
        (0...100).contains(mark)
      {
        points[index] = mark
        given.append(.text("on paper"))
        continue
      }
      guard let answer = question.answer(typed: text) else {
        throw Failure(
          .data, "sheet.answer", "this cannot be an answer: \(question.sort)",
          place: place(index + 1),
          hints: ["letters as on the sheet, t or f, a number; - for no answer"])
      }
      given.append(answer)
    }
    var answers = TestAnswers(given, to: paper)
    for (index, mark) in points { answers.items[index].points = mark }
    return answers
  }
}
