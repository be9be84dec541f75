/// Reads the fields of one record into a view and keeps book of what was read,
/// so that a test can hold every view to the declaration of its kind.
public struct FieldReader {
  /// The record read.
  public let record: Record
  /// What was read: field name to the tag of its values, with `[]` behind
  /// where several are read.
  public private(set) var reads: [String: String] = [:]

  /// A reader of a record.
  public init(_ record: Record) { self.record = record }

  private mutating func one<Value>(
    _ name: String, _ tag: String, _ value: (FieldValue) -> Value?
  ) -> Value? {
    reads[name] = tag
    return record[name].flatMap(value)
  }

  private mutating func many<Value>(
    _ name: String, _ tag: String, _ value: (FieldValue) -> Value?
  ) -> [Value] {
    reads[name] = tag + "[]"
    return record.values(name).compactMap(value)
  }

  mutating func text(_ name: String) -> String? { one(name, "text", \.textAnswer) }
  mutating func texts(_ name: String) -> [String] { many(name, "text", \.textAnswer) }
  mutating func code(_ name: String) -> String? { one(name, "code", \.codeAnswer) }
  mutating func codes(_ name: String) -> [String] { many(name, "code", \.codeAnswer) }
  mutating func integer(_ name: String) -> Int? { one(name, "integer", \.integerAnswer) }
  mutating func decimal(_ name: String) -> String? { one(name, "decimal", \.decimalAnswer) }
  mutating func decimals(_ name: String) -> [String] { many(name, "decimal", \.decimalAnswer) }
  mutating func yesNo(_ name: String) -> Bool? { one(name, "yesNo", \.yesNoAnswer) }
  mutating func date(_ name: String) -> CivilDate? { one(name, "date", \.dateAnswer) }
  mutating func dates(_ name: String) -> [CivilDate] { many(name, "date", \.dateAnswer) }
  mutating func partialDate(_ name: String) -> PartialDate? {
    one(name, "partialDate", \.partialDateAnswer)
  }
  mutating func moment(_ name: String) -> Moment? { one(name, "moment", \.momentAnswer) }
  mutating func reference(_ name: String) -> RecordID? {
    one(name, "reference", \.referenceAnswer)
  }
  mutating func references(_ name: String) -> [RecordID] {
    many(name, "reference", \.referenceAnswer)
  }
  mutating func digest(_ name: String) -> [UInt8]? { one(name, "digest", \.digestAnswer) }
  mutating func digests(_ name: String) -> [[UInt8]] { many(name, "digest", \.digestAnswer) }
}

extension FieldValue {
  var textAnswer: String? { if case .text(let answer) = self { answer } else { nil } }
  var codeAnswer: String? { if case .code(let answer) = self { answer } else { nil } }
  var integerAnswer: Int? {
    if case .integer(let answer) = self { Int(exactly: answer) } else { nil }
  }
  var decimalAnswer: String? { if case .decimal(let answer) = self { answer } else { nil } }
  var yesNoAnswer: Bool? { if case .yesNo(let answer) = self { answer } else { nil } }
  var dateAnswer: CivilDate? { if case .date(let answer) = self { answer } else { nil } }
  var partialDateAnswer: PartialDate? {
    if case .partialDate(let answer) = self { answer } else { nil }
  }
  var momentAnswer: Moment? { if case .moment(let answer) = self { answer } else { nil } }
  var referenceAnswer: RecordID? { if case .reference(let answer) = self { answer } else { nil } }
  var digestAnswer: [UInt8]? { if case .digest(let answer) = self { answer } else { nil } }
}
