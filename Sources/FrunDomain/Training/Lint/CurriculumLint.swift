import FrunText

/// Checks a whole curriculum: every rule of the folder's layout, all findings at once.
///
/// *Source: research on training and care, 2.2.*
public struct CurriculumLint {
  /// What was found, by file and line.
  public var findings: [CurriculumFinding] { Array(Set(found)).sorted() }

  /// The courses that could be read, by folder.
  public private(set) var courses: [String: CourseFile] = [:]

  private var found: [CurriculumFinding] = []
  private let files: [String: String]
  private var banks: [String: GiftBank] = [:]

  /// Checks files.
  ///
  /// - Parameters:
  ///   - files: texts by their path below the folder, as in `BIP-201/course.md`.
  ///   - notText: paths of files that are not UTF-8.
  ///   - gates: actions the program checks; each needs a course that opens it.
  public init(files: [String: String], notText: [String] = [], gates: [String] = []) {
    self.files = files
    for path in notText { note(path, nil, "file.encoding", "the file is not UTF-8") }
    let folders = Set(
      files.keys.filter { $0.contains("/") }.compactMap { $0.split(separator: "/").first })
    for folder in folders.map(String.init).sorted() { readCourse(folder) }
    for folder in courses.keys.sorted() { checkCourse(folder) }
    checkCodes()
    checkPrerequisites()
    checkGates(gates)
    checkIdentifiers()
    let tables = CurriculumTables(files: files, courses: courses)
    found += tables.findings
    for (path, text) in files { found += PrivacyScan.findings(in: text, path: path) }
  }

  /// The findings of some courses only.
  public func findings(of codes: [String]) -> [CurriculumFinding] {
    findings.filter { finding in codes.contains { finding.file.hasPrefix($0 + "/") } }
  }

  private mutating func note(
    _ file: String, _ line: Int?, _ rule: String, _ text: String,
    severity: CurriculumFinding.Severity = .error
  ) {
    found.append(CurriculumFinding(file, line, rule, text, severity: severity))
  }

  // MARK: Courses

  private mutating func readCourse(_ folder: String) {
    let path = "\(folder)/course.md"
    guard let text = files[path] else {
      note(path, nil, "course.missing", "the folder has no course.md")
      return
    }
    let (course, faults) = CourseFile.read(text)
    for fault in faults { note(path, fault.line, "course.head", fault.reason) }
    guard let course else { return }
    courses[folder] = course
    for fault in course.faultsAsWhole {
      let isHours = fault.line == course.lines["hours"] && fault.line != nil
      note(path, fault.line, isHours ? "course.hours" : "course.modules", fault.reason)
    }
    for module in course.modules where module.minutes == 0 {
      note(path, module.line, "course.minutes", "the heading says no minutes, as in (60 min)")
    }
  }

  private mutating func checkCourse(_ folder: String) {
    guard let course = courses[folder] else { return }
    let path = "\(folder)/course.md"
    if course.pass.needsPractical, course.practical == nil {
      note(path, course.lines["pass"], "course.practical", "practical=pass needs practical: FILE")
    }
    if course.pass.postTest != nil, course.tests.post == nil {
      note(path, course.lines["pass"], "course.tests", "post-test needs tests: post=FILE#PART")
    }
    if course.pass.needsPreTest, course.tests.pre == nil {
      note(path, course.lines["pass"], "course.tests", "pre-test needs tests: pre=FILE#PART")
    }
    checkLimits(path, course)
    if course.gives.isEmpty {
      note(path, nil, "course.gives", "the course gives no competency", severity: .warning)
    }
    if course.roles.isEmpty {
      note(path, nil, "course.roles", "the course is meant for no role", severity: .warning)
    }
    if course.sources.isEmpty {
      note(path, nil, "course.sources", "the course names no source", severity: .warning)
    }
    checkChanges(folder, course)
    checkRubric(folder, course)
    for file in Set([course.tests.pre?.file, course.tests.post?.file].compactMap { $0 }) {
      checkBank(folder, file, course)
    }
    for name in names(in: folder) where name != "course.md" && name.hasPrefix("course.") {
      checkTranslation(folder, name, course)
    }
    let known = ["course.", "quiz.", "practical.", "CHANGELOG.md"]
    for name in names(in: folder) where !known.contains(where: name.hasPrefix) {
      note("\(folder)/\(name)", nil, "file.unknown", "nothing reads this file", severity: .warning)
    }
  }

  /// Limits of tests that nobody could meet, or that limit nothing.
  private mutating func checkLimits(_ path: String, _ course: CourseFile) {
    let tests = course.tests
    let line = course.lines["tests"]
    if tests.attempts != nil, tests.post == nil {
      note(path, line, "course.limits", "attempts= needs a test after the course: post=FILE#PART")
    }
    guard let minutes = tests.minutes else { return }
    if tests.pre == nil, tests.post == nil {
      note(path, line, "course.limits", "minutes= needs a test: pre=FILE#PART or post=FILE#PART")
    } else if minutes > course.minutes {
      note(path, line, "course.limits", "a test may not take longer than the course")
    } else if tests.post != nil, minutes * 60 < tests.draw * 20 {
      note(
        path, line, "course.limits", "less than twenty seconds are left for each question",
        severity: .warning)
    }
  }

  private func names(in folder: String) -> [String] {
    files.keys.filter { $0.hasPrefix(folder + "/") }.map { String($0.dropFirst(folder.count + 1)) }
      .sorted()
  }

  private mutating func checkChanges(_ folder: String, _ course: CourseFile) {
    let path = "\(folder)/CHANGELOG.md"
    guard let text = files[path] else {
      note(path, nil, "changes.missing", "the folder has no CHANGELOG.md", severity: .warning)
      return
    }
    let says = CoursePage.lines(text).contains { line in
      line.hasPrefix("#")
        && line.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "." })
          .contains { $0 == course.version }
    }
    if !says {
      note(
        path, nil, "changes.version", "no heading names version \(course.version)",
        severity: .warning)
    }
  }

  private mutating func checkRubric(_ folder: String, _ course: CourseFile) {
    guard let practical = course.practical else { return }
    let path = "\(folder)/\(practical.file)"
    guard let text = files[path] else {
      note(
        "\(folder)/course.md", course.lines["practical"], "practical.missing",
        "there is no \(practical.file)")
      return
    }
    let rubric = Rubric(parsing: text)
    for problem in rubric.problems { note(path, problem.line, "practical", problem.reason) }
    for (language, name) in translations(of: practical.file, in: folder) {
      let translated = Rubric(parsing: files["\(folder)/\(name)"] ?? "")
      for problem in translated.problems {
        note("\(folder)/\(name)", problem.line, "practical", problem.reason)
      }
      if translated.criteria.map(\.id) != rubric.criteria.map(\.id) {
        note(
          "\(folder)/\(name)", 1, "translation.criteria",
          "the criteria are not those of \(practical.file) (\(language))")
      }
      if translated.least != rubric.least {
        note(
          "\(folder)/\(name)", 1, "translation.pass", "Pass: differs from \(practical.file)")
      }
    }
  }

  /// `quiz.fr.gift` for `quiz.gift`.
  private func translations(of file: String, in folder: String) -> [(String, String)] {
    guard let dot = file.lastIndex(of: ".") else { return [] }
    return names(in: folder).compactMap { name in
      guard name.hasPrefix(file[..<dot] + "."), name.hasSuffix(file[dot...]), name != file else {
        return nil
      }
      return (String(name.dropFirst(file[..<dot].count + 1).dropLast(file[dot...].count)), name)
    }
  }

  // MARK: Questions

  private mutating func checkBank(_ folder: String, _ file: String, _ course: CourseFile) {
    let path = "\(folder)/\(file)"
    guard let text = files[path] else {
      note(
        "\(folder)/course.md", course.lines["tests"], "bank.missing", "there is no \(file)")
      return
    }
    let bank = GiftBank(parsing: text)
    banks[path] = bank
    found += BankLint.findings(bank, path: path, code: course.code)
    if let post = course.tests.post, post.file == file {
      let count = bank.questions(part: post.part).filter(\.isAsked).count
      if count < 2 * course.tests.draw {
        note(
          path, nil, "bank.size",
          "\(count) questions for \(course.tests.draw) that are drawn; twice as many are needed")
      }
    }
    if let pre = course.tests.pre, pre.file == file,
      !bank.questions(part: pre.part).contains(where: \.isAsked)
    {
      note(path, nil, "bank.pre", "no question stands in the part that is asked before the course")
    }
    let ids = bank.questions.compactMap(\.id)
    for (_, name) in translations(of: file, in: folder) {
      let translated = GiftBank(parsing: files["\(folder)/\(name)"] ?? "")
      found += BankLint.findings(translated, path: "\(folder)/\(name)", code: course.code)
      found += BankLint.differences(
        translated, from: bank, path: "\(folder)/\(name)", ids: ids)
    }
  }

  private mutating func checkIdentifiers() {
    var places: [String: String] = [:]
    for path in banks.keys.sorted() {
      for question in banks[path]?.questions ?? [] {
        guard let id = question.id else { continue }
        if let first = places[id], !first.hasPrefix(path + ":") {
          note(path, question.line, "bank.id", "the id stands in \(first) as well")
        }
        places[id] = places[id] ?? "\(path):\(question.line)"
      }
    }
  }

  // MARK: Translations

  private mutating func checkTranslation(_ folder: String, _ name: String, _ course: CourseFile) {
    let path = "\(folder)/\(name)"
    guard name.hasSuffix(".md"), let text = files[path] else { return }
    let (translation, faults) = CourseTranslation.read(text)
    for fault in faults { note(path, fault.line, "translation.head", fault.reason) }
    guard let translation else { return }
    if name != "course.\(translation.language).md" {
      note(path, nil, "translation.language", "the name and the head say different languages")
    }
    if translation.basedOn != course.version, !translation.basedOn.isEmpty {
      note(
        path, translation.basedOnLine, "translation.old",
        "based on version \(translation.basedOn), the source is version \(course.version)")
    }
    let same =
      translation.modules.map(\.minutes) == course.modules.map(\.minutes)
      && translation.modules.map(\.competencies) == course.modules.map(\.competencies)
    if !same {
      note(
        path, nil, "translation.modules",
        "modules, minutes or competencies differ from course.md")
    }
  }

  // MARK: The whole

  private mutating func checkCodes() {
    var seen: [String: String] = [:]
    for (folder, course) in courses.sorted(by: { $0.key < $1.key }) {
      let path = "\(folder)/course.md"
      if course.code != folder {
        note(path, course.lines["code"], "course.code", "the code is not the name of the folder")
      }
      if let first = seen[course.code] {
        note(path, course.lines["code"], "course.code", "\(first) has the same code")
      }
      seen[course.code] = folder
    }
  }

  private mutating func checkPrerequisites() {
    let byCode = Dictionary(
      courses.values.map { ($0.code, $0) }, uniquingKeysWith: { left, _ in left })
    for (folder, course) in courses {
      let path = "\(folder)/course.md"
      for code in course.prerequisites where byCode[code] == nil {
        note(path, course.lines["prerequisites"], "course.before", "there is no course \(code)")
      }
      if let code = course.refresher, byCode[code] == nil {
        note(path, course.lines["renewal"], "course.refresher", "there is no course \(code)")
      }
      var seen: Set<String> = []
      var open = course.prerequisites
      while let code = open.popLast() {
        if code == course.code {
          note(
            path, course.lines["prerequisites"], "course.circle",
            "the course comes before itself")
          break
        }
        if seen.insert(code).inserted { open += byCode[code]?.prerequisites ?? [] }
      }
    }
  }

  private mutating func checkGates(_ gates: [String]) {
    let opened = Set(courses.values.flatMap(\.gates))
    for gate in gates where !opened.contains(gate) {
      note("roles.csv", nil, "gate.closed", "no course opens \(gate)")
    }
    guard !gates.isEmpty else { return }
    for (folder, course) in courses {
      for gate in course.gates where !gates.contains(gate) {
        note(
          "\(folder)/course.md", course.lines["gates"], "gate.unknown",
          "the program checks no action of this name", severity: .warning)
      }
    }
  }
}
