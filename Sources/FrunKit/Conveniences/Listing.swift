public import FrunText

/// How things of one type are listed and shown: one declaration gives the
/// table, the CSV, the fields of one, and the JSON result.
///
/// ```swift
/// let listing = Listing<Record>("frun.case.list/1", [
///   .init("case", "Case", isWhole: true) { .init(CaseNumber($0.id).text, .name) },
///   .init("status", "Status") { .init($0.code("status") ?? "") },
/// ])
/// return try services.list(records, as: listing)
/// ```
public struct Listing<Row> {
  /// One property.
  public struct Column {
    /// Name in JSON, CSV and `--fields`, in camel case.
    public var key: String
    /// Heading for people.
    public var header: String
    /// Whether numbers are aligned at the right.
    public var isTrailing: Bool
    /// Which columns go first on a narrow screen; 0 stays.
    public var dropPriority: Int
    /// Whether cells are never cut.
    public var isWhole: Bool
    /// What people read.
    public var cell: (Row) -> Cell
    /// What programs read.
    public var json: (Row) -> JSONValue

    /// A property; programs read the cell's text, or null when it is empty.
    public init(
      _ key: String, _ header: String, isTrailing: Bool = false, dropPriority: Int = 0,
      isWhole: Bool = false, json: ((Row) -> JSONValue)? = nil, cell: @escaping (Row) -> Cell
    ) {
      self.key = key
      self.header = header
      self.isTrailing = isTrailing
      self.dropPriority = dropPriority
      self.isWhole = isWhole
      self.cell = cell
      self.json =
        json ?? { row in
          let text = cell(row).text
          return text.isEmpty ? .null : .string(text)
        }
    }
  }

  /// Name and version of the JSON result.
  public var schema: String
  /// The properties in order.
  public var columns: [Column]
  /// What is said when there are no rows.
  public var whenEmpty: String

  /// A listing.
  public init(_ schema: String, whenEmpty: String = "nothing found", _ columns: [Column]) {
    self.schema = schema
    self.whenEmpty = whenEmpty
    self.columns = columns
  }

  /// The rows as a table.
  public func table(_ rows: [Row], title: String? = nil) -> TableEvent {
    TableEvent(
      title: title,
      columns: columns.map {
        TableEvent.Column(
          $0.key, $0.header, isTrailing: $0.isTrailing, dropPriority: $0.dropPriority,
          isWhole: $0.isWhole)
      }, rows: rows.map { row in columns.map { $0.cell(row) } }, whenEmpty: whenEmpty)
  }

  /// One row as labelled fields; empty ones are left out.
  public func fields(_ row: Row, title: String? = nil) -> FieldsEvent {
    let all = columns.map { FieldsEvent.Field($0.key, $0.header, $0.cell(row)) }
    return FieldsEvent(title: title, fields: all.filter { !$0.value.text.isEmpty })
  }

  /// One row as a JSON object.
  public func object(_ row: Row) -> JSONValue {
    var object = JSONObject()
    for column in columns { object[column.key] = column.json(row) }
    return .object(object)
  }
}

extension Services {
  /// Shows rows as a table and gives the outcome with the same rows as JSON.
  public func list<Row>(
    _ rows: [Row], as listing: Listing<Row>, title: String? = nil, next: [String] = []
  ) throws -> Outcome {
    try emit(.table(listing.table(rows, title: title)))
    return .success(
      schema: listing.schema, .array(rows.map { listing.object($0) }), next: next)
  }

  /// Shows one row as labelled fields and gives the outcome with it as JSON.
  public func show<Row>(
    _ row: Row, as listing: Listing<Row>, title: String? = nil, next: [String] = []
  ) throws -> Outcome {
    try emit(.fields(listing.fields(row, title: title)))
    return .success(schema: listing.schema, listing.object(row), next: next)
  }
}
