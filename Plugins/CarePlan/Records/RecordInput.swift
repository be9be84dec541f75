import FrunArguments
import FrunDomain
import FrunKit

/// An option that answers one field of a record; how it is typed follows from the schema.
struct RecordInput: Sendable {
  let option: Option<String?>
  let field: String
  let kind: String

  /// - Parameter name: the option without its hyphens.
  init(_ name: String, _ field: String, of kind: String, _ help: String) {
    self.field = field
    self.kind = kind
    let declared = Schema.standard.field(field, of: kind)
    var option: Option<String?>
    switch declared?.type {
    case .code:
      option = Option<String?>(name, value: "code", help: help)
        .checked(as: Shared.codes(declared?.vocabulary ?? ""))
    case .yesNoUnknown:
      option = Option<String?>(name, value: "answer", help: help)
        .checked(as: Shared.codes(declared?.vocabulary ?? "yesNoUnknown"))
    case .yesNo:
      option = Option<String?>(name, value: "answer", help: help)
        .checked(as: .choice([Choice("yes", "yes"), Choice("no", "no")]))
    case .civilDate: option = Option<String?>(name, value: "date", help: help).checked(as: .date)
    case .decimal:
      option = Option<String?>(name, value: "amount", help: help).checked(as: .decimal)
    case .reference(let target):
      let value = target == "goal" ? "number" : target == "member" ? "member" : "who"
      option = Option<String?>(name, value: value, help: help)
    default: option = Option<String?>(name, value: "text", help: help)
    }
    if declared?.sensitivity != Sensitivity.none { option = option.sensitive() }
    self.option = option
  }

  /// Answers the field with what was typed, if anything was.
  func set(
    _ draft: inout RecordDraft, _ invocation: Invocation, _ context: RecordContext
  ) throws {
    guard let text = invocation[option] else { return }
    let place = "--\(option.spec.name)"
    guard case .reference(let target)? = Schema.standard.field(field, of: kind)?.type else {
      return try draft.set(field, to: context.words(text, at: place), at: place)
    }
    try draft.set(field, .reference(context.record(text, kind: target, at: place)))
  }
}

/// Where what a person typed is looked up.
struct RecordContext {
  let file: OpenedCase
  let plan: PlanOnHand?
  let services: any Services

  /// The text, or what comes on standard input for `-`.
  func words(_ text: String, at place: String) throws -> String {
    guard text == "-" else { return text }
    let bytes = try services.readInput("-", limit: 40_000)
    guard let said = String(validating: bytes, as: UTF8.self),
      said.contains(where: { !$0.isWhitespace })
    else {
      throw Failure(.data, "input.empty", "nothing came on standard input", place: place)
    }
    return said
  }

  /// The record meant: a member by handle, a goal by number, a person of the case by what they
  /// are to the child, by name, or by the start of the identifier.
  func record(_ text: String, kind: String, at place: String) throws -> RecordID {
    switch kind {
    case "member": return try services.member(text).id
    case "goal":
      guard let number = Int(text), let goal = plan?.goals.first(where: { $0.number == number })
      else {
        throw Failure(
          .notFound, "goal.notFound", "the plan has no goal of this number", place: place,
          hints: ["frun plan show \(file.number) lists them"])
      }
      return goal.id
    case "person": return try person(text, at: place)
    default: return try own(text, kind: kind, at: place)
    }
  }

  /// A record of the case by its identifier or the start of it.
  func own(_ text: String, kind: String, at place: String) throws -> RecordID {
    let wanted = text.lowercased()
    let found = try services.records(kind, in: file)
      .filter { $0.id.text.lowercased().hasPrefix(wanted) }
    if let only = found.first, found.count == 1, !wanted.isEmpty { return only.id }
    throw Failure(
      found.count > 1 ? .usage : .notFound,
      found.count > 1 ? "\(kind).ambiguous" : "\(kind).notFound",
      found.count > 1 ? "more than one record begins like this" : "the case has no such record",
      place: place, hints: ["frun plan show \(file.number) lists them"])
  }

  private func person(_ text: String, at place: String) throws -> RecordID {
    let wanted = text.lowercased()
    let links = Relationship.all(in: try services.records("relationship", in: file))
    var found = Set(
      links.filter { $0.person == file.client && $0.relation == wanted }.compactMap(\.relative))
    if wanted == "child", let client = file.client { found = [client] }
    if found.isEmpty {
      found = Set(
        try services.records("name", in: file).filter {
          $0.text("text")?.lowercased() == wanted || $0.text("latin")?.lowercased() == wanted
        }.compactMap { $0.reference("person") })
    }
    if found.isEmpty, wanted.count >= 6 {
      found = Set(
        try services.records("person", in: file).map(\.id)
          .filter { $0.text.lowercased().hasPrefix(wanted) })
    }
    if let only = found.first, found.count == 1 { return only }
    throw Failure(
      found.count > 1 ? .usage : .notFound,
      found.count > 1 ? "person.ambiguous" : "person.notFound",
      found.count > 1
        ? "more than one person of the case is meant" : "nobody in the case is meant by this",
      place: place,
      hints: [
        "a relation such as mother, a name as recorded, or the start of an identifier",
        "frun case show \(file.number) lists the persons",
      ])
  }
}
