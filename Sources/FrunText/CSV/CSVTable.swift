/// Records of a CSV text, addressed by the names in its header.
public struct CSVTable: Sendable, Hashable {
  /// The column names in order.
  public let header: [String]
  /// The records after the header.
  public let rows: [CSVReader.Row]
  private let places: [String: Int]

  /// Creates a table; the first row is the header.
  public init(rows: [CSVReader.Row]) throws(CSVError) {
    guard let first = rows.first else {
      throw CSVError(.missingHeader, row: 1, column: 1, line: 1)
    }
    var places: [String: Int] = [:]
    var header: [String] = []
    for (place, field) in first.fields.enumerated() {
      let name = Self.trimmed(field)
      guard places.updateValue(place, forKey: name) == nil else {
        throw CSVError(.duplicateHeader, row: 1, column: place + 1, line: first.line)
      }
      header.append(name)
    }
    for (place, row) in rows.enumerated().dropFirst() where row.fields.count != header.count {
      let column = min(row.fields.count, header.count) + 1
      throw CSVError(.fieldCount, row: place + 1, column: column, line: row.line)
    }
    self.header = header
    self.rows = Array(rows.dropFirst())
    self.places = places
  }

  /// Returns the field of record `row` (from 0) in the named column; nil when there is none.
  public subscript(row: Int, column: String) -> String? {
    guard rows.indices.contains(row), let place = places[column] else { return nil }
    return rows[row].fields[place]
  }

  private static func trimmed(_ text: String) -> String {
    var slice = text[...]
    while let first = slice.first, first == " " || first == "\t" { slice.removeFirst() }
    while let last = slice.last, last == " " || last == "\t" { slice.removeLast() }
    return String(slice)
  }
}
