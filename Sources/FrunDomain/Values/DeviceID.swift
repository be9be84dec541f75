/// Identifies one laptop's chain of commits.
public struct DeviceID: TypedIdentifier {
  /// The bare 128 bits.
  public let identifier: Identifier128
  /// Wraps bare bits.
  public init(_ identifier: Identifier128) { self.identifier = identifier }
}
