import FrunKit

extension Services {
  /// The first of some rows. Who counts rows of a result must be told that there are more: a warning,
  /// which stands in results for programs, too.
  func first<Row>(_ limit: Int, of rows: [Row]) throws -> [Row] {
    guard rows.count > limit else { return rows }
    try warn("There are more than these \(limit); --limit shows more.")
    return Array(rows.prefix(limit))
  }
}
