import FrunText

/// A row of the survey sheet that declares something, with its place in the form.
struct SurveyEntry {
  /// Identity for comparing: the name, or the whole path where several have the name.
  let key: String
  let name: String
  /// Names of the groups around it, `family/child`; empty at the top.
  let group: String
  let record: SheetTable.Record

  /// The declared questions, groups and repeats in their order.
  static func all(_ workbook: Workbook) -> [SurveyEntry] {
    var groups: [String] = []
    var found: [(name: String, group: String, record: SheetTable.Record)] = []
    for record in workbook.table("survey", .survey).records {
      let meaning = TypeSpelling.read(record["type"])
      if case .end = meaning {
        _ = groups.popLast()
        continue
      }
      let name = record["name"]
      if !name.isEmpty { found.append((name, groups.joined(separator: "/"), record)) }
      if case .begin = meaning { groups.append(name) }
    }
    let counts = Dictionary(found.map { ($0.name, 1) }, uniquingKeysWith: +)
    var seen: [String: Int] = [:]
    return found.map { name, group, record in
      var key = counts[name, default: 0] > 1 ? "\(group)/\(name)" : name
      // A name given twice is a mistake; both rows are compared all the same.
      seen[key, default: 0] += 1
      if let turn = seen[key], turn > 1 { key += "#\(turn)" }
      return SurveyEntry(key: key, name: name, group: group, record: record)
    }
  }

  /// The position of the entry that probably was this one under another name: same type, and a
  /// text or a computation in common.
  func likest(among others: [SurveyEntry]) -> Int? {
    let type = TypeSpelling.canonical(record["type"])
    var best: (score: Int, place: Int)?
    for (place, other) in others.enumerated()
    where TypeSpelling.canonical(other.record["type"]) == type {
      let labels = record.texts("label")
      let same = labels.contains { other.record.texts("label")[$0.key] == $0.value }
      let computed =
        !record["calculation"].isEmpty && record["calculation"] == other.record["calculation"]
      guard same || computed else { continue }
      var score = 4
      if group == other.group { score += 2 }
      if Suggestions.nearest(to: name, among: [other.name]).first != nil { score += 2 }
      if record["relevant"] == other.record["relevant"] { score += 1 }
      if score > best?.score ?? 0 { best = (score, place) }
    }
    return best?.place
  }
}

/// A row of the choices sheet.
struct ListedChoice {
  let list: String
  /// `list/name`, with a number where a list has the name several times.
  let key: String
  let record: SheetTable.Record

  /// The choices in their order.
  static func all(_ workbook: Workbook) -> [ListedChoice] {
    var seen: [String: Int] = [:]
    return workbook.table("choices", .choices).records.map { record in
      var key = "\(record["list_name"])/\(record["name"])"
      seen[key, default: 0] += 1
      if let turn = seen[key], turn > 1 { key += "#\(turn)" }
      return ListedChoice(list: record["list_name"], key: key, record: record)
    }
  }
}
