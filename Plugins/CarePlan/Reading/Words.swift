import FrunDomain
import FrunKit

/// Codes in the person's language.
struct Words {
  let language: String

  /// The label of a code of a field; empty for nil.
  func code(_ code: String?, _ field: String, _ kind: String) -> String {
    Schema.standard.label(code, of: field, in: kind, language: language)
  }
}

extension Services {
  /// What a person of the case is called in lists: the name, else what they are to the child, else
  /// the start of the identifier.
  func called(_ person: RecordID?, in file: OpenedCase, language: String = "en") throws -> String? {
    guard let person else { return nil }
    if let name = try name(of: person, in: file.stream) { return name }
    if person == file.client { return "the child" }
    let link = Relationship.all(
      in: try records("relationship", in: file, where: "relative", is: person)
    ).first { $0.person == file.client }
    if let relation = link?.relation {
      return Schema.standard.label(
        relation, of: "relation", in: "relationship", language: language)
    }
    return String(person.text.prefix(8))
  }
}
