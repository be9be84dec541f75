import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Lists what two trainers answered differently.
enum TrainConflicts {
  static let command = Command(
    CommandSpec(
      "conflicts", summary: "Show what two trainers wrote differently", arguments: []
    ).with {
      $0.synonyms = ["disagreements", "conflict"]
      $0.discussion = """
        When the registers of two trainers come together, answers to one question that were given \
        without knowing of each other are both kept. Somebody decides which one is right.
        """
      $0.seeAlso = ["train decide", "archive import"]
      $0.requires = ["vault.read"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let conflicts = try RegisterConflict.all(services)
    let language = invocation.context.language
    var rows: [[Cell]] = []
    for conflict in conflicts {
      for (place, answer) in conflict.answers.enumerated() {
        let isInForce = answer.value == conflict.open.governing && !answer.isWithheld
        let people = try answer.heads.map { try services.handle(of: $0.author) }
        rows.append([
          Cell(place == 0 ? conflict.name : "", .name),
          Cell(place == 0 ? label(conflict.open) : ""), Cell(answer.letter),
          Cell(
            answer.isWithheld ? "withheld" : conflict.text(answer.value, language),
            isInForce ? .caution : nil),
          Cell(people.joined(separator: ", ")), Cell(answer.heads.last?.at.shortText ?? ""),
        ])
      }
    }
    try services.emit(
      .table(
        TableEvent(
          title: nil,
          columns: [
            .init("name", "Question", isWhole: true), .init("field", "Field", dropPriority: 1),
            .init("letter", ""), .init("value", "Answer"), .init("author", "By"),
            .init("at", "When", dropPriority: 2, isWhole: true),
          ], rows: rows, whenEmpty: "no disagreements")))
    return .success(
      schema: "frun.train.conflicts/1", .array(try conflicts.map { try result($0, services) }),
      next: conflicts.prefix(3).map { "frun train decide \($0.name) --take A --reason TEXT" })
  }

  private static func label(_ open: Disagreement) -> String {
    let kind = Schema.standard.kind(open.kind)
    return "\(kind?.label ?? open.kind): \(kind?.field(open.field)?.label ?? open.field)"
  }

  private static func result(
    _ conflict: RegisterConflict, _ services: any Services
  ) throws -> JSONValue {
    [
      "name": .string(conflict.name), "record": .string(conflict.open.record.text),
      "kind": .string(conflict.open.kind), "field": .string(conflict.open.field),
      "answers": .array(
        try conflict.answers.map { answer in
          [
            "letter": .string(answer.letter), "value": answer.value?.result ?? .null,
            "withheld": .bool(answer.isWithheld),
            "by": .array(
              try answer.heads.map { .string(try services.handle(of: $0.author)) }),
          ]
        }),
      "inForce": conflict.open.governing?.result ?? .null,
    ]
  }
}
