/// Pages with the shares of a key, and the folder they are written to before the key is put to use.
public struct SheetFolder: Codable, Sendable, Hashable {
  /// The folder; it is made when it is missing.
  public var path: String
  /// The pages by file name.
  public var pages: [String: [UInt8]]
  /// Whether files of these names are replaced. They stay until the key is in use.
  public var replaces: Bool

  /// Pages for a folder.
  public init(path: String, pages: [String: [UInt8]], replaces: Bool = false) {
    self.path = path
    self.pages = pages
    self.replaces = replaces
  }
}
