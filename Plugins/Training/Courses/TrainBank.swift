import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Reads a question bank: checks it, counts it, writes it in the form Moodle reads.
enum TrainBank {
  static let source = Positional<String>(
    "source", help: "Code of a course, or a GIFT or Aiken file; - for standard input")
  static let format = Option<String>(
    "syntax", value: "name", default: "auto", help: "How the file is written"
  ).checked(
    as: .choice([
      Choice("auto", "By its contents"), Choice("gift", "GIFT"), Choice("aiken", "Aiken"),
    ]))
  static let prefix = Option<String?>(
    "ids", value: "prefix", help: "Give questions without an id one: PREFIX-01, PREFIX-02, …")

  static let command = Command(
    CommandSpec(
      "bank", summary: "Check a question bank, or convert one to GIFT",
      arguments: [source, format, prefix, CommonOptions.output, CommonOptions.force]
    ).with {
      $0.discussion = """
        Aiken has a question, answers behind A) or A., and ANSWER: B; it is turned into GIFT, \
        which Moodle and this program read. Faults are named with their line; with faults \
        nothing is written.
        """
      $0.examples = [
        Example("frun train bank BIP-201", "sorts and number of the questions of a course"),
        Example("frun train bank old.txt --syntax aiken --ids X-1 -o quiz.gift", "convert"),
      ]
      $0.seeAlso = ["train lint", "train test"]
      $0.requires = ["none"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let (name, text) = try text(invocation[source], services)
    let isAiken =
      invocation[format] == "aiken"
      || invocation[format] == "auto" && AikenBank.isLikely(text)
    var (questions, problems) =
      isAiken
      ? { ($0.questions, $0.problems) }(AikenBank(parsing: text))
      : { ($0.questions, $0.problems) }(GiftBank(parsing: text))
    guard problems.isEmpty else {
      throw Failure(
        .data, "bank.malformed", "the question bank has faults", place: name,
        causes: problems.prefix(50).map { "line \($0.line): \($0.reason)" },
        hints: [
          isAiken
            ? "read as Aiken; --syntax gift reads it as GIFT"
            : "read as GIFT, where a blank line ends a question; --syntax aiken reads it as Aiken"
        ])
    }
    guard !questions.isEmpty else {
      throw Failure(.data, "bank.empty", "the file has no question", place: name)
    }
    if let prefix = invocation[prefix] {
      var number = 0
      for index in questions.indices where questions[index].isAsked {
        number += 1
        if questions[index].id == nil {
          questions[index].id = prefix + (number < 10 ? "-0\(number)" : "-\(number)")
        }
      }
    }
    if let output = invocation[CommonOptions.output] {
      try services.writeOutput(
        output.path, Array(GiftWriter.text(questions).utf8),
        replace: invocation[CommonOptions.force])
      if !output.isStandardStream {
        try services.done(
          "Wrote \(questions.count == 1 ? "1 question" : "\(questions.count) questions")")
      }
      return .success(
        schema: "frun.train.bank.write/1", ["questions": .integer(Int64(questions.count))])
    }
    return try services.list(rows(questions), as: listing, title: "Questions")
  }

  private static func text(_ name: String, _ services: any Services) throws -> (String, String) {
    var bytes: [UInt8]?
    var place = name
    if let course = try Register(services: services).courseFile(name) {
      place = "Training/\(name)/\(course.tests.post?.file ?? "quiz.gift")"
      bytes = try services.data(place)
    }
    let read = try bytes ?? services.readInput(name, limit: GiftBank.longest)
    guard let text = String(validating: read, as: UTF8.self) else {
      throw Failure(
        .data, "bank.encoding", "the file is not UTF-8", place: place, hints: ["save it as UTF-8"])
    }
    return (place, text)
  }

  struct Row {
    let category: String
    let sort: String
    let count: Int
  }

  private static func rows(_ questions: [GiftQuestion]) -> [Row] {
    var counts: [[String]: Int] = [:]
    for question in questions { counts[[question.category ?? "", question.sort], default: 0] += 1 }
    return counts.map { Row(category: $0.key[0], sort: $0.key[1], count: $0.value) }.sorted {
      ($0.category, $0.sort) < ($1.category, $1.sort)
    }
  }

  private static var listing: Listing<Row> {
    Listing(
      "frun.train.bank/1",
      [
        .init("category", "Part") { Cell($0.category) },
        .init("sort", "Sort") { Cell($0.sort) },
        .init("count", "Questions", isTrailing: true, json: { .integer(Int64($0.count)) }) {
          Cell(String($0.count))
        },
      ])
  }
}

extension GiftQuestion {
  /// What sort of question it is, for people.
  var sort: String {
    switch kind {
    case .description: "text"
    case .trueFalse: "true or false"
    case .choice: allowsSeveral ? "several answers" : "one answer"
    case .short: "word"
    case .numerical: "number"
    case .matching: "pairs"
    case .essay: "open"
    }
  }
}
