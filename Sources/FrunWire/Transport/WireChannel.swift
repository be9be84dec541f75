public import FrunText

/// One end of a pipe. Lines go out whole, lines come in whole.
public protocol WireChannel: AnyObject {
  /// Sends one line.
  func send(_ json: JSONValue) throws
  /// The next line; nil when the other end is closed.
  func receive() throws -> JSONValue?
}
