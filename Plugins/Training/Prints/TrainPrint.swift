import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Prints what a room without power needs: sign-in sheet, questions, answer sheets, key.
enum TrainPrint {
  static let what = Option<String>(
    "what", value: "sheet", default: "sign-in", help: "Which sheet"
  ).checked(
    as: .choice([
      Choice("sign-in", "Sign-in sheet"), Choice("questions", "Questions of the test"),
      Choice("answers", "One answer sheet for each"), Choice("key", "Marking key"),
    ]))
  static let output = Option<PathText>(
    required: "output", short: "o", value: "file", help: "File to write, - for standard output")

  static let command = Command(
    CommandSpec(
      "print", summary: "Print sign-in sheet, questions, answer sheets or marking key",
      arguments: [
        TrainEnrol.session, what, TrainTest.phase, TrainTest.again, TrainTest.language, output,
        CommonOptions.force, CommonOptions.dryRun,
      ]
    ).with {
      $0.discussion = """
        Writes a page that any browser shows and prints without a network, in the language of \
        the session (English, French and Arabic have fixed words). The numbers on the sheets are \
        those that train attend --numbers and train test --answers take. Another --language shows the \
        same questions in other words, where the bank has them. The key is a file of its \
        own, so that it is not copied with the questions.
        """
      $0.examples = [
        Example("frun train print SESSION -o sign-in.html", "who takes part"),
        Example("frun train print SESSION --what key -o key.html", "for whoever marks"),
      ]
      $0.seeAlso = ["train attend", "train test"]
      $0.requires = ["vault.read"]
      $0.access = "Everybody prints; a trainer draws the questions."
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let register = Register(services: services)
    let session = try register.session(invocation[TrainEnrol.session].argumentText)
    let desk = try TestDesk(session, register)
    let course = try register.course(of: session).record
    var trainers = try session.trainers.map { try services.handle(of: $0) }
    for id in session.deliverers {
      if let name = try services.record(id)?.text("name") { trainers.append(name) }
    }
    let sheet = invocation[what]
    var language = invocation[TrainTest.language] ?? session.language
    var paper = TestPaper([])
    if sheet != "sign-in" {
      let drawn = try desk.paper(
        invocation[TrainTest.phase], again: invocation[TrainTest.again],
        language: invocation[TrainTest.language])
      if let draft = drawn.draft {
        _ = try services.commit([draft], to: try register.stream(of: session.id), by: invocation)
      }
      paper = drawn.paper
      language = drawn.language
    }
    let words = SheetText.of(language)
    if let language, let wanted = language.split(separator: "-").first, wanted != words.tag {
      try services.warn(
        "The fixed words of the sheet are in \(words.tag): there are none in \(wanted).")
    }
    let title = try course.code.flatMap {
      try register.title(of: $0, version: course.version, in: language)
    }
    let sheets = Sheets(
      title: [course.code, title ?? course.title].compactMap(\.self),
      minutes: sheet == "sign-in" ? nil : try desk.limits()?.minutes,
      session: session, trainers: trainers,
      people: desk.people.filter { Seats.takes($0.status) }, words: words,
      phase: sheet == "sign-in" ? nil : invocation[TrainTest.phase])
    let page =
      switch sheet {
      case "questions": sheets.questions(paper)
      case "answers": sheets.answers(paper)
      case "key": sheets.key(paper)
      default: sheets.signIn
      }
    let bytes = page.bytes
    try services.writeOutput(
      invocation[output].path, bytes, replace: invocation[CommonOptions.force])
    if !invocation[output].isStandardStream {
      try services.done("Printed the \(sheet == "sign-in" ? "sign-in sheet" : sheet)")
      try services.warn(
        sheet == "key"
          ? "The file holds the right answers; delete it when it was printed."
          : "The file is not encrypted; delete it when it was printed.")
    }
    return .success(
      schema: "frun.train.print/1",
      [
        "session": .string(session.id.text), "sheet": .string(sheet),
        "bytes": .integer(Int64(bytes.count)),
      ], next: ["frun train session \(session.id.text)"])
  }
}
