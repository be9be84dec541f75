import FrunArchive
import FrunCrypto
import FrunDomain
import FrunExchange
import FrunKit
import FrunSQLite
import FrunStore
import FrunTerminal
import FrunText

/// The one place where errors of every layer become failures.
enum FailureMapping {
  /// What an error means to the person.
  static func failure(_ error: any Error) -> Failure {
    switch error {
    case let error as Failure: error
    case let error as VaultError: vault(error)
    case let error as StoreError: store(error)
    case let error as ExchangeError: exchange(error)
    case let error as ArchiveError: archive(error)
    case let error as AgeError:
      Failure(
        .usage, "key.malformed", "this is no key that frun can use", causes: [error.description])
    case let error as SharingError: sharing(error)
    case let error as StreamError: stream(error)
    case let error as PromptError: prompt(error, option: nil)
    case let error as DomainError:
      Failure(.data, "value.malformed", error.reason, place: error.place)
    case let error as SchemaError:
      Failure(
        .data, "record.invalid", "the record does not follow the schema", causes: ["\(error)"])
    case let error as JSONError: Failure(.data, "json.malformed", "\(error)")
    case let error as CSVError: Failure(.data, "csv.malformed", "\(error)")
    case let error as SQLiteError: vault(VaultError(error))
    case is CryptoError:
      Failure(
        .unavailable, "cryptography.failed", "a cryptographic operation failed",
        hints: ["'frun doctor' checks the library"])
    case is KeyringError:
      Failure(.unavailable, "keyring.unavailable", "the kernel's keyring cannot be used")
    default: bug(error)
    }
  }

  /// An error nobody thought of. Its text may hold anything, so only the name of
  /// its type is shown.
  static func bug(_ error: any Error) -> Failure {
    Failure(
      .bug, "bug", "an error of frun itself", causes: ["unexpected \(type(of: error))"],
      hints: ["please report it with the output of 'frun doctor', and without any case data"])
  }

  static func stream(_ error: StreamError) -> Failure {
    switch error {
    case .closed: Failure(.io, "output.closed", "the reader of the output went away")
    case .full:
      Failure(.io, "disk.full", "there is no room left on the disk", hints: ["free some space"])
    case .interrupted: .cancelled
    case .tooLong(let limit):
      Failure(
        .data, "input.tooLong", "the input is longer than this command accepts",
        causes: ["the limit is \(limit) bytes"])
    case .notText: Failure(.data, "input.notText", "the input is not UTF-8 text")
    case .failed(let code):
      Failure(.io, "stream.failed", "reading or writing failed", causes: [FileProblem(code).cause])
    }
  }

  static func prompt(_ error: PromptError, option: String?) -> Failure {
    switch error {
    case .notInteractive:
      Failure(
        .usage, "prompt.notPossible", "an answer is needed and nobody can be asked",
        hints: option.map { ["give \($0)"] } ?? ["run the command in a terminal"])
    case .ended, .interrupted: .cancelled
    case .noAnswer:
      Failure(
        .usage, "prompt.noAnswer", "no usable answer",
        hints: option.map { ["give \($0)"] } ?? [])
    case .stream(let error): stream(error)
    }
  }
}
