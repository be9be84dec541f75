import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Prints the plan for the family, in the family's language.
enum PlanPrint {
  static let output = Option<PathText>(
    required: "output", short: "o", value: "file", help: "File to write, - for standard output")
  static let language = Option<String?>(
    "language", value: "tag", help: "Language of the copy (that of the plan, else of the child)"
  ).checked(
    as: .choice(CopyLanguage.allCases.map { Choice($0.rawValue, "\($0)".capitalizedFirst) }))
  static let withViews = Flag(
    "with-views", help: "Also print what child and family said, when they agree to it")

  static let command = Command(
    CommandSpec(
      "print", summary: "Print the plan for the family in its language",
      arguments: [Shared.file, output, language, withViews, CommonOptions.force]
    ).with {
      $0.discussion = """
        Writes a page in large letters that any browser shows and prints without a network: what \
        is wanted, who does what by when, when somebody comes, whom to call. It holds no codes, \
        no scores, no risk and no addresses. What people wrote stays in the language they wrote \
        it in. What the child said is left out unless --with-views is given: the copy is read by \
        everybody at home.
        """
      $0.examples = [
        Example("frun plan print K7M2-Q4XD -o plan.html", "in the language of the plan"),
        Example("frun plan print K7M2-Q4XD --language ar -o plan.html", "in Arabic"),
      ]
      $0.seeAlso = ["plan show", "case timeline"]
      $0.requires = ["vault.read"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try services.openCase(invocation[Shared.file].argumentText)
    let plan = try PlanOnHand.required(in: file, services)
    let chosen = try copyLanguage(invocation, plan, file, services)
    let copy = try PlanCopy(
      file, plan, language: chosen, showsViews: invocation[withViews], services)
    let bytes = copy.page.bytes
    try services.writeOutput(
      invocation[output].path, bytes, replace: invocation[CommonOptions.force])
    if !invocation[output].isStandardStream {
      try services.done("Printed the plan of case \(file.number)")
      try services.warn(
        "The file is not encrypted; delete it when it was printed.")
    }
    return .success(
      schema: "frun.plan.print/1",
      [
        "case": .string(file.number), "language": .string(chosen.rawValue),
        "bytes": .integer(Int64(bytes.count)),
      ], next: ["frun plan show \(file.number)"])
  }

  /// The language asked for, else that of the plan, of the child, of the program.
  private static func copyLanguage(
    _ invocation: Invocation, _ plan: PlanOnHand, _ file: OpenedCase, _ services: any Services
  ) throws -> CopyLanguage {
    if let asked = invocation[language].flatMap(CopyLanguage.init(tag:)) { return asked }
    if let agreed = plan.plan.copyLanguage {
      if let language = CopyLanguage(tag: agreed) { return language }
      try services.warn("There are no texts in the language of the plan yet.")
    }
    let child = try file.client.flatMap { try services.record($0) }.flatMap { Person($0) }
    let spoken = child?.language.compactMap(CopyLanguage.init(tag:)) ?? []
    return spoken.first ?? CopyLanguage(tag: invocation.context.language) ?? .english
  }
}

extension String {
  /// The text with its first letter in upper case.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
