import FrunDomain
import FrunKit
import FrunText

/// New disagreements after an import, one at a time: both answers, who gave them and when, and the one
/// in force until somebody decides. Nothing has to be typed to stay safe.
struct DisagreementDialogue {
  private let services: any Services
  private let language: String
  private let command: String
  private let mayDecide: Bool

  init(_ services: any Services, _ invocation: Invocation) {
    self.services = services
    language = invocation.context.language
    command = invocation.commandName
    mayDecide =
      invocation.context.role.map {
        Permissions.standard.check($0, .decide, in: .case, kind: nil) == nil
      } ?? false
  }

  private enum Reply {
    case settled
    case later
    case stop
  }

  /// Asks about each; returns how many were settled.
  func ask(about places: [FieldPlace]) throws -> Int {
    guard !places.isEmpty else { return 0 }
    guard mayDecide else {
      try services.say(
        "\(places.count) disagreements wait for a supervisor; the safer answer is in force until then."
      )
      return 0
    }
    var settled = 0
    for (index, place) in places.enumerated() where place.stream.kind == .case {
      let open = try services.disagreements(in: place.stream).first {
        $0.record == place.record && $0.kind == place.kind && $0.field == place.field
      }
      guard let open else { continue }
      switch try ask(about: open, "\(index + 1) of \(places.count)") {
      case .settled: settled += 1
      case .later: continue
      case .stop: return settled
      }
    }
    return settled
  }

  private func ask(about open: Disagreement, _ count: String) throws -> Reply {
    let answers = distinct(open)
    let field = Schema.standard.field(open.field, of: open.kind)
    var shown = [
      FieldsEvent.Field(
        "case", "Case", Cell(CaseNumber(of: open.stream.id).description, .name)),
      FieldsEvent.Field("field", "Question", Cell(field?.label ?? open.field)),
    ]
    var options: [Prompt.Option] = []
    for (index, heads) in answers.enumerated() {
      let letter = Self.letter(index)
      let said = try heads.map {
        "\(try services.handle(of: $0.author)), \($0.at.shortText)"
      }.joined(separator: "; ")
      let answer = try text(heads[0], in: open)
      shown.append(.init(letter, letter, Cell("\(answer) (\(said))")))
      if !heads[0].isWithheld {
        options.append(.init(letter, label: "Take \(letter): \(answer)"))
      }
    }
    let force = try open.governing.map { try text($0, in: open) } ?? "no answer"
    shown.append(.init("inForce", "In force until decided", Cell(force, .caution)))
    try services.emit(.fields(FieldsEvent(title: "Disagreement \(count)", fields: shown)))
    if field != nil { options.append(.init("write", label: "Write another answer")) }
    options.append(.init("later", label: "Decide later"))
    options.append(.init("stop", label: "Ask about no more now"))
    let reply = try services.ask(
      Prompt(
        .choice(options), "Which answer is right", fallback: "later", option: "--decide-later"))
    switch reply {
    case "later": return .later
    case "stop": return .stop
    case "write":
      guard let field else { return .later }
      return try settle(open, .set(try written(field)))
    default:
      guard let index = answers.indices.first(where: { Self.letter($0) == reply }) else {
        return .later
      }
      return try settle(open, answers[index][0].value.map { .set($0) } ?? .retract)
    }
  }

  private func settle(_ open: Disagreement, _ change: Change) throws -> Reply {
    let reason = try services.askLine("Why is this the right answer?", option: "--reason")
    _ = try services.commit(
      ChangeSet(
        stream: open.stream, command: command, reason: reason,
        assertions: [
          Assertion(record: open.record, kind: open.kind, field: open.field, change: change)
        ], settles: true))
    try services.done("Settled; the other answers stay in the history.")
    return .settled
  }

  /// Another answer, asked again while it cannot be read.
  private func written(_ field: Field) throws -> FieldValue {
    for _ in 0..<3 {
      let text = try services.askLine("The right answer", option: "--take")
      do {
        return try Schema.standard.value(of: text, for: field, at: nil)
      } catch let failure as Failure {
        try services.warn(failure.message)
      }
    }
    throw Failure.cancelled
  }

  /// The different answers, the one given first in front; several people may have given one.
  private func distinct(_ open: Disagreement) -> [[FieldHead]] {
    var groups: [[FieldHead]] = []
    for head in open.heads {
      let place = groups.firstIndex {
        $0[0].value == head.value && $0[0].isWithheld == head.isWithheld
      }
      if let place { groups[place].append(head) } else { groups.append([head]) }
    }
    return groups
  }

  private static func letter(_ index: Int) -> String {
    index < 26 ? String(UnicodeScalar(UInt8(65 + index))) : "answer-\(index + 1)"
  }

  private func text(_ head: FieldHead, in open: Disagreement) throws -> String {
    if head.isWithheld { return "withheld" }
    return try head.value.map { try text($0, in: open) } ?? "no answer"
  }

  private func text(_ value: FieldValue, in open: Disagreement) throws -> String {
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
