/// The bytes of a file in the vault, before a record names them.
///
/// A form that takes an hour keeps the photo when it is named, and the record that describes it is
/// written with the form: a commit whose record of kind `attachment` has these values in `content`,
/// `size` and `mediaType` finds the bytes there.
public struct KeptFile: Codable, Sendable, Hashable {
  /// SHA-256 of the bytes.
  public var digest: [UInt8]
  /// Number of bytes.
  public var size: Int
  /// The format, told from the bytes.
  public var mediaType: String
  /// Whether the vault had the same bytes before.
  public var wasKnown: Bool

  /// A kept file.
  public init(digest: [UInt8], size: Int, mediaType: String, wasKnown: Bool = false) {
    self.digest = digest
    self.size = size
    self.mediaType = mediaType
    self.wasKnown = wasKnown
  }
}
