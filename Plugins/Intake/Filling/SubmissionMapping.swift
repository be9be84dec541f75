import FrunDomain
import FrunForms
import FrunKit

/// Turns what a finished form saves into entities of a case.
struct SubmissionMapping {
  private let multiple: Set<String>
  private let schema = Schema.standard

  init(_ form: CompiledForm) {
    multiple = Set(
      form.items.filter { $0.type == .selectMultiple || $0.type == .rank }
        .map { form.path(of: $0.index).joined(separator: "/") })
  }

  /// The entities in the order of the form.
  func entities(_ changes: [EntityChange], _ remarks: Remarks? = nil) -> [CaseEntity] {
    changes.flatMap { change in
      separated(
        CaseEntity(
          change.dataset, key: change.key,
          fields: change.fields.map { field in
            CaseEntity.Field(
              field.property, remarks?.recorded(field.value, at: field.path) ?? field.value,
              at: field.path.description,
              isSelection: isMultiple(field.path))
          }, row: change.repeatIndex))
    }
  }

  private func isMultiple(_ path: AnswerPath) -> Bool {
    multiple.contains(path.components.map(\.name).joined(separator: "/"))
  }

  /// Several answers to a field that holds one are several records: two concerns noticed on one
  /// visit are two concerns.
  private func separated(_ entity: CaseEntity) -> [CaseEntity] {
    guard let kind = schema.kind(entity.kind), entity.kind != "case", entity.kind != "person",
      let place = entity.fields.firstIndex(where: { field in
        guard field.isSelection, !field.value.isEmpty else { return false }
        switch kind.field(field.property)?.policy {
        case .single, .singleSafer: return true
        default: return false
        }
      })
    else { return [entity] }
    return entity.fields[place].value.split(separator: " ").map { part in
      var copy = entity
      copy.fields[place].value = String(part)
      copy.fields[place].isSelection = false
      // Named by the answer: a correction finds it again whatever else is chosen.
      copy.key += "#\(part)"
      return copy
    }
  }
}
