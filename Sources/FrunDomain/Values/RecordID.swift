/// Identifies one record (a person, a visit, a case …) for ever and everywhere.
public struct RecordID: TypedIdentifier {
  /// The bare 128 bits.
  public let identifier: Identifier128
  /// Wraps bare bits.
  public init(_ identifier: Identifier128) { self.identifier = identifier }
}
