import FrunForms
import FrunKit
import FrunText

/// Rows of answers under the names of columns.
struct AnswerTable {
  /// Names of the columns.
  let header: [String]
  /// The rows with the line each began in.
  let rows: [Sheet.Row]

  /// Reads CSV with the separator of whichever country.
  ///
  /// - Throws: ``Failure`` `answers.malformed` with line and column.
  init(_ bytes: [UInt8], place: String) throws {
    do {
      let table = try CSVReader(separator: Self.separator(of: bytes)).table(of: bytes)
      header = table.header
      rows = table.rows.map { Sheet.Row(number: $0.line, cells: $0.fields) }
    } catch {
      throw AnswerFile.malformed("\(error)", at: place)
    }
  }

  /// The rows of a sheet below its heading.
  init(header: [String], rows: [Sheet.Row]) {
    self.header = header
    self.rows = rows
  }

  /// Spreadsheet programs write the separator of their country: whichever stands most often in
  /// the line of the headings.
  static func separator(of bytes: [UInt8]) -> Unicode.Scalar {
    let heading = bytes.prefix { $0 != 10 && $0 != 13 }
    let candidates: [Unicode.Scalar] = [",", ";", "\t"]
    let counts = candidates.map { mark in heading.count { $0 == UInt8(mark.value) } }
    guard let most = counts.max(), most > 0, let place = counts.firstIndex(of: most) else {
      return ","
    }
    return candidates[place]
  }
}

/// The rows of a repeat in a table of their own, as collection servers export them: `PARENT_KEY`
/// names the row of the outer table.
struct LinkedTable {
  /// Name of the repeat.
  let name: String
  /// What the user called the file.
  let place: String
  /// Its rows.
  let table: AnswerTable

  /// Reads `family=path/to/file.csv`, or a file whose name ends in the repeat's:
  /// `registration-family.csv`.
  init(_ argument: String, of form: CompiledForm, _ services: any Services) throws {
    let repeats = form.items.filter { $0.kind == .repeating }.map(\.name)
    let path: String
    if let mark = argument.firstIndex(of: "="), repeats.contains(String(argument[..<mark])) {
      name = String(argument[..<mark])
      path = String(argument[argument.index(after: mark)...])
    } else {
      path = argument
      let file = path.split(separator: "/").last.map(String.init) ?? path
      let stem = file.lowercased().hasSuffix(".csv") ? String(file.dropLast(4)) : file
      let found = repeats.filter { stem == $0 || stem.hasSuffix("-\($0)") }
        .max { $0.utf8.count < $1.utf8.count }
      guard let found else {
        throw Failure(
          .usage, "linked.unknown", "the name of the file does not end in that of a repeat",
          place: path,
          hints: ["give REPEAT=FILE; repeats: \(repeats.joined(separator: ", "))"])
      }
      name = found
    }
    place = path
    table = try AnswerTable(services.readInput(path, limit: AnswerFile.limit), place: path)
  }
}
