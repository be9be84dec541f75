internal import FrunArchive

extension ExchangeError {
  /// Translates what the zstd layer reports.
  init(_ error: ArchiveError, at place: String? = nil) {
    let code: ExchangeCode =
      switch error.code {
      case .truncated: .compressionTruncated
      case .windowTooLarge: .compressionWindowTooLarge
      case .budgetExceeded: .compressionBudgetExceeded
      case .libraryMissing, .compressionFailed: .compressionUnavailable
      default: .compressionCorrupt
      }
    self.init(code, at: place, detail: error.position.map { "offset \($0)" })
  }
}
