import FoundationEssentials
import FrunDomain
import FrunText

/// Runs the expiry rules of awards on every case of a file of JSON lines.
func runTrainingSuite(file: String, report: inout ConformanceReport) throws {
  let text = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
  for (number, line) in text.split(separator: "\n").enumerated() {
    let place = "line \(number + 1)"
    do {
      let json = try JSONValue(parsing: String(line))
      if json["_meta"] != nil { continue }
      guard let id = json["id"]?.string, let rule = expiryRule(json), let expected = json["expect"]
      else {
        report.recordUnreadable(place, "a case without id, rule or expectation")
        continue
      }
      var previous: PreviousAward?
      if let validTo = json["previous_valid_to"]?.string {
        let date = try CivilDate(parsing: validTo)
        previous = PreviousAward(
          validTo: date, anchorDay: json["anchor_day"]?.integer ?? date.day)
      }
      let expiry = AwardExpiry(
        rule, completedOn: try CivilDate(parsing: json["completed_on"]?.string ?? ""),
        previous: previous)
      var actual = JSONObject()
      actual["valid_to"] = expiry.validTo.map { .string($0.description) } ?? .null
      actual["why"] = .string(expiry.reason.rawValue)
      actual["anchor_day"] = expiry.anchorDay.map { .integer(Int64($0)) } ?? .null
      report.record(
        id, expected: expected.canonicalText(), actual: JSONValue.object(actual).canonicalText())
    } catch {
      report.recordUnreadable(place, "\(error)")
    }
  }
}

private func expiryRule(_ json: JSONValue) -> ExpiryRule? {
  switch json["mode"]?.string {
  case "completion": return json["months"]?.integer.map { .completion(months: $0) }
  case "anniversary":
    return json["months"]?.integer.map {
      .anniversary(months: $0, windowDays: json["window_days"]?.integer ?? 0)
    }
  case "fixed":
    guard let text = json["fixed"]?.string, let (month, day) = ExpiryRule.monthAndDay(text) else {
      return nil
    }
    return .fixed(month: month, day: day, minActiveDays: json["min_active_days"]?.integer ?? 0)
  case "never": return .never
  default: return nil
  }
}
