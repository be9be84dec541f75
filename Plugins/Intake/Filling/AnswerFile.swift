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
    let batch: BatchAnswers
    do {
      batch = isJSON ? try BatchAnswers(json: bytes) : try BatchAnswers(csv: bytes)
    } catch {
      throw malformed(error, bytes, isArray: first == UInt8(ascii: "["))
    }
    let records = batch.records.map { record in
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

  private static func malformed(
    _ error: BatchAnswers.Failure, _ bytes: [UInt8], isArray: Bool
  ) -> Failure {
    var reason = error.description
    var place = error.record.map { "--answers: record \($0)" } ?? "--answers"
    if isArray {
      // A list is one document: its own error names the line and the column.
      do { _ = try JSONValue(parsing: bytes) } catch {
        reason = "this is not JSON: \(error)"
        place = "--answers"
      }
    }
    return Failure(.data, "answers.malformed", reason, place: place)
  }
}
