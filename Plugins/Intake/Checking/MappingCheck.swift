import FrunDomain
import FrunForms
import FrunText

/// Whether what a form saves are kinds, fields and codes of the declared schema. The standard
/// cannot know them; a form that passes it may still make records nobody can read.
struct MappingCheck {
  let form: CompiledForm
  private let schema = Schema.standard

  /// Properties of a person that become names and the relationship with the client.
  private static let personal: Set<String> = [
    "name", "fullName", "otherName", "nickname", "latinName",
  ]

  init(_ form: CompiledForm) { self.form = form }

  /// Everything that does not fit, in the order of the form.
  func findings() -> [CheckFinding] {
    form.entities.flatMap { declaration -> [CheckFinding] in
      let name = Self.kind(of: declaration.dataset)
      guard let kind = schema.kind(name), kind.stream == .case else {
        let known = schema.kinds.filter { $0.stream == .case }.map(\.name)
        return [
          CheckFinding(
            .error, "MAPPING_kind", "a case has no records of the kind “\(name)”",
            sheet: "entities", row: declaration.row, column: "list_name",
            hint: Suggestions.nearest(to: name, among: known).first.map { "did you mean “\($0)”?" })
        ]
      }
      return declaration.properties.flatMap { item, property in
        findings(form.items[item], property, kind)
      }
    }
  }

  /// The kind in the name of a list of records: what stands before the first underscore.
  static func kind(of dataset: String) -> String { String(dataset.prefix { $0 != "_" }) }

  private func findings(_ item: FormItem, _ property: String, _ kind: Kind) -> [CheckFinding] {
    let declared =
      kind.field(property)
      ?? (kind.name == "person" ? schema.field(property, of: "relationship") : nil)
    guard let field = declared else {
      if kind.name == "person", Self.personal.contains(property) { return [] }
      let near = Suggestions.nearest(to: property, among: kind.fields.map(\.name)).first
      return [
        CheckFinding(
          .error, "MAPPING_field", "a \(kind.name) has no field “\(property)”", sheet: "survey",
          row: item.row, column: "save_to", hint: near.map { "did you mean “\($0)”?" })
      ]
    }
    return codes(item, field)
  }

  /// Choices that the field's list does not know.
  private func codes(_ item: FormItem, _ field: Field) -> [CheckFinding] {
    guard case .list(let name) = item.choices, let list = form.lists[name],
      let vocabulary = schema.vocabulary(of: field)
    else { return [] }
    return list.choices.filter { vocabulary.entry($0.name) == nil }.map { choice in
      let known = vocabulary.codes.map(\.code)
      return CheckFinding(
        .error, "MAPPING_code",
        "“\(choice.name)” is not a code of the list \(vocabulary.name) that “\(item.name)” is saved to",
        sheet: "choices", row: choice.row, column: "name",
        hint: Suggestions.nearest(to: choice.name, among: known).first.map {
          "did you mean “\($0)”?"
        })
    }
  }
}
