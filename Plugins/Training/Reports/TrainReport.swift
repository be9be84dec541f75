import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Shows what training reached and added, for those who paid for it and those who plan it. Holds
/// nothing about a person.
enum TrainReport {
  static let from = Option<DateText?>("from", value: "date", help: "First day (a year ago)")
  static let until = Option<DateText?>("until", value: "date", help: "Last day (today)")
  static let language = Option<String?>(
    "language", value: "tag", help: "Language of the page: en, fr or ar")
  static let part = Option<String?>("table", value: "name", help: "Only this table").checked(
    as: .choice([
      Choice("reach", "People and completed courses by organisation and country"),
      Choice("coverage", "What roles ask for"), Choice("expiring", "What ends in 30, 60, 90 days"),
      Choice("gain", "Tests before and after"),
      Choice("questions", "Difficulty and discrimination of questions"),
    ]))

  static let command = Command(
    CommandSpec(
      "report", summary: "Report reach, coverage, learning gain and questions",
      arguments: [from, until, part, language, CommonOptions.output, CommonOptions.force]
    ).with {
      $0.discussion = """
        Counts below 5 are hidden, and as many others as it takes that sums do not give them back. \
        People are counted once, whatever they completed; completed courses beside them. With -o \
        the report is written as one HTML page with charts; --table with --format csv gives one \
        table for a spreadsheet. Two reports of overlapping periods can still be compared: give \
        only one of them away.
        """
      $0.examples = [
        Example("frun train report -o report.html", "the page"),
        Example("frun train report --table reach --format csv", "for a spreadsheet"),
      ]
      $0.seeAlso = ["train coverage", "train gap"]
      $0.requires = ["vault.read"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let last = try invocation[until].map(TrainSchedule.day) ?? services.today
    let first = try invocation[from].map(TrainSchedule.day) ?? last.adding(months: -12)
    guard first <= last else {
      throw Failure.usage("the last day is before the first", hints: ["--from and --until"])
    }
    let written = ReportLanguage(tag: invocation[language] ?? invocation.context.language)
    let figures = try TrainingFigures(
      first...last, unknown: ReportWord.unknown.text(written), language: written.rawValue,
      services)
    let tables = ReportTables(figures: figures)
    if let output = invocation[CommonOptions.output] {
      try services.writeOutput(
        output.path, ReportPage(figures: figures, language: written).page.bytes,
        replace: invocation[CommonOptions.force])
      try services.done("Wrote the report of \(first) to \(last)")
    } else {
      try services.say("Completed from \(first) to \(last). Counts below 5 are hidden.")
      for table in tables.tables(only: invocation[part]) { try services.emit(.table(table)) }
    }
    return .success(schema: "frun.train.report/1", tables.json, next: ["frun train gap"])
  }
}
