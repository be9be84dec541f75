import FrunDomain

/// One field of one record as it stands after merging, in the form in which it is kept.
struct FieldState: Hashable {
  /// The value in force.
  var value: FieldValue?
  /// Elements of a set, entries of an append-only field.
  var values: [FieldValue]
  /// During a disagreement: every newest answer, so that a search for any of them finds the record.
  var alternatives: [FieldValue]
  var isDisagreement: Bool
  var isWithheld: Bool
  /// Whether something of it was erased.
  var isErased: Bool

  init(view: FieldView, hasErased: Bool) {
    value = view.governing
    values = view.elements
    alternatives = view.isDisagreement ? view.heads.compactMap(\.value) : []
    isDisagreement = view.isDisagreement
    isWithheld = view.hasWithheld
    isErased = hasErased
  }

  /// Whether the field has an answer.
  var isAnswered: Bool { value != nil || !values.isEmpty || !alternatives.isEmpty }

  /// All values by which the record can be found.
  var all: [FieldValue] { (value.map { [$0] } ?? []) + values + alternatives }

  var recordField: RecordField {
    RecordField(
      value: value, values: values, disagreement: isDisagreement, withheld: isWithheld)
  }

  // MARK: Bytes

  /// A byte of flags, then value, values and alternatives, each list with its count.
  var bytes: [UInt8] {
    var writer = ByteWriter()
    let flags: [Bool] = [isDisagreement, isWithheld, isErased, value != nil]
    writer.bytes.append(flags.enumerated().reduce(0) { $0 | ($1.element ? 1 << $1.offset : 0) })
    if let value { writer.write(ValueCoding.bytes(of: value)) }
    for list in [values, alternatives] {
      writer.write(UInt32(clamping: list.count))
      for element in list { writer.write(ValueCoding.bytes(of: element)) }
    }
    return writer.bytes
  }

  init(bytes: [UInt8]) throws {
    var reader = ByteReader(bytes)
    guard let flags = reader.byte() else { throw Self.damaged }
    isDisagreement = flags & 1 != 0
    isWithheld = flags & 2 != 0
    isErased = flags & 4 != 0
    value = flags & 8 != 0 ? try Self.value(&reader) : nil
    var lists: [[FieldValue]] = []
    for _ in 0..<2 {
      guard let count = reader.number32() else { throw Self.damaged }
      var list: [FieldValue] = []
      for _ in 0..<count { list.append(try Self.value(&reader)) }
      lists.append(list)
    }
    values = lists[0]
    alternatives = lists[1]
  }

  private static func value(_ reader: inout ByteReader) throws -> FieldValue {
    guard let bytes = reader.part(), let value = ValueCoding.value(bytes) else { throw damaged }
    return value
  }

  private static let damaged = StoreError(.damaged, "a field of a record that cannot be read")
}
