import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let field = Positional<String>(
    "field", help: "The field, as 'frun case conflicts' names it")
  private static let take = Option<String>(
    required: "take", value: "answer", help: "A, B or another value"
  ).sensitive()

  static let caseDecide = Command(
    CommandSpec(
      "decide", summary: "Settle a disagreement between answers",
      arguments: [
        take, CaseArguments.reason, CommonOptions.dryRun, CaseArguments.number, field,
      ]
    ).with {
      $0.synonyms = ["resolve", "settle", "merge"]
      $0.discussion = "The other answers stay in the history, with who gave them and when."
      $0.examples = [
        Example(
          "frun case decide K7M2-Q4XD riskLevel --take A --reason 'confirmed by phone'",
          "takes the first answer")
      ]
      $0.access = "Supervisors and the data protection officer decide; the decision is recorded."
      $0.seeAlso = ["case conflicts", "case log"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    let file = try invocation.file(services)
    let words = CaseWords(services, invocation)
    let all = try services.disagreements(in: file.stream)
    let target = try Command.target(invocation[field], all, file, services)
    guard
      let open = all.first(where: {
        $0.record == target.record.id && $0.field == target.field.name
      })
    else {
      throw Failure(
        .data, "case.agreed", "nobody disagrees about \(target.field.name) of case \(file.number)",
        hints: ["frun case conflicts \(file.number)", "frun case edit \(file.number)"])
    }
    let change = try Command.change(invocation[take], open, target, file)
    let reason =
      try invocation[CaseArguments.reason]
      ?? services.askLine("Why is this the right answer?", option: "--reason")
    let receipt = try services.commit(
      ChangeSet(
        stream: file.stream, command: invocation.commandName, reason: reason,
        assertions: [
          Assertion(
            record: target.record.id, kind: target.record.kind, field: target.field.name,
            change: change)
        ], settles: true))
    let shown = try change.value.map {
      try words.text($0, of: target.field.name, in: target.record.kind, stream: file.stream)
    }
    try services.emit(
      .fields(
        FieldsEvent(fields: [
          .init(target.field.name, target.field.label, Cell(shown ?? "–", .good))
        ])))
    return try services.changed(
      "Settled \(target.field.name) of case \(file.number)", by: receipt,
      schema: "frun.case.decide/1",
      [
        ("number", .string(file.number)), ("record", .string(target.record.id.text)),
        ("kind", .string(target.record.kind)), ("field", .string(target.field.name)),
        ("value", change.value?.result ?? .null),
      ], next: ["frun case show \(file.number)"])
  }

  /// The field meant: among several records of a kind the one that is disputed.
  private static func target(
    _ name: String, _ all: [Disagreement], _ file: OpenedCase, _ services: any Services
  ) throws -> FieldTarget {
    let parts = name.split(separator: ".").map(String.init)
    if parts.count == 2, !parts[0].contains("/") {
      let disputed = all.filter { $0.kind == parts[0] && $0.field == parts[1] }
      if disputed.count == 1, let only = disputed.first {
        return try FieldTarget(
          "\(only.kind)/\(only.record.text).\(only.field)", in: file, services)
      }
    }
    return try FieldTarget(name, in: file, services)
  }

  private static func change(
    _ text: String, _ open: Disagreement, _ target: FieldTarget, _ file: OpenedCase
  ) throws -> Change {
    guard let answer = Answers(open)[text] else {
      do {
        return .set(try Schema.standard.value(of: text, for: target.field, at: "--take"))
      } catch var failure as Failure where failure.kind == .data {
        // It was typed, and does not stand in a file.
        failure.kind = .usage
        throw failure
      }
    }
    guard !answer.isWithheld else {
      throw Failure(
        .denied, "case.withheld", "this answer was withheld by the team that sent it",
        hints: ["ask them for it, or take another value"])
    }
    return answer.value.map { .set($0) } ?? .retract
  }
}
