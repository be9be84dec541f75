import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// The records of a case as lists that a form chooses from: `select_one_from_file person.csv`
/// offers the persons of the case, as entity lists of the standard are attached by their name.
///
/// A list has the columns `name` (the identifier), `label`, and one for each field, so that filters
/// can ask for `role` or `status`; persons also have `relation` and `relationship`, what they are
/// to the client. A file that comes with the form goes before.
struct CaseLists {
  private let file: OpenedCase?
  private let language: String
  private let services: any Services

  /// - Parameter language: of the labels; a language of the form by name, or a tag.
  init(_ file: OpenedCase?, language: String, services: any Services) {
    self.file = file
    self.language = FormLanguage(name: language).tag ?? language
    self.services = services
  }

  /// The form with the lists it asks for.
  func attached(to form: CompiledForm) throws -> CompiledForm {
    var form = form
    for kind in Self.kinds(of: form) {
      form.attachments[kind.name] = Array(try text(of: kind).utf8)
    }
    return form
  }

  /// The kinds whose records a form chooses from or looks up.
  private static func kinds(of form: CompiledForm) -> [Kind] {
    let chosen = form.items.compactMap { item -> String? in
      guard case .file(let name, _, _) = item.choices, name.hasSuffix(".csv") else { return nil }
      return String(name.dropLast(4))
    }
    let expressions =
      form.items.flatMap { $0.rules.values.map(\.source) }
      + form.entities.flatMap { [$0.entityID, $0.createIf, $0.updateIf].compactMap { $0?.source } }
    return Schema.standard.kinds.filter { kind in
      guard kind.stream == .case, form.attachments[kind.name] == nil else { return false }
      return chosen.contains(kind.name)
        || expressions.contains { $0.contains("instance('\(kind.name)')") }
    }
  }

  private func text(of kind: Kind) throws -> String {
    let fields = kind.fields.filter { $0.policy != .append }
    let more = kind.name == "person" ? ["relation", "relationship"] : []
    var rows = [["name", "label"] + fields.map(\.name) + more]
    for record in try file.map({ try services.records(kind.name, in: $0) }) ?? []
    where !record.isErased {
      rows.append(
        [record.id.text, try label(of: record, kind)]
          + fields.map { field in
            // Several answers are stored as those of a multiple choice are.
            record[field.name]?.displayText
              ?? record.values(field.name).map(\.displayText).joined(separator: " ")
          } + (kind.name == "person" ? try tie(of: record) : []))
    }
    return CSVWriter(neutralisesFormulas: false).text(rows)
  }

  private func label(of record: Record, _ kind: Kind) throws -> String {
    if kind.name == "person" { return try label(ofPerson: record, kind) }
    let parts = try kind.summaryFields.map { try shown($0, of: record, kind) }
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// Name, and what the person is to the client or in the case.
  private func label(ofPerson record: Record, _ kind: Kind) throws -> String {
    let name = try services.name(of: record.id, in: record.stream) ?? record.id.text
    let part =
      try relationship(with: record).flatMap { relation in
        try Schema.standard.kind("relationship").map { try shown("relation", of: relation, $0) }
      } ?? shown("role", of: record, kind)
    return part.isEmpty ? name : "\(name) (\(part))"
  }

  /// What the person is to the client: the code, and the relationship's identifier.
  private func tie(of person: Record) throws -> [String] {
    let relation = try relationship(with: person)
    return [relation?.code("relation") ?? "", relation?.id.text ?? ""]
  }

  private func relationship(with person: Record) throws -> Record? {
    guard let file, let client = file.client else { return nil }
    return try services.records("relationship", in: file, where: "relative", is: person.id)
      .first { $0.reference("person") == client && !$0.isErased }
  }

  private func shown(_ name: String, of record: Record, _ kind: Kind) throws -> String {
    guard let value = record[name] else { return "" }
    switch value {
    case .code(let code):
      let vocabulary = kind.field(name).flatMap { Schema.standard.vocabulary(of: $0) }
      return vocabulary?.label(code, in: language) ?? code
    case .reference(let target):
      return try services.name(of: target, in: record.stream) ?? ""
    default: return value.displayText
    }
  }
}
