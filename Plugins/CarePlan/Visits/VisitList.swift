import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Lists the visits of a case with the state they have today.
enum VisitList {
  static let all = Flag("all", short: "a", help: "Also those that were superseded or cancelled")

  static let command = Command(
    CommandSpec("list", summary: "List the visits of a case", arguments: [Shared.file, all]).with {
      $0.seeAlso = ["visit plan", "due"]
      $0.requires = ["vault.read"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try services.openCase(invocation[Shared.file].argumentText)
    let follow = try FollowUp(of: file, services)
    let shown = follow.visits.filter {
      invocation[all] || !["superseded", "cancelled"].contains($0.status ?? "")
    }
    let rows = try services.rows(shown)
    let done = rows.filter { if case .done = $0.state { true } else { false } }.count
    if !rows.isEmpty { try services.say("\(done) of \(rows.count) visits are done.") }
    let listing = VisitRow.listing(Words(language: invocation.context.language))
    let open = rows.first { $0.state.isOpen }?.visit.key
    return try services.list(
      rows, as: listing, title: "Visits of case \(file.number)",
      next: open.map { ["frun visit record \(file.number) \($0) --on DATE"] }
        ?? ["frun visit plan \(file.number)"])
  }
}

/// Shows one visit with everything recorded about it.
enum VisitShow {
  static let command = Command(
    CommandSpec("show", summary: "Show one visit", arguments: [Shared.file, Shared.key]).with {
      $0.seeAlso = ["visit list"]
      $0.requires = ["vault.read"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try services.openCase(invocation[Shared.file].argumentText)
    let follow = try FollowUp(of: file, services)
    let visit = try follow.visit(invocation[Shared.key])
    guard let record = try services.record(visit.id) else { throw Failure.notFound("visit") }
    let words = Words(language: invocation.context.language)
    let declared = Schema.standard.kind("visit")?.fields ?? []
    var fields = [
      FieldsEvent.Field("state", "State", Cell(visit.state(on: services.today).label))
    ]
    for field in declared where record.fields[field.name] != nil {
      if field.name == "worker" || field.name == "doneBy" || field.name == "decidedBy" {
        let handle = try services.handle(of: record.reference(field.name))
        fields.append(.init(field.name, field.label, Cell(handle)))
      } else if field.name != "placement" {
        fields.append(
          .init(
            field.name, field.label, record.cell(field.name) { words.code($0, field.name, "visit") }
          ))
      }
    }
    let attempts = VisitAttempt.all(
      in: try services.records("visitAttempt", in: file, where: "visit", is: visit.id)
    ).sorted {
      ($0.attemptedAt?.utcMilliseconds ?? 0, $0.id) < ($1.attemptedAt?.utcMilliseconds ?? 0, $1.id)
    }
    for attempt in attempts {
      let why = words.code(attempt.reason, "reason", "visitAttempt")
      fields.append(
        .init("attempt", "Attempt", Cell("\(attempt.attemptedAt?.shortText ?? ""): \(why)")))
    }
    fields.removeAll { $0.value.text.isEmpty }
    try services.emit(.fields(FieldsEvent(title: "Visit of case \(file.number)", fields: fields)))
    return .success(schema: "frun.visit.show/1", record.result)
  }
}
