/// Why bytes could not be read or written.
///
/// Carries the C error number at most: never the bytes themselves.
package enum StreamError: Error, Hashable, Sendable {
  /// The reader at the other end went away (`EPIPE`). Nobody is listening, so
  /// this is not reported; the program ends quietly.
  case closed
  /// The device is full (`ENOSPC`, `EDQUOT`).
  case full
  /// A signal arrived while waiting.
  case interrupted
  /// The input is longer than the limit, in bytes.
  case tooLong(limit: Int)
  /// The input is not UTF-8.
  case notText
  /// Any other failure, as `errno`.
  case failed(Int32)
}
