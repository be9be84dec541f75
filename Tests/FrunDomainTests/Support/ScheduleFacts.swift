import FrunDomain
import FrunText

/// Reads the reference cases of the follow-up schedule.
struct ScheduleFacts {
  struct Case {
    let id: String
    let row: String
    let placedOn: CivilDate
    let calendar: OfficeCalendar
    let expected: JSONValue
  }

  let rows: [FollowUpRow]
  let cases: [Case]

  init(_ text: String) throws {
    var rows: [FollowUpRow] = []
    var cases: [Case] = []
    for line in text.split(separator: "\n") {
      let json = try JSONValue(parsing: String(line))
      if json["_meta"] != nil {
        rows = try (json["rule_rows"]?.array ?? []).map { try FollowUpRow(json: $0) }
        continue
      }
      let holidays = try (json["holidays"]?.array ?? []).map {
        Holiday(from: try CivilDate(parsing: $0.string ?? ""))
      }
      cases.append(
        Case(
          id: json["id"]?.string ?? "", row: json["row"]?.string ?? "",
          placedOn: try CivilDate(parsing: json["reunified_on"]?.string ?? ""),
          calendar: OfficeCalendar(
            weekend: Set((json["weekend"]?.array ?? []).compactMap(\.integer)), holidays: holidays),
          expected: json["expect"] ?? .null))
    }
    self.rows = rows
    self.cases = cases
  }

  /// A schedule in the form of the reference cases.
  static func json(_ visits: [ScheduledVisit]) -> JSONValue {
    .array(
      visits.map { visit in
        var object = JSONObject()
        object["key"] = .string(visit.key)
        object["due"] = .string(visit.dueOn.description)
        object["window"] = .array([
          .string(visit.windowFrom.description), .string(visit.windowTo.description),
        ])
        object["planned_on"] = .string(visit.plannedOn.description)
        if let note = visit.note { object["note"] = .string(note.rawValue) }
        return .object(object)
      })
  }
}
