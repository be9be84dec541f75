import FrunDomain
import FrunKit
import FrunText

/// A case that a search found, with who in it was meant.
struct FoundCase {
  /// A person found.
  struct Match {
    let hit: SearchHit
    let text: String
    /// What the person is in the case: client, or the relation to the client.
    let part: String
  }

  let row: CaseRow
  var matches: [Match]
  var score: Double

  /// The cases of several searches, the best first.
  static func search(
    _ texts: [String], limit: Int, _ services: any Services
  ) throws -> [FoundCase] {
    var found: [FoundCase] = []
    var seen: Set<RecordID> = []
    for text in texts {
      let query = SearchQuery(text: text, kinds: ["name", "identifier"], limit: limit)
      for hit in try services.search(query)
      where hit.stream.kind == .case && seen.insert(hit.record).inserted {
        guard let match = try match(hit, services) else { continue }
        if let place = found.firstIndex(where: { $0.row.file.stream == hit.stream }) {
          found[place].matches.append(match)
          found[place].score = max(found[place].score, hit.score)
        } else if let record = try services.record(hit.stream.id) {
          found.append(
            FoundCase(row: try CaseRow(record, services), matches: [match], score: hit.score))
        }
      }
    }
    return Array(
      found.sorted {
        ($1.score, $0.row.file.record.id) < ($0.score, $1.row.file.record.id)
      }.prefix(limit))
  }

  private static func match(_ hit: SearchHit, _ services: any Services) throws -> Match? {
    guard let record = try services.record(hit.record) else { return nil }
    let person = try record.reference("person").flatMap { try services.record($0) }
    var part = person?.code("role") ?? ""
    if part != "client", let id = person?.id {
      let relation = try services.records(
        RecordQuery(
          kind: "relationship", stream: hit.stream,
          conditions: [Condition("relative", .equals(.reference(id)))])
      ).first?.code("relation")
      part = relation ?? part
    }
    return Match(hit: hit, text: record.text(hit.matchedField) ?? "", part: part)
  }

  static func columns(_ language: String) -> [Listing<FoundCase>.Column] {
    func label(_ part: String) -> String {
      let relation = Schema.standard.label(
        part, of: "relation", in: "relationship", language: language)
      return relation != part
        ? relation : Schema.standard.label(part, of: "role", in: "person", language: language)
    }
    return [
      .init("number", "Case", isWhole: true) { Cell($0.row.file.number, .name) },
      .init(
        "matches", "Found",
        json: { found in
          .array(
            found.matches.map { match in
              [
                "record": .string(match.hit.record.text), "kind": .string(match.hit.kind),
                "field": .string(match.hit.matchedField), "text": .string(match.text),
                "part": match.part.isEmpty ? .null : .string(match.part),
              ]
            })
        },
        cell: { found in
          Cell(
            found.matches.map { $0.part.isEmpty ? $0.text : "\($0.text) (\(label($0.part)))" }
              .joined(separator: ", "))
        }),
    ]
      + CaseRow.columns(language).filter {
        ["name", "status", "riskLevel"].contains($0.key)
      }.map { column in
        Listing<FoundCase>.Column(
          column.key, column.key == "name" ? "Client" : column.header,
          dropPriority: column.dropPriority,
          json: { column.json($0.row) }, cell: { column.cell($0.row) })
      }
  }
}
