internal import CSystem
internal import Glibc

extension ExchangeError {
  /// Translates errno; `what` is a fixed word for the step that failed, never a path.
  static func system(_ what: StaticString, _ number: Int32 = errno) -> ExchangeError {
    let code: ExchangeCode =
      switch number {
      case ENOSPC, EDQUOT, EFBIG: .storeDiskFull
      case EEXIST: .storeExists
      case ENOENT: .storeNotFound
      case EWOULDBLOCK: .storeBusy
      default: .storeIO
      }
    return ExchangeError(code, detail: "\(what): \(String(cString: strerror(number)))")
  }
}
