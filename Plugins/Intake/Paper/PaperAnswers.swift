import FrunForms
import FrunKit
import FrunText

/// Answers typed back from a printed form.
///
/// A text file has one answer a line, `017-4 answer`, or `017-4.2 answer` in the second row of a
/// repeat; `SHEET 7K2QM` with the code printed at the top begins a record; lines that begin with a
/// space go on with the answer above; `#` begins a remark. A CSV file has the columns `sheet`,
/// `record`, `code` and `answer`.
struct PaperAnswers {
  private let paper: PaperForm

  init(_ form: CompiledForm) { paper = PaperForm(form) }

  /// Whether a text begins as such a file does.
  static func looksLikeLines(_ bytes: [UInt8]) -> Bool {
    for line in bytes.prefix(4096).split(separator: 10, omittingEmptySubsequences: true) {
      let text = String(decoding: line, as: UTF8.self).drop { $0 == " " || $0 == "\u{FEFF}" }
      if text.isEmpty || text.first == "#" || text == "\r" { continue }
      guard let word = text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" }).first
      else { continue }
      let isCode =
        word.contains("-")
        && word.utf8.allSatisfy { $0 == 45 || $0 == 46 || (48...57).contains($0) }
      return word.uppercased() == "SHEET" || isCode
    }
    return false
  }

  /// Whether the columns of a table are those of typed answers.
  static func isPaper(_ header: [String]) -> Bool {
    Set(header).isSuperset(of: ["code", "answer"])
  }

  // MARK: Lines

  func records(lines bytes: [UInt8]) throws -> [GivenRecord] {
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw AnswerFile.malformed("this is not text in UTF-8", at: "--answers")
    }
    var records: [Draft] = []
    var open: (code: String, answer: String, line: Int)?
    func close() {
      if let open, !records.isEmpty {
        records[records.count - 1].add(open.code, open.answer, open.line, paper)
      }
      open = nil
    }
    for (offset, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = raw.first == "\u{FEFF}" ? raw.dropFirst() : raw
      if line.allSatisfy(\.isWhitespace) || line.first == "#" { continue }
      if line.first == " " || line.first == "\t" {
        open?.answer += "\n" + line.drop(while: \.isWhitespace)
        continue
      }
      close()
      let word = String(line.prefix { !$0.isWhitespace })
      let rest = String(line.dropFirst(word.count).drop(while: \.isWhitespace))
      if word.uppercased() == "SHEET" {
        try check(sheet: rest, at: "--answers:\(offset + 1)")
        records.append(Draft(record: GivenRecord(records.count + 1, JSONObject(), row: offset + 1)))
        continue
      }
      guard !records.isEmpty else {
        throw Failure(
          .data, "answers.noSheet", "the answers do not say which sheet they are from",
          place: "--answers:\(offset + 1)",
          hints: ["begin every record with a line 'SHEET CODE', with the code printed at the top"])
      }
      open = (word, rest, offset + 1)
    }
    close()
    return records.map(\.finished)
  }

  private func check(sheet typed: String, at place: String) throws {
    let code = typed.uppercased().filter { !$0.isWhitespace }
    guard code == paper.sheet else {
      throw Failure(
        .data, "answers.otherSheet",
        "the sheet was printed from another form or another version of it", place: place,
        hints: ["the sheet of this form has the code \(paper.sheet)"])
    }
  }

  // MARK: Table

  func records(table: AnswerTable) throws -> [GivenRecord] {
    func column(_ name: String) -> Int? { table.header.firstIndex(of: name) }
    guard let codes = column("code"), let answers = column("answer") else { return [] }
    guard let sheets = column("sheet") else {
      throw Failure(
        .data, "answers.noSheet", "the answers do not say which sheet they are from",
        place: "--answers", hints: ["add a column 'sheet' with the code printed at the top"])
    }
    let numbers = column("record")
    var records: [Draft] = []
    var places: [String: Int] = [:]
    for row in table.rows {
      try check(sheet: row.cells[sheets], at: "--answers:\(row.number)")
      let name = numbers.map { row.cells[$0] } ?? ""
      if places[name] == nil {
        places[name] = records.count
        records.append(Draft(record: GivenRecord(records.count + 1, JSONObject(), row: row.number)))
      }
      if let place = places[name] {
        records[place].add(row.cells[codes], row.cells[answers], row.number, paper)
      }
    }
    return records.map(\.finished)
  }

  /// A record while its answers come in.
  private struct Draft {
    var record: GivenRecord
    private let tree = AnswerTree()
    private var seen: Set<String> = []

    init(record: GivenRecord) { self.record = record }

    mutating func add(_ typed: String, _ answer: String, _ line: Int, _ paper: PaperForm) {
      let parts = typed.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard let row = paper.row(parts.first ?? "") else {
        return refuse(
          line, typed, "paper.code", "no question has this code; its last digit does not fit")
      }
      let numbers = parts.dropFirst().map { Int($0) ?? 0 }
      guard numbers.count == row.repeats.count, numbers.allSatisfy({ (1...10_000).contains($0) })
      else {
        return refuse(
          line, typed, "paper.row",
          row.repeats.isEmpty
            ? "the question is asked once: its code has no row number"
            : "the code needs the number of the row, as in \(row.code).1")
      }
      guard seen.insert("\(row.code) \(numbers)").inserted else {
        return refuse(line, typed, "paper.twice", "the question is answered twice")
      }
      let trimmed = answer.drop(while: \.isWhitespace)
      guard !trimmed.isEmpty else { return }
      guard let value = paper.answer(String(trimmed), to: row.item) else {
        return refuse(line, typed, "choice", "the answer is none of the marks on the sheet")
      }
      var rest = Array(numbers)[...]
      var steps: [AnswerPath.Component] = []
      var index = row.item.index
      var chain: [FormItem] = []
      while let parent = paper.form.items[index].parent {
        chain.append(paper.form.items[index])
        index = parent
      }
      for item in chain.reversed() {
        let number = item.kind == .repeating ? rest.popFirst() : nil
        steps.append(.init(name: item.name, row: number))
      }
      tree.insert(.string(value), at: AnswerPath(steps))
    }

    private mutating func refuse(_ line: Int, _ code: String, _ kind: String, _ message: String) {
      record.problems.append(
        RecordProblem(record.number, path: code, code: kind, message: message, row: line))
    }

    var finished: GivenRecord {
      var copy = record
      copy.answers = tree.object
      return copy
    }
  }
}
