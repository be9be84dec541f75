import FrunDomain
import FrunKit
import FrunText

/// A case in a list.
struct CaseRow {
  let file: OpenedCase
  /// The client's name; nil when there is none or the member may not see it.
  let name: String?
  /// Handles of those who work on it now.
  let assigned: [String]

  init(_ record: Record, _ services: any Services) throws {
    file = OpenedCase(record)
    let stream = record.stream
    name = try readable {
      try record.reference("client").flatMap { try services.name(of: $0, in: stream) }
    }.flatMap(\.self)
    let today = services.today
    assigned = try services.records("assignment", in: file).filter { assignment in
      assignment.date("until").map { $0 > today } ?? true
    }.compactMap { $0.reference("member") }.map { try services.handle(of: $0) }
  }

  /// What programs get besides the columns.
  var identifier: JSONValue { .string(file.record.id.text) }

  /// The columns of every list of cases.
  static func columns(_ language: String) -> [Listing<CaseRow>.Column] {
    func code(_ field: String, _ header: String, drop: Int = 0) -> Listing<CaseRow>.Column {
      .init(
        field, header, dropPriority: drop,
        json: { row in row.file.record.fields[field]?.result ?? .null },
        cell: { row in
          row.file.record.cell(field) {
            Schema.standard.label($0, of: field, in: "case", language: language)
          }
        })
    }
    return [
      .init("number", "Case", isWhole: true) { Cell($0.file.number, .name) },
      .init("name", "Name") { Cell($0.name ?? "") },
      code("status", "Status", drop: 1),
      code("riskLevel", "Risk"),
      code("protectionStatus", "Protection", drop: 2),
      .init("openedOn", "Opened", dropPriority: 3, isWhole: true) {
        Cell($0.file.record.date("openedOn")?.description ?? "")
      },
      .init(
        "assigned", "Assigned", dropPriority: 4,
        json: { .array($0.assigned.map { .string($0) }) },
        cell: { Cell($0.assigned.joined(separator: ", ")) }),
    ]
  }
}
