import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// The answers of a submission as they were kept.
struct KeptAnswers {
  /// The answers; nil when they were withheld, erased, or are unreadable.
  let answers: JSONObject?
  /// What an interview kept beside them: `missing`, `notes`, `dates`, `audit`.
  let remarks: JSONObject
  /// Whether the answers are those whose digest was recorded; nil when there is nothing to compare.
  let isUnchanged: Bool?

  /// One answer.
  struct Row {
    let path: String
    let question: String
    let answer: String
  }

  static var listing: Listing<Row> {
    Listing<Row>(
      "frun.intake.show/1", whenEmpty: "the answers are not kept here",
      [
        .init("path", "Question", dropPriority: 1) { Cell($0.path, .name) },
        .init("question", "Label") { Cell($0.question) },
        .init("answer", "Answer") { Cell($0.answer) },
      ])
  }

  init(_ record: Record) {
    guard let text = record.text("instance"),
      let document = try? JSONValue(parsing: Array(text.utf8))
    else {
      answers = nil
      remarks = JSONObject()
      isUnchanged = nil
      return
    }
    answers = document["answers"]?.object
    remarks = document.object ?? JSONObject()
    if case .digest(let digest) = record["answers"] {
      isUnchanged = AnswerDigest.sha256(of: document) == digest
    } else {
      isUnchanged = nil
    }
  }

  /// The answers in their order, with labels where the form is at hand; reasons for missing ones,
  /// and notes, stand with their questions.
  func rows(_ form: CompiledForm?, language: String) -> [Row] {
    guard let answers else { return [] }
    let words = InterviewWords("en")
    let notes = remarks["notes"]?.object ?? JSONObject()
    var rows: [Row] = []
    for reason in remarks["missing"]?.object?.members ?? [] {
      let kind = reason.value.string.flatMap(Missing.init).map(words.missing) ?? ""
      let item = form.flatMap { Self.item(Self.names(reason.key), $0) }
      rows.append(
        Row(
          path: reason.key, question: item.map { Self.label($0, form, language) } ?? "",
          answer: "(\(kind))" + Self.note(notes, reason.key)))
    }
    flatten(.object(answers), at: "") { path, value in
      let name = Self.names(path)
      let item = form.flatMap { Self.item(name, $0) }
      let known = remarks["dates"]?.object?[path] ?? value
      rows.append(
        Row(
          path: path, question: item.map { Self.label($0, form, language) } ?? "",
          answer: Self.words(known, item, form, language) + Self.note(notes, path)))
    }
    guard let form else { return rows }
    // The kept text is sorted by name; people read in the order of the form.
    let order = Dictionary(
      form.items.map { (form.path(of: $0.index).joined(separator: "/"), $0.index) },
      uniquingKeysWith: { first, _ in first })
    return rows.enumerated().sorted { left, right in
      Self.key(left.element.path, order) + [left.offset]
        < Self.key(right.element.path, order) + [right.offset]
    }.map(\.element)
  }

  private static func item(_ name: String, _ form: CompiledForm) -> FormItem? {
    form.items.first {
      $0.type != nil && form.path(of: $0.index).joined(separator: "/") == name
    }
  }

  private static func note(_ notes: JSONObject, _ path: String) -> String {
    notes[path]?.string.map { "\nnote: \($0)" } ?? ""
  }

  private func flatten(_ value: JSONValue, at path: String, _ body: (String, JSONValue) -> Void) {
    switch value {
    case .object(let object):
      for member in object.members {
        flatten(member.value, at: path.isEmpty ? member.key : "\(path)/\(member.key)", body)
      }
    case .array(let rows) where rows.contains(where: { $0.object != nil }):
      for (offset, row) in rows.enumerated() { flatten(row, at: "\(path)[\(offset + 1)]", body) }
    default: body(path, value)
    }
  }

  private static func names(_ path: String) -> String {
    AnswerPath(path)?.components.map(\.name).joined(separator: "/") ?? path
  }

  /// Sorts by the place of each step in the form, rows of a repeat together.
  private static func key(_ path: String, _ order: [String: Int]) -> [Int] {
    var prefix: [String] = []
    return (AnswerPath(path)?.components ?? []).flatMap { step in
      prefix.append(step.name)
      return [order[prefix.joined(separator: "/")] ?? .max, step.row ?? 0]
    }
  }

  private static func label(_ item: FormItem, _ form: CompiledForm?, _ language: String) -> String {
    guard let form else { return "" }
    return item.label.plain(form.language(language), fallback: form.defaultLanguage)
  }

  private static func words(
    _ value: JSONValue, _ item: FormItem?, _ form: CompiledForm?, _ language: String
  ) -> String {
    let texts = (value.array ?? [value]).map { $0.string ?? $0.text() }
    guard let form, case .list(let name)? = item?.choices, let list = form.lists[name] else {
      return texts.joined(separator: ", ")
    }
    return texts.map { text in
      guard let choice = list.choice(text) else { return text }
      let label = choice.label.plain(form.language(language), fallback: form.defaultLanguage)
      return label.isEmpty ? text : label
    }.joined(separator: ", ")
  }
}

extension [Int] {
  fileprivate static func < (left: [Int], right: [Int]) -> Bool {
    left.lexicographicallyPrecedes(right)
  }
}
