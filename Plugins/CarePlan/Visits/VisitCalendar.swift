import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Writes the visits as a calendar file that betrays nothing: calendars are copied to phones and
/// clouds.
enum VisitCalendar {
  static let file = Positional<IdentifierText?>("case", help: "Case number; all cases without it")
    .checked(as: .identifier("case"))
  static let output = Option<PathText>(
    required: "output", short: "o", value: "file", help: "File to write, - for standard output")

  static let command = Command(
    CommandSpec(
      "calendar", summary: "Write the visits as an iCalendar file",
      arguments: [file, output, CommonOptions.force]
    ).with {
      $0.discussion = """
        Titles hold the case number and the key of the visit, never a name, an address or a risk. \
        A visit keeps its identity, so that reading the file again updates the calendar and \
        never doubles an entry; visits given up stay in it as cancelled.
        """
      $0.examples = [
        Example("frun visit calendar K7M2-Q4XD -o visits.ics", "one case"),
        Example("frun visit calendar -o - | less", "all cases, to look at"),
      ]
      $0.seeAlso = ["visit plan"]
      $0.requires = ["vault.read"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let files: [OpenedCase]
    if let one = invocation[file] {
      files = [try services.openCase(one.argumentText)]
    } else {
      files = try caseload(services)
    }
    var components: [CalendarComponent] = []
    for file in files {
      let visits = Visit.all(in: try services.records("visit", in: file))
      let plan = try PlanOnHand.find(in: file, services)
      let number = CaseNumber(of: file.record.id)
      let sequences = CalendarSequences(try services.history(HistoryQuery(stream: file.stream)))
      components += CaseCalendar.components(
        visits: visits, number: number, plan: plan?.plan.id, sequences: sequences)
      components += CaseCalendar.components(
        actions: plan?.actions ?? [], number: number, plan: plan?.plan.id, sequences: sequences)
    }
    let bytes = ICalendar(components: components).bytes(stamp: services.now)
    let path = invocation[output].path
    try services.writeOutput(path, bytes, replace: invocation[CommonOptions.force])
    if !invocation[output].isStandardStream {
      try services.done("Wrote \(components.count) entries of \(files.count) cases")
    }
    var result = JSONObject()
    result["entries"] = .integer(Int64(components.count))
    result["cases"] = .integer(Int64(files.count))
    result["bytes"] = .integer(Int64(bytes.count))
    return .success(schema: "frun.visit.calendar/1", .object(result))
  }

  /// Days that a closed case stays in the file: a calendar drops an entry only when it is told.
  private static let daysAfterClosing = 90

  /// The cases that are worked on, and those closed a short while ago.
  private static func caseload(_ services: any Services) throws -> [OpenedCase] {
    let recent = services.today.adding(days: -daysAfterClosing)
    let questions: [[Condition]] = [
      [Condition("status", .equals(.code("open")))],
      [Condition("status", .equals(.code("on_hold")))],
      [
        Condition("status", .equals(.code("closed"))),
        Condition("closedOn", .between(.date(recent), .date(services.today))),
      ],
    ]
    return try questions.flatMap {
      try services.records(RecordQuery(kind: "case", conditions: $0))
    }.map { OpenedCase($0) }
  }
}
