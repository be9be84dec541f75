/// A record of one kind as a plain Swift value.
///
/// A view reads every field its kind declares and no other; single values are
/// those in force.
public protocol RecordView: Hashable, Sendable {
  /// The name of the kind it reads.
  static var kind: String { get }
  /// The record's identifier.
  var id: RecordID { get }
  /// Reads the fields.
  init(reading reader: inout FieldReader)
}

extension RecordView {
  /// The view of a record; nil when the record is of another kind.
  public init?(_ record: Record) {
    guard record.kind == Self.kind else { return nil }
    var reader = FieldReader(record)
    self.init(reading: &reader)
  }

  /// The views of those records that are of this kind, in their order.
  public static func all(in records: [Record]) -> [Self] { records.compactMap { Self($0) } }
}
