import FrunForms
import FrunKit
import FrunText

/// The records of an answers file.
enum AnswerFile {
  /// The largest file, in bytes.
  static let limit = 128 << 20
  /// The member of a template that explains it and holds no answers.
  static let explanation = "_about"
  /// Members that carry the sender's identity of a record.
  private static let identities = ["instanceID", "__id", "KEY"]

  /// Reads a JSON array, one JSON object, JSON lines, CSV with one row for each record, or answers
  /// typed from paper; which of them is seen from the first line.
  ///
  /// - Parameter linked: tables of repeats that belong to a CSV table of records.
  /// - Throws: ``Failure`` `answers.…` with the record or line.
  static func read(
    _ bytes: [UInt8], for form: CompiledForm, linked: [LinkedTable] = []
  ) throws -> [GivenRecord] {
    let first = bytes.first { $0 > 32 && ![0xEF, 0xBB, 0xBF].contains($0) }
    guard let first else {
      throw Failure(.data, "answers.empty", "the answers are empty", place: "--answers")
    }
    let records: [GivenRecord]
    if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") {
      records = try objects(bytes, isArray: first == UInt8(ascii: "["))
    } else if PaperAnswers.looksLikeLines(bytes) {
      records = try PaperAnswers(form).records(lines: bytes)
    } else {
      let table = try AnswerTable(bytes, place: "--answers")
      records =
        PaperAnswers.isPaper(table.header)
        ? try PaperAnswers(form).records(table: table)
        : try TableRecords(form: form, linked: linked).records(table)
    }
    guard !records.isEmpty else {
      throw Failure(
        .data, "answers.empty", "the answers hold no record", place: "--answers",
        hints: ["CSV needs a line with the names of the questions and a line for each record"])
    }
    guard records.count <= BatchAnswers.mostRecords else {
      throw malformed("more than \(BatchAnswers.mostRecords) records", at: "--answers")
    }
    return records
  }

  private static func objects(_ bytes: [UInt8], isArray: Bool) throws -> [GivenRecord] {
    let read: [JSONObject]
    do {
      read = try BatchAnswers(json: bytes).records
    } catch {
      let place = error.record.map { "--answers: record \($0)" } ?? "--answers"
      guard isArray else { throw malformed(error.description, at: place) }
      // A list is one document: its own error names the line and the column.
      do { _ = try JSONValue(parsing: bytes) } catch {
        throw malformed("this is not JSON: \(error)", at: "--answers")
      }
      throw malformed(error.description, at: place)
    }
    return read.enumerated().map { place, object in
      var record = GivenRecord(place + 1, AnswerTree.nested(object))
      record.answers[explanation] = nil
      for name in identities {
        guard let id = record.answers[name]?.string else { continue }
        record.answers[name] = nil
        if !id.isEmpty { record.instanceID = record.instanceID ?? id }
      }
      if var meta = record.answers["meta"]?.object, let id = meta["instanceID"]?.string {
        record.instanceID = record.instanceID ?? id
        meta["instanceID"] = nil
        meta["instanceName"] = nil
        record.answers["meta"] = meta.keys.isEmpty ? nil : .object(meta)
      }
      return record
    }
  }

  static func malformed(_ reason: String, at place: String) -> Failure {
    Failure(.data, "answers.malformed", reason, place: place)
  }
}
