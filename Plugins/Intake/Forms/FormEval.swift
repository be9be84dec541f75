import FrunArguments
import FrunForms
import FrunKit
import FrunText

/// Evaluates an expression against answers, and says why a question stands as it does.
enum FormEval {
  private static let expression = Positional<String?>(
    "expression", help: "Expression, as in a cell of the form")
  private static let answers = Option<PathText?>(
    "answers", value: "file", help: "Answers, as for 'frun intake fill'; - for standard input")
  private static let record = Option<Int>(
    "record", value: "number", default: 1, help: "Which record of the answers"
  ).checked(as: .integer(minimum: 1, maximum: 1_000_000))
  private static let question = Option<String?>(
    "at", value: "question", help: "Where the expression stands, as in family[2]/member_age")
  private static let trace = Flag("trace", help: "Show what every part yields")
  private static let why = Option<String?>(
    "why", value: "question", help: "Show the rules that decide about a question")
  private static let byLabel = Flag("by-label", help: "Choices may be given by their labels")

  static let command = Command(
    CommandSpec(
      "eval", summary: "Evaluate an expression against answers",
      arguments: [
        FormArguments.form, expression, answers, record, question, trace, why, byLabel,
      ]
    ).with {
      $0.discussion = """
        The expression may name questions as ${name}. With --why the relevance, requirement, \
        constraint and calculation of a question are shown, each with the answers it looked at. \
        Nothing is kept.
        """
      $0.examples = [
        Example(
          "frun form eval registration-uasc 'count(${family})' --answers family.json --trace",
          "part by part"),
        Example(
          "frun form eval assessment --why risk_level --answers answers.json", "why it is asked"),
      ]
      $0.seeAlso = ["form check", "form show"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let typed = invocation[FormArguments.form]
    let source = try FormOnHand(typed, services)
    let form = try services.readyForm(typed)
    let session = FormSession(
      form: form, environment: FormWorld.environment(services), language: nil)
    if let file = invocation[answers] {
      let records = try AnswerFile.read(
        services.readInput(file.path, limit: AnswerFile.limit), for: form)
      let number = invocation[record]
      guard records.indices.contains(number - 1) else {
        throw Failure(
          .usage, "record.missing", "the answers hold \(records.count) records",
          place: "--record")
      }
      for problem in session.fill(records[number - 1].answers, byLabel: invocation[byLabel]) {
        try services.warn("\(problem.path): \(problem.message)")
      }
    }
    if let name = invocation[why] { return try explain(name, session, invocation, services) }
    guard let text = invocation[expression] else {
      throw Failure.usage("an expression or --why is needed")
    }
    let path = try invocation[question].map(path)
    let (read, problems) = FormCompiler(mode: .lenient)
      .expression(text, at: path?.name, in: source.workbook)
    guard let read else {
      let errors = problems.map { CheckFinding($0) }
      for finding in errors { try services.emit(.verbatim(finding.text(at: "expression"))) }
      throw Failure(
        .data, "expression.wrong", errors.first?.message ?? "the expression cannot be read",
        place: errors.first?.span.map { "expression:\($0.lowerBound + 1)" } ?? "expression",
        hints: errors.compactMap(\.hint))
    }
    for problem in problems { try services.warn("\(problem.message) [\(problem.code)]") }
    let hasRow = path?.components.contains { $0.row != nil } ?? false
    let steps: [EvaluationStep]
    do {
      steps = try session.evaluate(read, at: hasRow ? path : nil)
    } catch {
      throw Failure(.data, "question.\(error.code.rawValue)", error.message, place: "--at")
    }
    return try report(steps, invocation, services)
  }

  private static func path(_ text: String) throws -> AnswerPath {
    guard let path = AnswerPath(text) else {
      throw Failure.usage("a question is named by a path, as in family[2]/member_age")
    }
    return path
  }

  // MARK: Report

  private static func report(
    _ steps: [EvaluationStep], _ invocation: Invocation, _ services: any Services
  ) throws -> Outcome {
    let whole = steps.first
    if invocation[trace] || invocation.context.output.isForMachines {
      try services.emit(.table(parts.table(steps)))
    } else {
      try services.emit(.verbatim((whole?.value ?? "") + "\n"))
    }
    if let failure = whole?.failure {
      throw Failure(.data, "expression.fails", failure, place: "expression")
    }
    var result = JSONObject()
    result["value"] = whole?.value.map { .string($0) } ?? .null
    result["kind"] = whole?.kind.map { .string($0) } ?? .null
    result["parts"] = .array(steps.map { parts.object($0) })
    return .success(schema: "frun.form.eval/1", .object(result))
  }

  private static var parts: Listing<EvaluationStep> {
    Listing<EvaluationStep>(
      "frun.form.eval/1",
      [
        .init("source", "Part") { Cell(String(repeating: "  ", count: $0.depth) + $0.source) },
        .init("kind", "Kind") { Cell($0.kind ?? "") },
        .init("value", "Yields", json: { $0.value.map { .string($0) } ?? .null }) {
          Cell($0.value ?? $0.failure ?? "", $0.failure == nil ? nil : .bad)
        },
      ])
  }

  private static func explain(
    _ name: String, _ session: FormSession, _ invocation: Invocation, _ services: any Services
  ) throws -> Outcome {
    let rules: [RuleExplanation]
    do {
      var place = try path(name)
      // A bare name means the question wherever it stands, in the first row of repeats.
      if place.components.count == 1, let item = session.form.item(named: place.name) {
        place = AnswerPath(item.place(in: session.form))
      }
      rules = try session.explain(place)
    } catch let problem as AnswerProblem {
      throw Failure(.data, "question.\(problem.code.rawValue)", problem.message, place: "--why")
    }
    return try services.list(rules, as: reasons)
  }

  private static var reasons: Listing<RuleExplanation> {
    Listing<RuleExplanation>(
      "frun.form.why/1", whenEmpty: "no rule decides about this question: it is always asked",
      [
        .init("path", "Of", isWhole: true) { Cell($0.path.description, .name) },
        .init("rule", "Rule") { Cell($0.column) },
        .init("source", "Expression") { Cell($0.source) },
        .init("result", "Yields") { Cell($0.result ?? "fails") },
        .init(
          "reads", "Looks at",
          json: { rule in
            .array(
              rule.reads.map { read in
                var object = JSONObject()
                object["path"] = .string(read.path.description)
                object["value"] = .string(read.value)
                return .object(object)
              })
          }
        ) { rule in
          Cell(rule.reads.map { "\($0.path) = “\($0.value)”" }.joined(separator: ", "))
        },
        .init("row", "Row", isTrailing: true, json: { .integer(Int64($0.row)) }) {
          Cell(String($0.row))
        },
      ])
  }
}

extension FormItem {
  /// The steps to the item, the first row of every repeat.
  func place(in form: CompiledForm) -> [AnswerPath.Component] {
    var steps: [AnswerPath.Component] = []
    var current: FormItem = self
    while let parent = current.parent {
      steps.append(.init(name: current.name, row: current.kind == .repeating ? 1 : nil))
      current = form.items[parent]
    }
    return steps.reversed()
  }
}
