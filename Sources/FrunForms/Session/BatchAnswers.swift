public import FrunText

/// Many records for one form, filled without a person.
public struct BatchAnswers: Sendable {
  /// The records, or the place where the file cannot be read.
  public let records: [JSONObject]

  /// Why a batch file cannot be read.
  public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
    /// Number of the record or line, from 1, when one is to blame.
    public let record: Int?
    /// What was expected.
    public let description: String
  }

  /// Most records of one batch.
  public static let mostRecords = 100_000

  /// Reads a JSON array of objects, one object, or one object per line.
  public init(json bytes: [UInt8]) throws(Failure) {
    let first = bytes.first { $0 > 32 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    if first == UInt8(ascii: "["), let value = try? JSONValue(parsing: bytes) {
      guard let array = value.array else {
        throw Failure(record: nil, description: "a list is expected")
      }
      records = try Self.objects(array)
      return
    }
    if let value = try? JSONValue(parsing: bytes), let object = value.object {
      records = [object]
      return
    }
    var found: [JSONValue] = []
    for (offset, line) in bytes.split(separator: 10).enumerated() {
      if line.allSatisfy({ $0 <= 32 }) { continue }
      do {
        found.append(try JSONValue(parsing: Array(line)))
      } catch {
        throw Failure(record: offset + 1, description: "this is not JSON: \(error)")
      }
    }
    records = try Self.objects(found)
  }

  /// Reads CSV: one row per record, columns named like questions.
  public init(csv bytes: [UInt8]) throws(Failure) {
    do {
      let table = try CSVReader().table(of: bytes)
      var found: [JSONObject] = []
      for row in table.rows {
        var record = JSONObject()
        for (column, value) in zip(table.header, row.fields) where !value.isEmpty {
          record[column] = .string(value)
        }
        found.append(record)
      }
      records = found
    } catch {
      throw Failure(record: nil, description: "\(error)")
    }
    guard records.count <= Self.mostRecords else {
      throw Failure(record: nil, description: "more than \(Self.mostRecords) records")
    }
  }

  private static func objects(_ values: [JSONValue]) throws(Failure) -> [JSONObject] {
    guard values.count <= mostRecords else {
      throw Failure(record: nil, description: "more than \(mostRecords) records")
    }
    var objects: [JSONObject] = []
    for (offset, value) in values.enumerated() {
      guard let object = value.object else {
        throw Failure(
          record: offset + 1, description: "an object with names and answers is expected")
      }
      objects.append(object)
    }
    return objects
  }

  /// One record's outcome: a result, or all of its problems and no result.
  public struct Outcome: Sendable {
    /// Position of the record in the batch, from 0.
    public let record: Int
    /// The finished form, when nothing is wrong with the record.
    public let result: SubmissionResult?
    /// What is wrong with it.
    public let problems: [AnswerProblem]
  }

  /// Fills a form for every record. A record with any problem yields no result.
  ///
  /// `byLabel` lets records give choices by their labels.
  public func run(
    _ form: CompiledForm, environment: FormEnvironment, byLabel: Bool = false
  ) -> [Outcome] {
    records.enumerated().map { index, record in
      let session = FormSession(form: form, environment: environment)
      var problems = session.fill(record, byLabel: byLabel)
      switch session.finish() {
      case .success(let result):
        return Outcome(
          record: index, result: problems.isEmpty ? result : nil, problems: problems)
      case .failure(let unfinished):
        problems += unfinished.problems.filter { problem in
          !problems.contains { $0.path == problem.path && $0.code == problem.code }
        }
        return Outcome(record: index, result: nil, problems: problems)
      }
    }
  }
}
