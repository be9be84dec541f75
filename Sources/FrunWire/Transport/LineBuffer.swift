public import FrunText

/// Cuts what comes through a pipe into lines, within a limit, and reads each as an object.
public struct LineBuffer {
  private var bytes: [UInt8] = []
  private var searched = 0
  private var line = 0
  private let limit: Int

  /// An empty buffer.
  ///
  /// - Parameter limit: the longest line, in bytes with the line feed.
  public init(limit: Int = WireProtocol.lineLimit) {
    self.limit = limit
  }

  /// Number of the last line that was taken, from 1.
  public var lastLine: Int { line }
  /// Whether something stands here that no line feed has ended.
  public var hasRest: Bool { !bytes.isEmpty }

  /// Takes in what was read.
  public mutating func append(_ more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
  }

  /// The next whole line as JSON; nil when there is none yet.
  ///
  /// - Throws: ``WireError`` with the number of the line, when it is too long or no object.
  public mutating func next() throws(WireError) -> JSONValue? {
    guard let end = bytes[searched...].firstIndex(of: 0x0A) else {
      searched = bytes.count
      guard bytes.count < limit else {
        throw WireError("the line is longer than \(limit) bytes", line: line + 1)
      }
      return nil
    }
    line += 1
    guard end < limit else {
      throw WireError("the line is longer than \(limit) bytes", line: line)
    }
    var content = Array(bytes[..<end])
    bytes.removeSubrange(...end)
    searched = 0
    if content.last == 0x0D { content.removeLast() }
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: content, limits: WireCoding.limits)
    } catch {
      throw WireError("\(error.reason.rawValue) (column \(error.column))", line: line)
    }
    guard case .object = value else { throw WireError("the line is no object", line: line) }
    return value
  }
}
