internal import FrunCrypto
internal import FrunDomain

/// Cuts the lines of changes into files of bounded size, the same way in every pass.
struct OperationPages {
  private let limit: Int
  private let emit: (_ file: Int, _ bytes: [UInt8]) throws -> Void
  private var page: [UInt8] = []
  private var file = 0

  /// `emit` receives one complete file after the other; a line is never cut.
  init(limit: Int, emit: @escaping (_ file: Int, _ bytes: [UInt8]) throws -> Void) {
    self.limit = limit
    self.emit = emit
  }

  mutating func append(_ line: [UInt8]) throws {
    if !page.isEmpty, page.count + line.count > limit { try flush() }
    page += line
  }

  /// Emits what is left.
  mutating func flush() throws {
    guard !page.isEmpty else { return }
    try emit(file, page)
    file += 1
    page = []
  }
}
