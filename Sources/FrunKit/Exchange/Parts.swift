/// A file to split into parts that fit on a medium or into a message.
public struct SplitRequest: Codable, Sendable, Hashable {
  /// File to read.
  public var input: String
  /// Bytes in a part; the last may have fewer.
  public var size: Int
  /// Folder to write into.
  public var folder: String
  /// Whether existing parts are replaced.
  public var replace: Bool

  /// A request.
  public init(input: String, size: Int, folder: String, replace: Bool = false) {
    self.input = input
    self.size = size
    self.folder = folder
    self.replace = replace
  }
}

/// Parts to join again.
public struct PartsRequest: Codable, Sendable, Hashable {
  /// The parts; of a single one the others are looked for beside it.
  public var parts: [String]
  /// File to write; nil takes the name the parts tell, beside the first.
  public var output: String?
  /// Whether an existing file is replaced.
  public var replace: Bool

  /// A request.
  public init(parts: [String], output: String? = nil, replace: Bool = false) {
    self.parts = parts
    self.output = output
    self.replace = replace
  }
}

/// What was joined.
public struct JoinReport: Codable, Sendable, Hashable {
  /// File written.
  public var fileName: String
  /// Its size in bytes.
  public var size: Int

  /// A report.
  public init(fileName: String, size: Int) {
    self.fileName = fileName
    self.size = size
  }
}

extension Services {
  /// Refuses: these services keep no files.
  public func split(_ request: SplitRequest) throws -> [String] { throw Failure.noFiles }
  /// Refuses: these services keep no files.
  public func join(_ request: PartsRequest) throws -> JoinReport { throw Failure.noFiles }
  /// Refuses: these services keep no files.
  public func salvage(_ request: SalvageRequest) throws -> SalvageSummary { throw Failure.noFiles }
}

extension Failure {
  fileprivate static let noFiles = Failure(
    .unavailable, "files.missing", "files cannot be read or written here")
}
