internal import FrunArchive
package import FrunCrypto
internal import FrunStore

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

  /// Translates what the age layer reports; the codes are the same words.
  package init(_ error: AgeError) {
    let code = ExchangeCode(rawValue: "envelope." + error.code.rawValue)
    self.init(code ?? .envelopeHeaderMalformed, detail: error.detail)
  }

  /// Translates what the signature layer reports; the codes are the same words.
  init(_ error: MinisignError) {
    let code = ExchangeCode(rawValue: "signer." + error.code.rawValue)
    self.init(code ?? .signerMalformed, detail: error.detail)
  }

  /// Translates what the store says of changes that are delivered to it.
  init(_ error: StoreError) {
    let code: ExchangeCode =
      switch error.code {
      case .busy: .storeBusy
      case .digest, .limit: .contentOperationMalformed
      case .chain, .context, .signature: .contentChainBroken
      case .unknownAuthor: .contentAuthorUnknown
      case .revokedAuthor: .signerRevoked
      case .weakKey: .signerWeakKey
      case .directoryRollback: .signerDirectoryRollback
      case .denied, .identity, .foreignErasure: .policyScope
      case .newer: .contentVersionTooNew
      case .notFound: .policyNothingToExport
      default: .storeIO
      }
    self.init(code, detail: error.description)
  }

  /// Runs `body` and translates what the layers below throw.
  static func translating<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as ArchiveError {
      throw ExchangeError(error)
    } catch let error as AgeError {
      throw ExchangeError(error)
    } catch let error as MinisignError {
      throw ExchangeError(error)
    }
  }
}
