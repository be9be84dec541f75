public import FrunDomain
public import FrunKit

/// A question for numbers instead of records.
public struct CountQuery: Codable, Hashable, Sendable {
  /// The kind of record counted.
  public var kind: String
  /// What must hold, as in a query for records.
  public var conditions: [Condition]?
  /// Fields that divide the count: codes, yes or no, and days, which count by month.
  public var by: [String]?

  /// A question.
  public init(kind: String, conditions: [Condition] = [], by: [String] = []) {
    self.kind = kind
    self.conditions = conditions
    self.by = by
  }
}

/// Counts of records, small ones hidden.
///
/// A count below five could point at a person who is known to be among few, so it is hidden; when
/// only one count of an answer is hidden, the next smallest is hidden with it, because the sum
/// would tell it. Source: the usual rule of statistical offices, as in the disclosure control
/// guidance of the UK Government Statistical Service.
public struct RecordCounts: Codable, Hashable, Sendable {
  /// The smallest count that is told.
  public static let smallest = 5

  /// One count.
  public struct Row: Codable, Hashable, Sendable {
    /// The value of every field asked for; null where none was given.
    public var values: [String?]
    /// How many; null when hidden.
    public var count: Int?
  }

  /// The fields that divide the count.
  public var by: [String]
  /// The counts, in order of their values.
  public var rows: [Row]
  /// All together; null when hidden.
  public var total: Int?

  /// Counts what the services may read.
  ///
  /// - Throws: a usage ``Failure`` for fields that would list persons.
  public init(_ query: CountQuery, of services: any Services) throws {
    let fields = query.by ?? []
    guard fields.count <= 3 else {
      throw Failure.usage("counts are divided by three fields at most")
    }
    let records = try services.records(
      RecordQuery(kind: query.kind, conditions: query.conditions ?? []))
    try self.init(records: records, by: fields)
  }

  init(records: [Record], by fields: [String]) throws {
    by = fields
    var counted: [[String?]: Int] = [:]
    for record in records {
      counted[try fields.map { try Self.bucket(record[$0], field: $0) }, default: 0] += 1
    }
    let sorted = counted.sorted { first, second in
      first.key.map { $0 ?? "" }.lexicographicallyPrecedes(second.key.map { $0 ?? "" })
    }
    var rows = sorted.map { Row(values: $0.key, count: $0.value) }
    var hidden = rows.indices.filter { (rows[$0].count ?? 0) < Self.smallest }
    if hidden.count == 1, rows.count > 1 {
      let rest = rows.indices.filter { !hidden.contains($0) }
      if let next = rest.min(by: { (rows[$0].count ?? 0) < (rows[$1].count ?? 0) }) {
        hidden.append(next)
      }
    }
    for index in hidden { rows[index].count = nil }
    self.rows = rows
    total = records.count < Self.smallest ? nil : records.count
  }

  /// Texts, names and references are no fields to divide by: they would list persons.
  private static func bucket(_ value: FieldValue?, field: String) throws -> String? {
    switch value {
    case nil: return nil
    case .code(let code): return code
    case .yesNo(let answer): return answer ? "yes" : "no"
    case .date(let date): return String(date.description.prefix(7))
    case .moment(let moment): return String(moment.localDay.description.prefix(7))
    default:
      throw Failure.usage(
        "counts cannot be divided by \(field)",
        hints: ["divide by codes, by yes or no, and by days, which count by month"])
    }
  }
}

extension RecordCounts.Row {
  /// Writes what is hidden or not given as null: a script should not have to know of missing members.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(values, forKey: .values)
    if let count {
      try container.encode(count, forKey: .count)
    } else {
      try container.encodeNil(forKey: .count)
    }
  }

  private enum CodingKeys: String, CodingKey {
    case values, count
  }
}
