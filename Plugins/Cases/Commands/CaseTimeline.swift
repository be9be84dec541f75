import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let output = Option<PathText>(
    required: "output", short: "o", value: "file",
    help: "File to write, ending in .html or .svg; - writes a page to standard output")
  private static let show = Option<String?>(
    "show", value: "picture", help: "Only this picture; a page shows all without it"
  ).checked(as: .choice(CasePictures.Kind.allCases.map { Choice($0.rawValue, $0.label) }))
  private static let noNames = Flag(
    "no-names", help: "Leave names out and say what each person is to the child")
  private static let month = Option<String?>(
    "month", value: "yyyy-mm", help: "Month of the visit calendar (this month)")

  static let caseTimeline = Command(
    CommandSpec(
      "timeline", summary: "Draw what happened, the family and the visits of a case",
      arguments: [output, show, noNames, month, CommonOptions.force, CaseArguments.number]
    ).with {
      $0.synonyms = ["genogram", "ecomap", "picture", "draw"]
      $0.discussion = """
        Writes a page, or one drawing, that any browser shows and prints, without a network. \
        Pictures: the timeline, the family (genogram), what surrounds the child (ecomap), \
        wellbeing by domain, never added up, and the visits of a month. The file is not \
        encrypted: keep it where the vault is kept, or delete it after printing.
        """
      $0.examples = [
        Example("frun case timeline K7M2-Q4XD -o case.html", "all pictures on one page"),
        Example(
          "frun case timeline K7M2-Q4XD --show family --no-names -o family.svg",
          "the genogram without names"),
      ]
      $0.seeAlso = ["case show", "plan print"]
      $0.requires = ["vault.read"]
    }
  ) { invocation, services in
    let file = try invocation.file(services)
    let path = invocation[output].path
    let asDrawing = path.lowercased().hasSuffix(".svg")
    guard asDrawing || path == "-" || path.lowercased().hasSuffix(".html") else {
      throw Failure(
        .usage, "output.ending", "the file has to end in .html or .svg", place: "--output",
        hints: ["frun case timeline \(file.number) -o case.html"])
    }
    let chosen = invocation[show].flatMap(CasePictures.Kind.init)
    let pictures = try CasePictures(
      file, showsNames: !invocation[noNames], month: month(invocation[month], services),
      language: invocation.context.language, services)
    let bytes =
      asDrawing
      ? pictures.drawing(chosen ?? .timeline).bytes(style: PictureStyle.drawing)
      : pictures.page(chosen.map { [$0] } ?? CasePictures.Kind.allCases).bytes
    try services.writeOutput(path, bytes, replace: invocation[CommonOptions.force])
    if !invocation[output].isStandardStream {
      try services.done("Drew case \(file.number)")
      try services.warn(
        "The file is not encrypted and holds what the case holds; delete it when it was printed.")
    }
    return .success(
      schema: "frun.case.timeline/1",
      ["number": .string(file.number), "bytes": .integer(Int64(bytes.count))],
      next: ["frun case show \(file.number)"])
  }

  /// The first day of the month asked for.
  private static func month(_ text: String?, _ services: any Services) throws -> CivilDate {
    guard let text else { return services.today }
    guard let day = try? CivilDate(parsing: text + "-01") else {
      throw Failure(
        .usage, "month.malformed", "a month is written as in 2026-12", place: "--month")
    }
    return day
  }
}
