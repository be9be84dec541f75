/// Cuts the lines of changes into files of bounded size, the same way in every pass. Nothing but the
/// current line is held.
struct OperationPages {
  private let limit: Int
  private let begin: (_ file: Int) throws -> Void
  private let write: (_ line: [UInt8]) throws -> Void
  private let end: (_ file: Int) throws -> Void
  private var file = 0
  private var size = 0

  /// Each file is begun, gets its lines and is ended before the next; a line is never cut.
  init(
    limit: Int, begin: @escaping (_ file: Int) throws -> Void,
    write: @escaping (_ line: [UInt8]) throws -> Void, end: @escaping (_ file: Int) throws -> Void
  ) {
    self.limit = limit
    self.begin = begin
    self.write = write
    self.end = end
  }

  mutating func append(_ line: [UInt8]) throws {
    if size > 0, size + line.count > limit { try flush() }
    if size == 0 { try begin(file) }
    try write(line)
    size += line.count
  }

  /// Ends the last file.
  mutating func flush() throws {
    guard size > 0 else { return }
    try end(file)
    file += 1
    size = 0
  }
}
