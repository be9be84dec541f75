import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// The kept answers of one form, as tables or lines, without what the purpose does not cover.
struct SubmissionExport {
  let form: CompiledForm
  let purpose: Purpose
  private let services: any Services
  private var submissions: [Kept] = []
  /// Whether an adult of a case agreed to the purpose, by case.
  private var agreed: [StreamID: Bool] = [:]
  /// Paths of questions, without rows, that may leave.
  private let open: Set<String>
  /// Questions that stay.
  let leftOut: [String]
  /// Forms left out because nobody agreed to the purpose.
  private(set) var withoutConsent = 0
  /// Forms left out because their answers are withheld, erased or unreadable.
  private(set) var unreadable = 0

  /// Forms read.
  var count: Int { submissions.count }

  private struct Kept {
    let key: String
    let record: Record
    let answers: [(path: AnswerPath, value: String)]
  }

  init(_ form: CompiledForm, for purpose: Purpose, services: any Services) {
    self.form = form
    self.purpose = purpose
    self.services = services
    var open: Set<String> = []
    var leftOut: [String] = []
    for item in form.items where item.type?.holdsValue == true && item.type != .note {
      if Self.purposes(of: item).contains(purpose) {
        open.insert(form.path(of: item.index).joined(separator: "/"))
      } else {
        leftOut.append(item.name)
      }
    }
    self.open = open
    self.leftOut = leftOut
  }

  /// What an answer may be used for: what the field it is saved to may, else casework alone.
  private static func purposes(of item: FormItem) -> Set<Purpose> {
    guard let target = item.saveTo else { return [.services] }
    let kind = String(target.dataset.prefix { $0 != "_" })
    let field =
      Schema.standard.field(target.property, of: kind)
      ?? (kind == "person" ? Schema.standard.field(target.property, of: "relationship") : nil)
      ?? (kind == "person" ? Schema.standard.field("text", of: "name") : nil)
    return (field?.purposes ?? []).union([.services])
  }

  // MARK: Reading

  /// How many submissions are read at once.
  private static let stride = 500

  /// Reads the submissions of the form, oldest first.
  mutating func read(case file: OpenedCase?, since: CivilDate?) throws {
    var query = RecordQuery(
      kind: "formSubmission", stream: file?.stream,
      conditions: [Condition("form", .equals(.text(form.id)))],
      order: [QueryOrder("submittedOn")], limit: Self.stride)
    if let since {
      query.conditions.append(Condition("submittedOn", .between(.date(since), .date(.last))))
    }
    while true {
      let found = try services.records(query)
      for record in found { try take(record) }
      guard found.count == Self.stride, let last = found.last else { return }
      query.cursor = last.id
    }
  }

  private mutating func take(_ record: Record) throws {
    guard try isAgreed(record.stream) else {
      withoutConsent += 1
      return
    }
    guard let text = record.text("instance"),
      let document = try? JSONValue(parsing: Array(text.utf8)),
      let answers = document["answers"]?.object
    else {
      unreadable += 1
      return
    }
    var flat: [(path: AnswerPath, value: String)] = []
    Self.flatten(.object(answers), [], &flat)
    submissions.append(
      Kept(
        key: document["instance"]?.string ?? record.id.text, record: record,
        answers: flat.filter { open.contains(Self.name($0.path)) }))
  }

  private mutating func isAgreed(_ stream: StreamID) throws -> Bool {
    if purpose == .services { return true }
    if let known = agreed[stream] { return known }
    var records: [Record] = []
    for kind in ["consent", "lawfulBasis", "person"] {
      records += try services.records(RecordQuery(kind: kind, stream: stream))
    }
    let answer = Consents(records: records, on: services.today).adultAgrees(to: purpose)
    agreed[stream] = answer
    return answer
  }

  private static func name(_ path: AnswerPath) -> String {
    path.components.map(\.name).joined(separator: "/")
  }

  private static func flatten(
    _ value: JSONValue, _ base: [AnswerPath.Component],
    _ flat: inout [(path: AnswerPath, value: String)]
  ) {
    switch value {
    case .object(let object):
      for member in object.members {
        flatten(member.value, base + [.init(name: member.key)], &flat)
      }
    case .array(let rows) where rows.contains(where: { $0.object != nil }):
      guard let last = base.last else { return }
      for (offset, row) in rows.enumerated() {
        flatten(row, base.dropLast() + [.init(name: last.name, row: offset + 1)], &flat)
      }
    case .array(let parts):
      flat.append((AnswerPath(base), parts.compactMap(\.string).joined(separator: " ")))
    case .string(let text): flat.append((AnswerPath(base), text))
    default: flat.append((AnswerPath(base), value.text()))
    }
  }

  // MARK: Lines

  /// One JSON object for each form; it can be given to 'intake fill' again.
  var lines: String {
    submissions.map { kept in
      let tree = AnswerTree()
      for answer in kept.answers { tree.insert(.string(answer.value), at: answer.path) }
      var object = JSONObject()
      object["instanceID"] = .string(kept.key)
      for member in tree.object.members { object[member.key] = member.value }
      return JSONValue.object(object).text() + "\n"
    }.joined()
  }

  // MARK: Tables

  /// CSV by file name: `FORM.csv`, and `FORM-REPEAT.csv` for every repeat.
  var tables: [String: String] {
    var tables: [String: String] = [:]
    for scope in form.items where scope.kind == .form || scope.kind == .repeating {
      let name = scope.kind == .form ? form.id : "\(form.id)-\(scope.name)"
      tables["\(Self.fileName(name)).csv"] = table(scope)
    }
    return tables
  }

  private func columns(of scope: FormItem) -> [String] {
    scope.children.flatMap { index -> [String] in
      let child = form.items[index]
      switch child.kind {
      case .group: return columns(of: child)
      case .question:
        let path = form.path(of: index).joined(separator: "/")
        return open.contains(path) && child.type.map(Self.isKept) == true ? [path] : []
      case .repeating, .form: return []
      }
    }
  }

  /// Answers of people; what the form computes it computes again.
  private static func isKept(_ type: QuestionType) -> Bool {
    type.isVisible && type != .note || type == .hidden
  }

  private func table(_ scope: FormItem) -> String {
    let columns = columns(of: scope)
    let writer = CSVWriter()
    let isForm = scope.kind == .form
    let added =
      isForm
      ? ["KEY", "CaseNumber", "SubmissionID", "SubmissionDate", "FormVersion"]
      : ["PARENT_KEY", "KEY"]
    var text = writer.row(added + columns)
    for kept in submissions {
      if isForm {
        let values = Dictionary(
          kept.answers.map { (Self.name($0.path), $0.value) },
          uniquingKeysWith: { first, _ in first })
        text += writer.row(
          [
            kept.key, CaseNumber(of: kept.record.stream.id).description, kept.record.id.text,
            kept.record.date("submittedOn")?.description ?? "", kept.record.text("version") ?? "",
          ] + columns.map { values[$0] ?? "" })
      } else {
        text += rows(kept, form.path(of: scope.index), columns, writer)
      }
    }
    return text
  }

  /// The rows of a repeat in one form.
  private func rows(
    _ kept: Kept, _ scope: [String], _ columns: [String], _ writer: CSVWriter
  ) -> String {
    var rows: [String: [String: String]] = [:]
    var order: [(key: String, parent: String)] = []
    for answer in kept.answers {
      let steps = answer.path.components
      guard steps.count >= scope.count, steps.prefix(scope.count).map(\.name) == scope,
        steps[scope.count - 1].row != nil
      else { continue }
      let place = AnswerPath(Array(steps.prefix(scope.count))).description
      let key = "\(kept.key)/\(place)"
      if rows[key] == nil {
        // The parent is the innermost row around this one, else the form.
        let outer = steps.prefix(scope.count - 1)
        let end = outer.lastIndex { $0.row != nil }
        let parent = end.map { "/" + AnswerPath(Array(outer.prefix($0 + 1))).description } ?? ""
        order.append((key, kept.key + parent))
      }
      rows[key, default: [:]][Self.name(answer.path)] = answer.value
    }
    return order.map { key, parent in
      writer.row([parent, key] + columns.map { rows[key]?[$0] ?? "" })
    }.joined()
  }

  /// A form's identifier as a file name.
  private static func fileName(_ text: String) -> String {
    let plain = text.map { $0.isLetter || $0.isNumber || "-_".contains($0) ? $0 : "_" }
    return String(plain.prefix(100))
  }
}
