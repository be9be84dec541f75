import FrunDomain
import FrunKit
import FrunText

/// Disagreements as tables and results.
enum DisagreementRow {
  /// One row for each answer, with who gave it and whether it is in force.
  static func table(
    _ disagreements: [Disagreement], _ services: any Services, _ words: CaseWords,
    title: Bool = false
  ) throws -> TableEvent {
    var rows: [[Cell]] = []
    for disagreement in disagreements {
      for (place, answer) in Answers(disagreement).list.enumerated() {
        let isFirst = place == 0
        let value = try answer.value.map {
          try words.text(
            $0, of: disagreement.field, in: disagreement.kind, stream: disagreement.stream)
        }
        let isInForce = answer.value == disagreement.governing && !answer.isWithheld
        let people = try answer.heads.map { try services.handle(of: $0.author) }
        rows.append([
          isFirst ? Cell(CaseNumber(of: disagreement.stream.id).description, .name) : "",
          isFirst ? Cell(words.label(disagreement.field, of: disagreement.kind)) : "",
          Cell(answer.letter), Cell(value ?? answer.missing, isInForce ? .caution : nil),
          Cell(people.joined(separator: ", ")),
          Cell(answer.heads.last.map { $0.at.shortText } ?? ""),
          isInForce ? Cell("yes", .caution) : "",
        ])
      }
    }
    return TableEvent(
      title: title ? "Disagreements" : nil,
      columns: [
        .init("number", "Case", dropPriority: title ? 3 : 0, isWhole: true),
        .init("field", "Field"), .init("letter", ""), .init("value", "Answer"),
        .init("author", "By"), .init("at", "When", dropPriority: 2, isWhole: true),
        .init("inForce", "In force"),
      ], rows: rows, whenEmpty: "no disagreements")
  }

  /// One disagreement for programs.
  static func result(
    _ disagreement: Disagreement, _ services: any Services
  ) throws -> JSONValue {
    [
      "number": .string(CaseNumber(of: disagreement.stream.id).description),
      "case": .string(disagreement.stream.id.text),
      "record": .string(disagreement.record.text), "kind": .string(disagreement.kind),
      "field": .string(disagreement.field),
      "answers": .array(
        try Answers(disagreement).list.map { answer in
          [
            "letter": .string(answer.letter), "value": answer.value?.result ?? .null,
            "withheld": .bool(answer.isWithheld),
            "given": .array(
              try answer.heads.map { head in
                [
                  "author": .string(head.author.text),
                  "handle": .string(try services.handle(of: head.author)),
                  "at": .string(head.at.utcText),
                ]
              }),
          ]
        }),
      "inForce": disagreement.governing?.result ?? .null,
    ]
  }

  /// The command that settles it.
  static func decision(_ disagreement: Disagreement, take: String = "A") -> String {
    let number = CaseNumber(of: disagreement.stream.id).description
    let field =
      disagreement.kind == "case"
      ? disagreement.field
      : "\(disagreement.kind)/\(disagreement.record.text.prefix(8)).\(disagreement.field)"
    return "frun case decide \(number) \(field) --take \(take) --reason TEXT"
  }
}
