import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Settles what two trainers answered differently.
enum TrainDecide {
  static let name = Positional<String>(
    "question", help: "The question, as 'frun train conflicts' names it")
  static let take = Option<String>(
    required: "take", value: "answer", help: "A, B or another value"
  ).sensitive()

  static let command = Command(
    CommandSpec(
      "decide", summary: "Settle what two trainers wrote differently",
      arguments: [take, CommonOptions.reason, CommonOptions.dryRun, name]
    ).with {
      $0.synonyms = ["resolve", "settle", "merge"]
      $0.discussion = "The other answers stay in the history, with who gave them and when."
      $0.examples = [
        Example(
          "frun train decide trainee/4k7p9qmx.country --take A --reason 'asked her'",
          "takes the first answer")
      ]
      $0.access = "A trainer decides; the decision is recorded."
      $0.seeAlso = ["train conflicts"]
      $0.requires = ["vault.write"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let asked = invocation[name]
    let found = try RegisterConflict.all(services).filter { conflict in
      let whole = "\(conflict.open.kind)/\(conflict.open.record.text).\(conflict.open.field)"
      return conflict.name == asked || whole == asked
    }
    guard let conflict = found.first else {
      throw Failure(
        .notFound, "register.agreed", "nobody disagrees about this",
        hints: ["'frun train conflicts' lists the questions"])
    }
    guard found.count == 1 else { throw Failure.ambiguous("question") }
    let open = conflict.open
    let text = invocation[take]
    let change: Change
    if let answer = conflict.answers.first(where: { $0.letter == text.uppercased() }) {
      guard !answer.isWithheld else {
        throw Failure(
          .denied, "register.withheld", "this answer was withheld by whoever sent it",
          hints: ["ask them for it, or take another value"])
      }
      change = answer.value.map { .set($0) } ?? .retract
    } else if let field = Schema.standard.field(open.field, of: open.kind) {
      change = .set(try Schema.standard.value(of: text, for: field, at: "--take"))
    } else {
      throw Failure.usage("only A or B can be taken of a question that this version does not know")
    }
    let reason =
      try invocation[CommonOptions.reason]
      ?? services.askLine("Why is this the right answer?", option: "--reason")
    let receipt = try services.commit(
      ChangeSet(
        stream: open.stream, command: invocation.commandName, reason: reason,
        assertions: [
          Assertion(record: open.record, kind: open.kind, field: open.field, change: change)
        ], settles: true))
    return try services.changed(
      "Settled \(conflict.name)", by: receipt, schema: "frun.train.decide/1",
      [
        ("record", .string(open.record.text)), ("kind", .string(open.kind)),
        ("field", .string(open.field)), ("value", change.value?.result ?? .null),
      ], next: ["frun train conflicts"])
  }
}
