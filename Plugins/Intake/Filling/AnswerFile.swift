import FrunForms
import FrunKit
import FrunText

/// The records of an answers file.
enum AnswerFile {
  /// The largest file, in bytes.
  static let limit = 128 << 20
  /// The member of a template that explains it and holds no answers.
  static let explanation = "_about"

  /// Reads a JSON array, one JSON object, JSON lines, or CSV with one row for each record; which of
  /// them is seen from the first character.
  ///
  /// - Throws: ``Failure`` `answers.malformed` with the record or line.
  static func records(_ bytes: [UInt8]) throws -> [JSONObject] {
    let first = bytes.first { $0 > 32 && ![0xEF, 0xBB, 0xBF].contains($0) }
    guard let first else {
      throw Failure(.data, "answers.empty", "the answers are empty", place: "--answers")
    }
    let isJSON = first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
    let read = isJSON ? try objects(bytes, isArray: first == UInt8(ascii: "[")) : try rows(bytes)
    let records = read.map { record in
      var record = AnswerTree.nested(record)
      record[explanation] = nil
      return record
    }
    guard !records.isEmpty else {
      throw Failure(
        .data, "answers.empty", "the answers hold no record", place: "--answers",
        hints: ["CSV needs a line with the names of the questions and a line for each record"])
    }
    return records
  }

  private static func objects(_ bytes: [UInt8], isArray: Bool) throws -> [JSONObject] {
    do {
      return try BatchAnswers(json: bytes).records
    } catch {
      let place = error.record.map { "--answers: record \($0)" } ?? "--answers"
      guard isArray else { throw malformed(error.description, at: place) }
      // A list is one document: its own error names the line and the column.
      do { _ = try JSONValue(parsing: bytes) } catch {
        throw malformed("this is not JSON: \(error)", at: "--answers")
      }
      throw malformed(error.description, at: place)
    }
  }

  private static func rows(_ bytes: [UInt8]) throws -> [JSONObject] {
    let table: CSVTable
    do {
      table = try CSVReader(separator: separator(of: bytes)).table(of: bytes)
    } catch {
      throw malformed("\(error)", at: "--answers")
    }
    guard table.rows.count <= BatchAnswers.mostRecords else {
      throw malformed("more than \(BatchAnswers.mostRecords) records", at: "--answers")
    }
    return table.rows.map { row in
      var record = JSONObject()
      for (column, value) in zip(table.header, row.fields) where !value.isEmpty {
        record[column] = .string(value)
      }
      return record
    }
  }

  /// Spreadsheet programs write the separator of their country: whichever stands most often in
  /// the line of the headings.
  private static func separator(of bytes: [UInt8]) -> Unicode.Scalar {
    let heading = bytes.prefix { $0 != 10 && $0 != 13 }
    let candidates: [Unicode.Scalar] = [",", ";", "\t"]
    let counts = candidates.map { mark in heading.count { $0 == UInt8(mark.value) } }
    guard let most = counts.max(), most > 0, let place = counts.firstIndex(of: most) else {
      return ","
    }
    return candidates[place]
  }

  private static func malformed(_ reason: String, at place: String) -> Failure {
    Failure(.data, "answers.malformed", reason, place: place)
  }
}
