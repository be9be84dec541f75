import FrunText

/// The `parameters` column: keys, values and what they may be.
extension FormBuild {
  /// A question's parameters while they are checked.
  struct ParameterCheck {
    let item: Int
    let type: QuestionType
    let record: SheetTable.Record
    let isFromFile: Bool
    var row: Int { record.number }
  }

  /// Reads and checks the column.
  mutating func readParameters(_ item: Int, _ type: QuestionType, _ record: SheetTable.Record) {
    let text = record["parameters"]
    if !text.isEmpty {
      for part in text.split(whereSeparator: { " ,;".contains($0) }) {
        let pair = part.split(separator: "=", omittingEmptySubsequences: false)
        guard pair.count == 2, !pair[0].isEmpty, !pair[1].isEmpty else {
          report(
            .error, "SURVEY_004", "parameters are written key=value with spaces between them",
            sheet: "survey", row: record.number, column: "parameters")
          return
        }
        items[item].parameters[pair[0].lowercased()] = String(pair[1])
      }
    }
    let check = ParameterCheck(
      item: item, type: type, record: record,
      isFromFile: record["type"].lowercased().contains("file"))
    checkKeys(check)
    checkValues(check)
  }

  private func accepted(_ check: ParameterCheck) -> Set<String>? {
    switch check.type {
    case .text: ["rows"]
    case .image: ["app", "max-pixels"]
    case .audio, .backgroundAudio: ["quality"]
    case .geopoint:
      ["allow-mock-accuracy", "capture-accuracy", "reference-geometry", "warning-accuracy"]
    case .geotrace, .geoshape: ["allow-mock-accuracy", "incremental", "reference-geometry"]
    case .range:
      ["start", "end", "step", "tick_interval", "placeholder", "tick_labelset"]
    case .selectOne, .selectMultiple, .rank:
      check.isFromFile ? ["randomize", "seed", "value", "label"] : ["randomize", "seed"]
    case .audit:
      [
        "location-priority", "location-min-interval", "location-max-age", "track-changes",
        "identify-user", "track-changes-reasons",
      ]
    default: nil
    }
  }

  private mutating func checkKeys(_ check: ParameterCheck) {
    guard let accepted = accepted(check) else { return }
    for key in items[check.item].parameters.keys.sorted() where !accepted.contains(key) {
      wrong(
        check, "SURVEY_005",
        "“\(key)” is no parameter of this type; it takes \(accepted.sorted().joined(separator: ", "))",
        suggestion: Suggestions.nearest(to: key, among: accepted.sorted()).first)
    }
  }

  mutating func wrong(
    _ check: ParameterCheck, _ code: String, _ message: String, suggestion: String? = nil
  ) {
    report(
      .error, code, message, sheet: "survey", row: check.row, column: "parameters",
      suggestion: suggestion)
  }

  private mutating func checkValues(_ check: ParameterCheck) {
    let values = items[check.item].parameters
    switch check.type {
    case .text:
      if let rows = values["rows"], Int(rows) == nil {
        wrong(check, "PARAM_rows_integer", "“rows” is a whole number")
      }
    case .range: checkRange(check, values)
    case .selectOne, .selectMultiple, .rank: checkSelect(check, values)
    case .audio, .backgroundAudio:
      var allowed = ["voice-only", "low", "normal"]
      if check.type == .audio { allowed.append("external") }
      if let quality = values["quality"], !allowed.contains(quality.lowercased()) {
        wrong(check, "PARAM_audio_quality", "“quality” is \(allowed.joined(separator: ", "))")
      }
    case .image: checkImage(check, values)
    case .geopoint, .geotrace, .geoshape: checkPlace(check, values)
    case .audit: checkAudit(check, values)
    default: break
    }
  }

  private mutating func checkSelect(_ check: ParameterCheck, _ values: [String: String]) {
    if let randomize = values["randomize"] {
      if !["true", "false"].contains(randomize.lowercased()) {
        wrong(check, "PARAM_randomize_value", "“randomize” is true or false")
      }
      items[check.item].parameters["randomize"] = randomize.lowercased()
    }
    if let seed = values["seed"] {
      if values["randomize"] == nil {
        wrong(check, "PARAM_seed_without_randomize", "a seed needs randomize=true")
      }
      if FormNumber.parse(seed).isNaN, !seed.hasPrefix("${") {
        wrong(check, "PARAM_seed_value", "the seed is a number or a reference ${…}")
      }
    }
    for key in ["value", "label"] {
      guard let name = values[key], check.isFromFile, !NameRules.isName(name) else { continue }
      reportName(
        name, "NAMES_008", sheet: "survey", row: check.row, column: "parameters (\(key))")
    }
  }

  private mutating func checkImage(_ check: ParameterCheck, _ values: [String: String]) {
    if let pixels = values["max-pixels"], Int(pixels) == nil {
      wrong(check, "PARAM_max_pixels_integer", "“max-pixels” is a whole number")
    }
    let drawn = ["draw", "signature", "new-front"]
    guard let app = values["app"], !check.record["appearance"].words.contains(where: drawn.contains)
    else { return }
    let parts = app.split(separator: ".", omittingEmptySubsequences: false)
    let isPackage =
      parts.count > 1
      && parts.allSatisfy { part in
        part.first?.isLetter == true
          && part.unicodeScalars.allSatisfy { $0.isASCII && NameRules.isPart($0) && $0 != "-" }
      }
    if !isPackage {
      wrong(check, "PARAM_app_package_name", "“app” is the package name of an Android program")
    }
  }

  private mutating func checkPlace(_ check: ParameterCheck, _ values: [String: String]) {
    if let incremental = values["incremental"],
      !["true", "true()"].contains(incremental.lowercased())
    {
      wrong(check, "SURVEY_003", "“incremental” is true or left out")
    }
    for (key, code) in [("capture-accuracy", "SURVEY_007"), ("warning-accuracy", "SURVEY_008")] {
      if let number = values[key], FormNumber.parse(number).isNaN {
        wrong(check, code, "“\(key)” is a number of metres")
      }
    }
    if let mock = values["allow-mock-accuracy"], !["true", "false"].contains(mock.lowercased()) {
      wrong(check, "SURVEY_009", "“allow-mock-accuracy” is true or false")
    }
    if let geometry = values["reference-geometry"] { geometries.append((check, geometry)) }
  }

  private mutating func checkAudit(_ check: ParameterCheck, _ values: [String: String]) {
    for key in ["identify-user", "track-changes"] {
      if let flag = values[key], !["true", "false"].contains(flag.lowercased()) {
        wrong(check, "PARAM_audit", "“\(key)” is true or false")
      }
    }
    if let reasons = values["track-changes-reasons"], reasons != "on-form-edit" {
      wrong(check, "PARAM_audit", "“track-changes-reasons” is on-form-edit")
    }
    let keys = ["location-priority", "location-min-interval", "location-max-age"]
    let given = keys.compactMap { values[$0] }
    if given.isEmpty { return }
    guard given.count == keys.count else {
      wrong(check, "PARAM_audit", "the three location parameters go together")
      return
    }
    if !["no-power", "low-power", "balanced", "high-accuracy"].contains(given[0].lowercased()) {
      wrong(
        check, "PARAM_audit",
        "“location-priority” is no-power, low-power, balanced or high-accuracy")
    }
    guard let interval = Int(given[1]), let age = Int(given[2]), interval >= 0, age >= interval
    else {
      wrong(check, "PARAM_audit", "the intervals are whole seconds, the age not below the interval")
      return
    }
  }

  /// Places to choose from, which may be declared anywhere in the form.
  mutating func checkGeometries() {
    for (check, name) in geometries {
      if name.hasPrefix("${"), name.hasSuffix("}"),
        !names[String(name.dropFirst(2).dropLast()), default: []].isEmpty
      {
        continue
      }
      let known =
        lists[name] != nil || instances.contains(name) || name == "itemsets" && hasExternalSheet
        || entityRecords.contains { $0["list_name"] == name }
        || workbook.attachments.keys.contains { $0.hasPrefix(name + ".") }
      if !known {
        wrong(
          check, "SURVEY_006", "there is no list or attached file “\(name)”",
          suggestion: Suggestions.nearest(to: name, among: lists.keys.sorted()).first)
      }
    }
  }
}
