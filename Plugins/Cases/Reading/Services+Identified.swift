import FrunKit
import FrunText

extension Services {
  /// Shows rows as a table; programs get further members that would only crowd a screen.
  func list<Row>(
    _ rows: [Row], as listing: Listing<Row>, also members: [(String, (Row) -> JSONValue)],
    next: [String] = []
  ) throws -> Outcome {
    try emit(.table(listing.table(rows)))
    let result = rows.map { row -> JSONValue in
      var object = listing.object(row).object ?? JSONObject()
      for (key, value) in members { object[key] = value(row) }
      return .object(object)
    }
    return .success(schema: listing.schema, .array(result), next: next)
  }
}
