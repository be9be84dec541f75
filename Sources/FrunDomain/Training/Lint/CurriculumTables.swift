import FrunText

/// Checks the tables of the curriculum: competencies, roles, equivalences, signers.
struct CurriculumTables {
  private(set) var findings: [CurriculumFinding] = []
  private let files: [String: String]
  private let courses: [CourseFile]
  private var levels: [String: Int] = [:]

  init(files: [String: String], courses: [String: CourseFile]) {
    self.files = files
    self.courses = courses.values.sorted { $0.code < $1.code }
    competencies()
    roles()
    equivalences()
    signers()
  }

  private mutating func note(
    _ file: String, _ line: Int?, _ rule: String, _ text: String,
    severity: CurriculumFinding.Severity = .error
  ) {
    findings.append(CurriculumFinding(file, line, rule, text, severity: severity))
  }

  private mutating func rows(
    _ file: String, _ header: [String], required: Bool = true
  ) -> [(line: Int, cells: [String])] {
    guard let text = files[file] else {
      if required { note(file, nil, "table.missing", "the curriculum has no \(file)") }
      return []
    }
    let table: CSVTable
    do { table = try CSVReader().table(of: Array(text.utf8)) } catch {
      note(file, error.line, "table.csv", error.reason.rawValue)
      return []
    }
    guard table.header == header else {
      note(file, 1, "table.header", "the columns are \(header.joined(separator: ","))")
      return []
    }
    return table.rows.map { row in
      (row.line, row.fields + Array(repeating: "", count: max(0, header.count - row.fields.count)))
    }
  }

  private mutating func competencies() {
    let file = "competencies.csv"
    let given = Dictionary(
      courses.flatMap(\.gives).map { ($0.competence, $0.level) }, uniquingKeysWith: max)
    for (line, cells) in rows(file, ["code", "name", "part", "levels"]) {
      let code = cells[0]
      if CompetenceLevel(code, level: 1) == nil {
        note(file, line, "competency.code", "the program knows no competency of this code")
      }
      guard let most = Int(cells[3]), (1...4).contains(most) else {
        note(file, line, "competency.levels", "levels is a number from 1 to 4")
        continue
      }
      if levels.updateValue(most, forKey: code) != nil {
        note(file, line, "competency.code", "the code stands twice")
      }
      if cells[1].isEmpty { note(file, line, "competency.name", "the name is missing") }
      if given[code] == nil, cells[2] != "on-the-job" {
        note(file, line, "competency.course", "no course gives \(code); or mark it on-the-job")
      }
      if let level = given[code], level > most {
        note(file, line, "competency.levels", "a course gives \(code)/\(level)")
      }
    }
    for code in Schema.standard.vocabulary("competence")?.codes.map(\.code) ?? []
    where !levels.isEmpty && levels[code] == nil {
      note(file, nil, "competency.code", "\(code) is missing")
    }
  }

  private mutating func roles() {
    let file = "roles.csv"
    let given = Dictionary(
      courses.flatMap(\.gives).map { ($0.competence, $0.level) }, uniquingKeysWith: max)
    let known = Schema.standard.vocabulary("trainingRole")
    var seen: Set<String> = []
    for (line, cells) in rows(file, ["role", "competency", "level", "grace_days"]) {
      if known?.contains(cells[0]) != true {
        note(file, line, "role.code", "roles are codes of trainingRole")
      }
      if levels[cells[1]] == nil {
        note(file, line, "role.competency", "competencies.csv has no such competency")
      }
      guard let level = Int(cells[2]), (1...(levels[cells[1]] ?? 4)).contains(level) else {
        note(file, line, "role.level", "the competency has no such level")
        continue
      }
      guard let days = Int(cells[3]), (0...3660).contains(days) else {
        note(file, line, "role.grace", "grace_days is a number of days, 0 or more")
        continue
      }
      if !seen.insert("\(cells[0]) \(cells[1])").inserted {
        note(file, line, "role.twice", "role and competency stand twice")
      }
      if let most = given[cells[1]], most < level {
        note(
          file, line, "role.reach", "no course gives more than \(cells[1])/\(most)",
          severity: .warning)
      }
    }
  }

  private mutating func days(_ file: String, _ line: Int, _ from: String, _ to: String) {
    let first = from.isEmpty ? nil : try? CivilDate(parsing: from)
    let last = to.isEmpty ? nil : try? CivilDate(parsing: to)
    if first == nil || (last == nil && !to.isEmpty) {
      note(file, line, "table.date", "valid_from and valid_to are days, as in 2026-01-31")
    } else if let first, let last, last < first {
      note(file, line, "table.date", "valid_to is before valid_from")
    }
  }

  private mutating func equivalences() {
    let file = "equivalences.csv"
    let header = ["ours", "theirs", "issuer", "credit", "valid_from", "valid_to", "note"]
    let codes = Set(courses.map(\.code))
    for (line, cells) in rows(file, header, required: false) {
      if !codes.contains(cells[0]) {
        note(file, line, "equivalence.ours", "there is no course \(cells[0])")
      }
      if cells[1].isEmpty || cells[2].isEmpty {
        note(file, line, "equivalence.theirs", "theirs and issuer are needed")
      }
      if !["full", "content"].contains(cells[3]) {
        note(file, line, "equivalence.credit", "credit is full or content")
      }
      days(file, line, cells[4], cells[5])
    }
  }

  private mutating func signers() {
    let file = "signers.csv"
    let header = ["key_id", "issuer_did", "valid_from", "valid_to", "status"]
    var seen: Set<String> = []
    for (line, cells) in rows(file, header, required: false) {
      if cells[0].isEmpty || !seen.insert(cells[0]).inserted {
        note(file, line, "signer.key", "key_id is missing or stands twice")
      }
      if !cells[1].hasPrefix("did:key:z") {
        note(file, line, "signer.did", "issuer_did begins with did:key:z")
      }
      if !["active", "retired", "revoked"].contains(cells[4]) {
        note(file, line, "signer.status", "status is active, retired or revoked")
      }
      days(file, line, cells[2], cells[3])
    }
  }
}
