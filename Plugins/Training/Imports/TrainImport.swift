import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Takes completions and attendance from the files of other systems, line by line.
enum TrainImport {
  static let command = Command(
    CommandSpec(
      "import", summary: "Take completions or attendance from another system",
      arguments: ImportArguments.all
    ).with {
      $0.discussion = """
        Every line ends as matched, new person, ambiguous or rejected, with the reason; --dry-run \
        shows it and keeps nothing. People are found by e-mail address or staff number, never by \
        the name alone. The order of days, the words of the site and the columns are told, not \
        guessed. What is taken is marked as imported, with the SHA-256 of the file and the line; \
        an assessed award stays as it is, and the same file twice changes nothing.
        """
      $0.examples = [
        Example(
          "frun train import report.csv --source moodle-completion --course GEN-101 "
            + "--date-order dmy --email-column 'Email address' --dry-run", "look first"),
        Example(
          "frun train import list.xlsx --source sheet --course GEN-101 --name-column Name "
            + "--email-column Mail --date-column Done --date-order dmy", "a plain sheet"),
      ]
      $0.seeAlso = ["train person", "train list", "train attend"]
      $0.requires = ["vault.write"]
      $0.access = "A trainer."
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let name = invocation[ImportArguments.file].path
    let file = try ImportFile(name, sheet: invocation[ImportArguments.sheet], services)
    do {
      if invocation[ImportArguments.source] == "moodle-attendance" {
        return try AttendanceImport.run(file, invocation, services)
      }
      return try completions(file, rows(file.table, invocation, services), invocation, services)
    } catch let error as DomainError {
      throw ImportFile.failure(error, name)
    }
  }

  /// The lines of a file as completions.
  private static func rows(
    _ table: ReportText, _ invocation: Invocation, _ services: any Services
  ) throws -> [CompletionRow] {
    let columns = ImportArguments.columns(invocation)
    let today = services.today
    guard columns.email != nil || columns.staffNumber != nil else {
      throw Failure.usage(
        "people are found by e-mail address or staff number, never by the name alone",
        hints: [
          "give --email-column or --staff-column",
          "columns: "
            + table.header.enumerated().prefix(30).map { $1.isEmpty ? "#\($0 + 1)" : $1 }
            .joined(separator: ", "),
        ])
    }
    switch invocation[ImportArguments.source] {
    case "moodle-completion":
      return try MoodleCourseReport(
        table, columns: columns, order: ImportArguments.order(invocation), today: today
      ).rows
    case "moodle-activity":
      guard !invocation[ImportArguments.activity].isEmpty else {
        throw Failure.usage(
          "say which activities complete the course", hints: ["give --activity, once for each"])
      }
      let report = try MoodleActivityReport(
        table, columns: columns, activities: invocation[ImportArguments.activity],
        words: .init(
          complete: invocation[ImportArguments.complete], open: invocation[ImportArguments.open]),
        today: today)
      try explain(report.unknownWords, "--complete-word or --open-word", services)
      return report.rows
    default:
      guard columns.name != nil, let day = invocation[ImportArguments.day] else {
        throw Failure.usage(
          "a plain sheet needs to be explained",
          hints: ["give --name-column and --date-column, and --course or --course-column"])
      }
      return try CompletionSheet(
        table, columns: columns, day: day, course: invocation[ImportArguments.courseColumn],
        order: ImportArguments.order(invocation), today: today
      ).rows
    }
  }

  /// Names words that nobody explained. They are words of a site, not of a person.
  static func explain(
    _ words: [String], _ options: String, _ services: any Services
  ) throws {
    guard !words.isEmpty else { return }
    try services.warn(
      "Nobody explained these words: \(words.prefix(10).joined(separator: ", ")). "
        + "Say what they mean with \(options).")
  }

  private static func completions(
    _ file: ImportFile, _ rows: [CompletionRow], _ invocation: Invocation,
    _ services: any Services
  ) throws -> Outcome {
    let general = invocation[ImportArguments.course]
    guard general != nil || invocation[ImportArguments.courseColumn] != nil else {
      throw Failure.usage("say which course it is", hints: ["give --course, as in GEN-101"])
    }
    if let general, try Register(services: services).courseFile(general) == nil {
      throw Failure.notFound(
        "course", hints: try Register(services: services).suggestions(for: general))
    }
    var people = try ImportedPeople(
      TrainedPeople(services: services).organisation(invocation[ImportArguments.organisation]),
      services)
    var found: [(row: CompletionRow, outcome: ImportOutcome, drafts: [RecordDraft])] = []
    for row in rows {
      guard case .completed = row.result else {
        var outcome = ImportOutcome(line: row.line, name: row.person.name, person: .rejected)
        if case .rejected(let reason) = row.result {
          outcome.reason = reason
        } else {
          outcome.reason = "not completed"
        }
        found.append((row, outcome, []))
        continue
      }
      let (outcome, drafts) = try people.find(row.person, line: row.line)
      found.append((row, outcome, drafts))
    }
    var awards = ImportedAwards(digest: file.digest, services)
    try awards.load(people.twins(of: found.compactMap(\.outcome.trainee)))
    var changes = try ImportChanges(invocation, services)
    var outcomes: [ImportOutcome] = []
    for (row, outcome, drafts) in found {
      var outcome = outcome
      var drafts = drafts
      if case .completed(let day) = row.result, let trainee = outcome.trainee {
        let code = row.course.flatMap { $0.isEmpty ? nil : $0 } ?? general ?? ""
        let name = try people.name(of: trainee)
        let added = try awards.add(code, on: day, to: trainee, name: name, line: row.line)
        outcome.effect = added.effect
        outcome.reason = added.reason ?? outcome.reason
        drafts += added.drafts
      }
      try changes.add(drafts)
      outcomes.append(outcome)
    }
    try changes.finish()
    if !people.newOrganisations.isEmpty {
      try services.say(
        "New organisations: \(people.newOrganisations.prefix(10).joined(separator: ", ")).")
    }
    return try changes.outcome(outcomes, file, next: ["frun train list", "frun train gap"])
  }
}
