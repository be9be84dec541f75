import FrunDomain
import FrunText
import Testing

@Suite(
  "Expiry of awards, reference cases",
  .enabled(
    if: ProjectFiles.hasVectors("training-expiry-ref.jsonl"),
    "test facts are not beside the project"))
struct ReferenceExpiryTests {
  @Test("every case is reproduced exactly")
  func exact() throws {
    let text = try ProjectFiles.text(ProjectFiles.vectors("training-expiry-ref.jsonl"))
    var count = 0
    for line in text.split(separator: "\n") {
      let json = try JSONValue(parsing: String(line))
      guard json["_meta"] == nil else { continue }
      count += 1
      let id = json["id"]?.string ?? ""
      let course = try #require(Course(Self.course(json)))
      let rule = try #require(ExpiryRule(course), "\(id)")
      let previous = try json["previous_valid_to"]?.string.map {
        PreviousAward(
          validTo: try CivilDate(parsing: $0), anchorDay: json["anchor_day"]?.integer ?? 0)
      }
      let expiry = AwardExpiry(
        rule, completedOn: try CivilDate(parsing: json["completed_on"]?.string ?? ""),
        previous: previous)
      #expect(expiry.validTo?.description == json["expect"]?["valid_to"]?.string, "\(id)")
      #expect(expiry.reason.rawValue == json["expect"]?["why"]?.string, "\(id)")
      #expect(expiry.anchorDay == json["expect"]?["anchor_day"]?.integer, "\(id)")
    }
    #expect(count > 70)
  }

  /// The course record that declares the rule of a case.
  private static func course(_ json: JSONValue) -> Record {
    var values: [String: FieldValue] = [:]
    if let mode = json["mode"]?.string { values["expiryMode"] = .code(mode) }
    if let months = json["months"]?.integer { values["months"] = .integer(Int64(months)) }
    if let days = json["window_days"]?.integer { values["windowDays"] = .integer(Int64(days)) }
    if let day = json["fixed"]?.string { values["fixedDay"] = .text(day) }
    if let days = json["min_active_days"]?.integer {
      values["minActiveDays"] = .integer(Int64(days))
    }
    return Record(
      id: Fixture.record(1), kind: "course",
      stream: StreamID(kind: .training, id: Fixture.record(2)), fields: [:]
    ).with(values)
  }
}
