import FrunDomain
import FrunKit
import FrunText

/// What hangs on a plan beside goals and actions: who takes part, what was said, contacts, the
/// placements, meetings, services, concerns. A part without entries is not shown.
struct PlanParts {
  private(set) var tables: [TableEvent] = []
  private(set) var results: [(String, [JSONValue])] = []

  /// One column: the field and its heading.
  private typealias Column = (field: String, header: String)

  init(_ file: OpenedCase, _ words: Words, _ services: any Services) throws {
    var reader = Reader(file: file, words: words, services: services)
    let parts: [(name: String, title: String, kind: String, day: String, columns: [Column])] = [
      (
        "participants", "Taking part", "participant", "role",
        [("role", "As"), ("person", "Who"), ("attended", "Came"), ("agrees", "Agrees")]
      ),
      (
        "views", "Views heard", "view", "heardOn",
        [("heardOn", "On"), ("whose", "Whose"), ("words", "Words"), ("weight", "Weight")]
      ),
      (
        "contacts", "Contacts before the placement", "prePlacementContact", "heldOn",
        [
          ("day", "On"), ("mode", "Contact"), ("adult", "With"), ("status", "Status"),
          ("outcome", "Outcome"), ("proceed", "Go on"),
        ]
      ),
      (
        "placements", "Placements", "placement", "startsOn",
        [
          ("startsOn", "From"), ("endsOn", "Until"), ("arrangement", "Arrangement"),
          ("endReason", "Why it ended"),
        ]
      ),
      (
        "reviews", "Review meetings", "review", "heldOn",
        [("heldOn", "On"), ("chair", "Chair"), ("decisions", "Decisions"), ("nextOn", "Next")]
      ),
      (
        "services", "Services", "referral", "requestedOn",
        [
          ("service", "Service"), ("provider", "Agency"), ("status", "Status"),
          ("requestedOn", "Asked on"), ("outcome", "Outcome"),
        ]
      ),
      (
        "concerns", "Concerns", "concern", "noticedOn",
        [
          ("noticedOn", "Noticed on"), ("category", "Concern"), ("level", "Level"),
          ("status", "Status"),
        ]
      ),
    ]
    for part in parts {
      let records = try reader.records(part.kind, by: part.day)
      results.append((part.name, records.map(\.result)))
      guard !records.isEmpty else { continue }
      tables.append(
        TableEvent(
          title: part.title,
          columns: [TableEvent.Column("id", "Entry", dropPriority: 9, isWhole: true)]
            + part.columns.map {
              TableEvent.Column($0.field, $0.header, isWhole: reader.isDay($0.field))
            },
          rows: try records.map { record in
            [Cell(String(record.id.text.prefix(8)), .name)]
              + (try part.columns.map { try reader.cell($0.field, of: record) })
          }))
    }
    let costs = ActionCosts(
      PlannedAction.all(in: try services.records("action", in: file)))
    results.append(("costs", costs.totals.map(Self.result)))
    guard !costs.totals.isEmpty else { return }
    tables.append(
      TableEvent(
        title: "Costs, each currency by itself",
        columns: [
          TableEvent.Column("currency", "Currency", isWhole: true),
          TableEvent.Column("planned", "Planned", isTrailing: true, isWhole: true),
          TableEvent.Column("spent", "Spent", isTrailing: true, isWhole: true),
        ],
        rows: costs.totals.map { total in
          [
            Cell(total.currency.isEmpty ? "not said" : total.currency),
            Cell(total.planned ?? "too large"), Cell(total.spent ?? "too large"),
          ]
        }))
  }
}

extension PlanParts {
  private static func result(_ total: ActionCosts.Total) -> JSONValue {
    var object = JSONObject()
    object["currency"] = .string(total.currency)
    object["planned"] = total.planned.map { .string($0) } ?? .null
    object["spent"] = total.spent.map { .string($0) } ?? .null
    return .object(object)
  }
}

/// Reads records of a case into cells.
private struct Reader {
  let file: OpenedCase
  let words: Words
  let services: any Services
  private var names: [RecordID: String] = [:]

  init(file: OpenedCase, words: Words, services: any Services) {
    self.file = file
    self.words = words
    self.services = services
  }

  /// The records of a kind by their day. A member who may not read the kind sees the rest.
  func records(_ kind: String, by field: String) throws -> [Record] {
    let all: [Record]
    do { all = try services.records(kind, in: file) } catch let failure as Failure
      where failure.kind == .denied
    { return [] }
    return all.filter { !$0.isErased }.sorted {
      (key($0, field), $0.id) < (key($1, field), $1.id)
    }
  }

  private func key(_ record: Record, _ field: String) -> String {
    let day = record.date(field) ?? record.date("plannedOn")
    return day?.description ?? record.code(field) ?? "9999"
  }

  func isDay(_ field: String) -> Bool { field.hasSuffix("On") || field == "day" }

  mutating func cell(_ field: String, of record: Record) throws -> Cell {
    if field == "day" {
      return Cell((record.date("heldOn") ?? record.date("plannedOn"))?.description ?? "")
    }
    if field == "person" {
      return Cell(try named(record.reference("person")) ?? record.text("name") ?? "")
    }
    guard case .reference(let target)? = Schema.standard.field(field, of: record.kind)?.type else {
      return record.cell(field) { words.code($0, field, record.kind) }
    }
    if target == "member" { return Cell(try services.handle(of: record.reference(field))) }
    return Cell(try named(record.reference(field)) ?? "")
  }

  private mutating func named(_ person: RecordID?) throws -> String? {
    guard let person else { return nil }
    if let known = names[person] { return known }
    let name = try services.called(person, in: file, language: words.language)
    names[person] = name
    return name
  }
}
