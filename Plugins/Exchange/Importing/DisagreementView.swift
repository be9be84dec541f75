import FrunDomain
import FrunKit
import FrunText

/// What is shown of one disagreement, and the answers that can be taken.
struct DisagreementView {
  /// One of the answers; several people may have given it.
  struct Answer {
    /// What people call it by, here and in `case decide --take`.
    let letter: String
    /// The same answer, by everybody who gave it.
    let heads: [FieldHead]
    /// In words.
    let text: String

    var isWithheld: Bool { heads[0].isWithheld }
  }

  let open: Disagreement
  let field: Field?
  /// A the one that was given first.
  let answers: [Answer]
  private let services: any Services
  private let context: InvocationContext

  init(_ open: Disagreement, _ services: any Services, _ context: InvocationContext) throws {
    self.open = open
    self.services = services
    self.context = context
    field = Schema.standard.field(open.field, of: open.kind)
    var groups: [[FieldHead]] = []
    for head in open.heads {
      let place = groups.firstIndex {
        $0[0].value == head.value && $0[0].isWithheld == head.isWithheld
      }
      if let place { groups[place].append(head) } else { groups.append([head]) }
    }
    let words = Words(open: open, services: services, language: context.language)
    answers = try groups.enumerated().map { index, heads in
      Answer(letter: Self.letter(index), heads: heads, text: try words.text(heads[0]))
    }
  }

  /// Everything that a person needs to decide.
  func fields(_ count: String) throws -> FieldsEvent {
    var shown = [
      FieldsEvent.Field("case", "Case", Cell(CaseNumber(of: open.stream.id).description, .name))
    ]
    if let name = try person() { shown.append(.init("about", "About", Cell(name, .name))) }
    let label = field?.label ?? open.field
    let kind = Schema.standard.kind(open.kind)?.label ?? open.kind
    shown.append(
      .init("field", "Question", Cell(open.kind == "case" ? label : "\(kind): \(label)")))
    for answer in answers {
      let said = try answer.heads.map {
        "\(try services.handle(of: $0.author)), \($0.at.shortText)"
      }
      shown.append(.init(answer.letter, answer.letter, Cell(answer.text)))
      // A line of its own: beside an answer in another script it would change sides.
      shown.append(
        .init("\(answer.letter).by", "\(answer.letter) said by", Cell(said.joined(separator: "; ")))
      )
    }
    let words = Words(open: open, services: services, language: context.language)
    let force = try open.governing.map { try words.text($0) } ?? "no answer"
    shown.append(.init("inForce", "In force until decided", Cell(force, .caution)))
    return FieldsEvent(title: "Disagreement \(count)", fields: shown)
  }

  /// The replies. What was withheld cannot be taken: nobody here knows it.
  var options: [Prompt.Option] {
    // The number, the letter, and some blanks stand in front.
    let room = max(context.columns - 16, 16)
    var options = answers.filter { !$0.isWithheld }.map {
      Prompt.Option(
        $0.letter, label: "Take \($0.letter): \(Fitting.truncate($0.text, to: room))")
    }
    if field != nil { options.append(.init("write", label: "Write another answer")) }
    options.append(.init("later", label: "Decide later"))
    options.append(.init("stop", label: "Leave the rest for later"))
    return options
  }

  /// Whom the question is about; nil when that is not known.
  private func person() throws -> String? {
    guard let record = try services.record(open.record) else { return nil }
    let person: RecordID? =
      switch open.kind {
      case "person": record.id
      case "case": record.reference("client")
      default: record.reference("person")
      }
    return try person.flatMap { try services.name(of: $0, in: open.stream) }
  }

  /// As `case conflicts` has them: A, B, …, Z, then A1, B1, …
  private static func letter(_ place: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + place % 26)))
    return place < 26 ? letter : letter + String(place / 26)
  }
}

/// Answers in the words of the field.
private struct Words {
  let open: Disagreement
  let services: any Services
  let language: String

  func text(_ head: FieldHead) throws -> String {
    if head.isWithheld { return "withheld by the team that sent it" }
    return try head.value.map { try text($0) } ?? "no answer"
  }

  func text(_ value: FieldValue) throws -> String {
    switch value {
    case .code(let code):
      return Schema.standard.label(code, of: open.field, in: open.kind, language: language)
    case .yesNo(let answer): return answer ? "Yes" : "No"
    case .reference(let record):
      if case .reference("member")? = Schema.standard.field(open.field, of: open.kind)?.type {
        return try services.handle(of: record)
      }
      return try services.name(of: record, in: open.stream) ?? String(record.text.prefix(8))
    default: return value.displayText
    }
  }
}
