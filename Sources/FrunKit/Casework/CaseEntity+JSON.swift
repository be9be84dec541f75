public import FrunText

extension CaseEntity {
  /// The entities of a case written as one JSON object: fields of the case and of the client side
  /// by side, names, `consent` as purpose and decision, and `relatives` as a list of persons.
  ///
  /// ```json
  /// {"name": "…", "sex": "female", "birthDate": "2014-03", "protectionStatus": "separated",
  ///  "consent": {"services": "given"}, "relatives": [{"name": "…", "relation": "mother"}]}
  /// ```
  ///
  /// - Parameter place: what to put before the places of errors, such as the file.
  public static func entities(from object: JSONObject, at place: String) throws -> [CaseEntity] {
    var file = CaseEntity("case", key: "case", fields: [])
    var client = CaseEntity("person", key: "client", fields: [])
    var others: [CaseEntity] = []
    for member in object.members {
      let here = "\(place).\(member.key)"
      switch member.key {
      case "relatives": others += try relatives(from: member.value, at: here)
      case "consent": others += try consents(from: member.value, at: here)
      default:
        let fields = try fields(member.key, member.value, at: here)
        if PersonProperties.isAboutPerson(member.key) {
          client.fields += fields
        } else {
          file.fields += fields
        }
      }
    }
    return [file, client] + others
  }

  /// A further person as a JSON object: fields of the person and of the relationship, and names.
  public static func person(
    from object: JSONObject, row: Int, at place: String
  ) throws -> CaseEntity {
    CaseEntity(
      "person_relative", key: "relative \(row)",
      fields: try object.members.flatMap { member in
        try fields(member.key, member.value, at: "\(place).\(member.key)")
      }, row: row)
  }

  private static func fields(
    _ property: String, _ value: JSONValue, at place: String
  ) throws -> [Field] {
    try RecordDraft.texts(of: value, at: place).map { Field(property, $0, at: place) }
  }

  private static func relatives(from value: JSONValue, at place: String) throws -> [CaseEntity] {
    guard let rows = value.array, rows.count <= 200 else {
      throw Failure(.data, "value.malformed", "a list of persons is expected", place: place)
    }
    return try rows.enumerated().map { index, row in
      guard let object = row.object else {
        throw Failure(.data, "value.malformed", "an object is expected", place: "\(place).\(index)")
      }
      return try person(from: object, row: index + 1, at: "\(place).\(index)")
    }
  }

  private static func consents(from value: JSONValue, at place: String) throws -> [CaseEntity] {
    guard let object = value.object else {
      throw Failure(
        .data, "value.malformed", "purposes with decisions are expected", place: place,
        hints: ["as in {\"tracing\": \"given\", \"sharing\": \"refused\"}"])
    }
    return try object.members.map { member in
      CaseEntity(
        "consent_\(member.key)", key: "consent \(member.key)",
        fields: try fields("decision", member.value, at: "\(place).\(member.key)"))
    }
  }
}
