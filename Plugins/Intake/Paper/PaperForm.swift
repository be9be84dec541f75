import FrunForms
import FrunText

/// A form as it is printed: which questions are on the sheet, the code of each row, and the mark of
/// each choice. Printing and typing back use the same numbering, so that they cannot differ.
struct PaperForm {
  /// A question on paper.
  struct Row {
    /// The question.
    let item: FormItem
    /// Its code without the row of a repeat, `017-4`.
    let code: String
    /// The repeats around it, outermost first.
    let repeats: [Int]
  }

  let form: CompiledForm
  /// The questions in the order of the form.
  let rows: [Row]
  /// Code of the sheet: five symbols that change when the questions do.
  let sheet: String
  private let places: [String: Int]

  init(_ form: CompiledForm) {
    self.form = form
    var rows: [Row] = []
    for item in form.items where Self.isOnPaper(item) {
      rows.append(
        Row(
          item: item, code: Self.code(rows.count + 1), repeats: Self.repeats(around: item, form)))
    }
    self.rows = rows
    places = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1.code, $0) })
    sheet = Self.sheetCode(form, rows)
  }

  /// Questions that can be answered with a pen.
  static func isOnPaper(_ item: FormItem) -> Bool {
    guard let type = item.type, type.isVisible, type != .note, !item.isComputed else {
      return false
    }
    switch type {
    case .image, .audio, .video, .file, .osm, .geotrace, .geoshape: return false
    default: return true
    }
  }

  private static func repeats(around item: FormItem, _ form: CompiledForm) -> [Int] {
    var found: [Int] = []
    var place = item.parent
    while let index = place {
      if form.items[index].kind == .repeating { found.append(index) }
      place = form.items[index].parent
    }
    return found.reversed()
  }

  /// `017-4`: the number of the question and its check digit.
  static func code(_ number: Int) -> String {
    let digits = String(number)
    let padded = String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
    return "\(padded)-\(CheckDigit.of(padded) ?? 0)"
  }

  /// The question of a code as it was typed, with or without hyphen.
  ///
  /// - Returns: the row; nil when no question has the code or the check digit is wrong.
  func row(_ typed: String) -> Row? {
    let digits = typed.filter { $0 != "-" && $0 != " " }
    guard digits.utf8.count >= 4, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return places["\(digits.dropLast())-\(digits.suffix(1))"].map { rows[$0] }
  }

  // MARK: Choices

  /// A choice on paper.
  struct Choice {
    /// What is written down: the stored name where all names of the list are short, else a number.
    let mark: String
    /// The stored name.
    let name: String
    /// What people read.
    let label: TranslatedText
  }

  /// The choices of a question; empty when they are not known before the interview.
  func choices(_ item: FormItem) -> [Choice] {
    guard case .list(let name) = item.choices, let list = form.lists[name] else { return [] }
    let isShort = list.choices.allSatisfy { choice in
      (1...3).contains(choice.name.utf8.count)
        && choice.name.utf8.allSatisfy {
          (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
        }
    }
    return list.choices.enumerated().map { place, choice in
      Choice(
        mark: isShort ? choice.name : String(place + 1), name: choice.name, label: choice.label)
    }
  }

  /// The stored answer of what was written on paper.
  ///
  /// - Returns: nil when a mark is none of the question's.
  func answer(_ text: String, to item: FormItem) -> String? {
    let choices = choices(item)
    guard !choices.isEmpty else { return text }
    func name(_ mark: String) -> String? {
      (choices.first { $0.mark == mark } ?? choices.first { $0.name == mark })?.name
        ?? choices.first { $0.mark.lowercased() == mark.lowercased() }?.name
    }
    if item.type == .selectOne { return name(text) }
    let marks = text.split { $0 == " " || $0 == "," || $0 == ";" || $0 == "،" }.map(String.init)
    let names = marks.compactMap(name)
    return names.count == marks.count ? names.joined(separator: " ") : nil
  }

  // MARK: The sheet

  /// Symbols that are not taken for each other in handwriting.
  private static let symbols = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")

  private static func sheetCode(_ form: CompiledForm, _ rows: [Row]) -> String {
    var lines: [JSONValue] = [.string(form.id), .string(form.version)]
    for row in rows {
      lines.append(.string(form.path(of: row.item.index).joined(separator: "/")))
      if case .list(let name) = row.item.choices, let list = form.lists[name] {
        lines.append(.array(list.choices.map { .string($0.name) }))
      }
    }
    return AnswerDigest.sha256(of: .array(lines)).prefix(5)
      .map { String(symbols[Int($0) % symbols.count]) }.joined()
  }
}
