/// One part of an office document that is to be written: a file inside its zip.
public struct OfficePart: Codable, Sendable, Hashable {
  /// Name with `/` between folders, such as `xl/worksheets/sheet1.xml`.
  public var name: String
  /// Its contents.
  public var bytes: [UInt8]

  /// A part.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
