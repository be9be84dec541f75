import FoundationEssentials
import FrunDomain
import FrunText

/// Runs the follow-up schedule on every case of a file of JSON lines.
///
/// Rows that the file's first line brings are read as rows of a rule package;
/// rows it does not bring are the shipped ones.
func runScheduleSuite(file: String, report: inout ConformanceReport) throws {
  var rows: [String: FollowUpRow] = [:]
  for row in try FollowUpPackage.standard().rows { rows[row.name] = row }
  let text = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
  for (number, line) in text.split(separator: "\n").enumerated() {
    let place = "line \(number + 1)"
    do {
      let json = try JSONValue(parsing: String(line))
      if json["_meta"] != nil {
        for row in json["rule_rows"]?.array ?? [] {
          let row = try FollowUpRow(json: row)
          rows[row.name] = row
        }
        continue
      }
      guard let id = json["id"]?.string, let name = json["row"]?.string, let row = rows[name],
        let expected = json["expect"]
      else {
        report.recordUnreadable(place, "a case without id, row or expectation")
        continue
      }
      var holidays: [Holiday] = []
      for holiday in json["holidays"]?.array ?? [] {
        holidays.append(Holiday(from: try CivilDate(parsing: holiday.string ?? "")))
      }
      let visits = FollowUpSchedule.visits(
        of: row, placedOn: try CivilDate(parsing: json["reunified_on"]?.string ?? ""),
        calendar: OfficeCalendar(
          weekend: Set((json["weekend"]?.array ?? []).compactMap(\.integer)), holidays: holidays))
      report.record(
        id, expected: expected.canonicalText(),
        actual: JSONValue.array(visits.map(scheduleJSON)).canonicalText())
    } catch {
      report.recordUnreadable(place, "\(error)")
    }
  }
}

private func scheduleJSON(_ visit: ScheduledVisit) -> JSONValue {
  var object = JSONObject()
  object["key"] = .string(visit.key)
  object["due"] = .string(visit.dueOn.description)
  object["window"] = .array([
    .string(visit.windowFrom.description), .string(visit.windowTo.description),
  ])
  object["planned_on"] = .string(visit.plannedOn.description)
  if let note = visit.note { object["note"] = .string(note.rawValue) }
  return .object(object)
}
