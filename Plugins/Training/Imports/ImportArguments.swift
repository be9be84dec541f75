import FrunArguments
import FrunDomain
import FrunKit

/// What `train import` takes.
enum ImportArguments {
  static let file = Positional<PathText>("file", help: "The file, - for standard input")
  static let source = Option<String>(
    required: "source", value: "kind", help: "What wrote the file"
  ).checked(
    as: .choice([
      Choice("moodle-completion", "Moodle's report of course completion, CSV"),
      Choice("moodle-activity", "Moodle's report of activity completion, CSV or for spreadsheets"),
      Choice("moodle-attendance", "Moodle's attendance register, CSV"),
      Choice("sheet", "A plain sheet, CSV or .xlsx"),
    ]))
  static let course = Option<String?>("course", value: "code", help: "Course that was completed")
  static let session = Option<String?>(
    "session", value: "id", help: "Session that an attendance list is about")
  static let order = Option<String?>(
    "date-order", value: "order", help: "Order of day and month; it is never guessed"
  ).checked(
    as: .choice([
      Choice("dmy", "31/12/2026"), Choice("mdy", "12/31/2026"), Choice("ymd", "2026-12-31"),
    ]))
  static let email = column("email", "e-mail address")
  static let staff = column("staff", "staff number")
  static let name = column("name", "name")
  static let organisationColumn = column("organisation", "organisation")
  static let country = column("country", "country of work")
  static let day = column("date", "day of completion")
  static let courseColumn = column("course", "code of the course")
  static let status = column("status", "attendance status")
  static let scanned = column("scan", "time of the scan")
  static let organisation = Option<String?>(
    "organisation", value: "name", help: "Organisation of everybody in the file")
  static let sheet = Option<String?>("sheet", value: "name", help: "Sheet of the workbook")
  static let activity = Option<[String]>(
    "activity", value: "name", help: "Activity that completes the course")
  static let complete = Option<[String]>(
    "complete-word", value: "word", help: "Word of the site for completed")
  static let open = Option<[String]>(
    "open-word", value: "word", help: "Word of the site for not completed")
  static let meaning = Option<[String]>(
    "status", value: "word=code",
    help: "Status of the site, as in P=present; present, late, excused, absent")
  static let minutes = Option<Int?>(
    "minutes", value: "count", help: "Minutes of a day for who was present"
  ).checked(as: .integer(minimum: 1, maximum: 1440))

  private static func column(_ name: String, _ what: String) -> Option<String?> {
    Option<String?>(
      "\(name)-column", value: "heading", help: "Column of the \(what): heading, or number as in #7"
    )
  }

  static let all: [any ArgumentDeclaration] = [
    file, source, course, session, order, email, staff, name, organisationColumn, country, day,
    courseColumn, status, scanned, organisation, sheet, activity, complete, open, meaning, minutes,
    CommonOptions.limit, CommonOptions.dryRun,
  ]

  static func columns(_ invocation: Invocation) -> PersonColumns {
    PersonColumns(
      email: invocation[email], staffNumber: invocation[staff], name: invocation[name],
      organisation: invocation[organisationColumn], country: invocation[country])
  }

  static func order(_ invocation: Invocation) throws -> ReportDateOrder {
    guard let order = invocation[order].flatMap({ ReportDateOrder(rawValue: $0) }) else {
      throw Failure.usage(
        "the order of day and month is needed, for 04/05/26 is two different days",
        hints: ["look at a day after the 12th in the file, then give --date-order dmy, mdy or ymd"])
    }
    return order
  }
}
