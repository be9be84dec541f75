import FrunDomain

/// The short properties of a person entity, taken apart into what the schema declares.
enum PersonProperties {
  /// A name record to write.
  struct Name {
    var kind: String
    var fields: [CaseEntity.Field]
  }

  private static let kinds = [
    "name": "full", "fullName": "full", "otherName": "other", "nickname": "nickname",
  ]

  /// The fields of the person, the names, and the relationship with the client.
  static func split(
    _ entity: CaseEntity
  ) -> (own: CaseEntity, names: [Name], relation: CaseEntity?) {
    var own = entity
    own.fields = []
    var names: [Name] = []
    var latin: CaseEntity.Field?
    var relation = CaseEntity("relationship", key: entity.key, fields: [], row: entity.row)
    let person = Schema.standard.kind("person")
    let relationship = Schema.standard.kind("relationship")
    for var field in entity.fields where !field.value.isEmpty {
      if let kind = kinds[field.property] {
        field.property = "text"
        names.append(Name(kind: kind, fields: [field]))
      } else if field.property == "latinName" {
        field.property = "latin"
        latin = field
      } else if person?.field(field.property) == nil, relationship?.field(field.property) != nil {
        relation.fields.append(field)
      } else {
        own.fields.append(field)
      }
    }
    if let latin {
      if let full = names.firstIndex(where: { $0.kind == "full" }) {
        names[full].fields.append(latin)
      } else {
        // A name is kept as told; the Latin letters are what was told.
        var text = latin
        text.property = "text"
        names.append(Name(kind: "full", fields: [text, latin]))
      }
    }
    if relation.fields.isEmpty, entity.ending == "caregiver", entity.row == nil {
      relation.fields.append(.init("isCaregiver", "yes", at: entity.dataset))
    }
    return (own, names, relation.fields.isEmpty ? nil : relation)
  }

  /// Whether a property is about a person: a field, a name, or the relationship.
  static func isAboutPerson(_ property: String) -> Bool {
    kinds[property] != nil || property == "latinName"
      || Schema.standard.field(property, of: "person") != nil
  }

  /// The role of a person who has none: by what is said of the home, then by the ending.
  static func role(of entity: CaseEntity, isClient: Bool) -> String {
    if isClient { return "client" }
    if entity.ending == "caregiver" || entity.value("isCaregiver") == "yes" { return "caregiver" }
    if entity.value("livesInHousehold") == "yes" { return "household_member" }
    let known = Schema.standard.vocabulary("personRole")
    return known?.contains(entity.ending) == true ? entity.ending : "relative"
  }
}
