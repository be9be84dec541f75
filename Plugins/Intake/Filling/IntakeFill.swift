import FrunArguments
import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// Fills in a form: from a file with one record or many, or question by question.
enum IntakeFill {
  static let form = Positional<String>("form", help: "Form: its id, a folder, or a file")
    .completed(by: .named("form"))
  static let answers = Option<PathText?>(
    "answers", value: "file",
    help: "Answers: JSON, JSON lines, CSV, or typed from paper; - for standard input")
  static let linked = Option<[String]>(
    "linked", value: "file",
    help: "CSV of the rows of a repeat, with PARENT_KEY; may be given several times")
  static let mapping = Option<PathText?>(
    "mapping", value: "file",
    help: "Mapping file: the answers are any sheet (.csv, .xlsx) with columns of its own")
  static let strict = Flag(
    "strict", help: "Refuse a record that answers a question which is not asked")
  static let byLabel = Flag("by-label", help: "Choices may be given by their labels")
  static let media = Option<PathText?>(
    "media", value: "folder",
    help: "Folder of the files that answers name; they are taken into the vault")
  static let again = Flag("again", help: "Take records in even if they were taken in before")
  static let file = Option<IdentifierText?>(
    "case", value: "case", help: "Case the form adds to, for forms that open none"
  ).checked(as: .identifier("case"))
  static let visit = Option<String?>(
    "visit", value: "key", help: "Planned visit the form is about, as in 'frun visit list'")
  static let language = Option<String?>(
    "language", value: "tag", help: "Language of the questions, such as fr or ar")
  static let problems = Option<PathText?>(
    "problems", value: "file", help: "Also write what is wrong to a file, as JSON lines")

  static let command = Command(
    CommandSpec(
      "fill", summary: "Fill in a form, from a file or question by question",
      arguments: [
        form, answers, linked, mapping, file, visit, language, strict, byLabel, media,
        again, problems,
        CommonOptions.dryRun,
      ]
    ).with {
      $0.rules = [
        .needs(visit, file), .needs(linked, answers), .needs(mapping, answers),
        .exclusive(linked, mapping), .needs(strict, answers), .needs(byLabel, answers),
        .needs(again, answers), .needs(media, answers),
      ]
      $0.discussion = """
        Every record is checked before anything is written. A record with a problem is refused \
        whole and reported with its number, its row, the question and the reason; the others are \
        taken in, each as one commit. The status is 65 when a record was refused. A record that \
        was taken in before is passed over: an interrupted batch is given again, and so is a file \
        in which what was refused is mended. Without --answers the questions are asked one after \
        the other.

        A mapping file turns the columns of any sheet into answers: \
        {"columns": {"Name": "full_name", "Sex": {"question": "sex", "values": {"F": "female"}}, \
        "Born": {"question": "birth_date", "date": "DD/MM/YYYY"}}, \
        "constants": {"urgent": "no"}, "ignored": ["No."]}. Answers typed from a sheet that \
        'frun form print' made are lines such as '017-4 answer' below a line 'SHEET CODE'.
        """
      $0.examples = [
        Example(
          "frun intake fill registration-uasc --answers families.json", "a batch of families"),
        Example(
          "frun intake fill registration-uasc --answers families.csv --dry-run", "only check"),
        Example(
          "frun intake fill registration-uasc --answers list.xlsx --mapping map.json",
          "a plain spreadsheet"),
        Example(
          "frun intake fill registration-uasc --answers main.csv --linked main-family.csv",
          "an export with the rows of a repeat"),
        Example("frun intake fill assessment --case K7M2-Q4XD", "question by question"),
      ]
      $0.seeAlso = ["intake template", "form show", "case show"]
      $0.requires = ["vault.write"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let form = try services.readyForm(invocation[Self.form])
    let file = try invocation[Self.file].map { try services.openCase($0.argumentText) }
    var visit: RecordID?
    if let file, let key = invocation[Self.visit] { visit = try planned(key, in: file, services) }
    guard let source = invocation[answers] else {
      return try InterviewDesk(invocation: invocation, services: services).begin(
        invocation[Self.form], .init(file: file, visit: visit), language: invocation[language])
    }
    let filler = try RecordFiller(
      form, for: file, visit: visit,
      language: invocation[language] ?? invocation.context.language,
      reading: .init(
        isStrict: invocation[strict], byLabel: invocation[byLabel],
        media: invocation[media].map { MediaFolder(folder: $0.path) }),
      services: services)
    let records = try records(source.path, form, invocation, services)
    var batch = BatchFill(
      filler: filler, invocation: invocation, services: services, isAgain: invocation[again])
    try batch.run(records)
    return try FillReport(batch, of: records, invocation, services).outcome()
  }

  private static func records(
    _ path: String, _ form: CompiledForm, _ invocation: Invocation, _ services: any Services
  ) throws -> [GivenRecord] {
    let bytes = try services.readInput(path, limit: AnswerFile.limit)
    guard let target = invocation[mapping] else {
      return try AnswerFile.read(
        bytes, for: form,
        linked: invocation[linked].map { try LinkedTable($0, of: form, services) })
    }
    let sheet = try MappedSheet(
      SheetMapping(services.readInput(target.path, limit: 1 << 20)), for: form,
      today: services.today)
    let records = try sheet.records(sheet.table(bytes, name: path, services))
    guard !records.isEmpty else {
      throw Failure(.data, "answers.empty", "the sheet holds no record", place: path)
    }
    return records
  }

  static func planned(
    _ key: String, in file: OpenedCase, _ services: any Services
  ) throws -> RecordID {
    let visits = try services.records(
      RecordQuery(
        kind: "visit", stream: file.stream, conditions: [Condition("key", .equals(.text(key)))])
    ).filter { $0.code("status") != "superseded" }
    guard let visit = visits.last else {
      throw Failure(
        .notFound, "visit.notFound", "the case has no visit of this key",
        hints: ["frun visit list \(file.number)"])
    }
    return visit.id
  }
}
