/// How the program ends. Values follow sysexits.h where one fits.
///
/// Unknown non-zero values, such as a process plugin's own, are failures.
public enum ExitStatus: Int, Codable, Sendable, Hashable, CaseIterable {
  /// Done. An empty list is a success.
  case success = 0
  /// The check ran, and the answer is no.
  case negative = 1
  /// A form was left before it was finished; its draft is kept.
  case incomplete = 3
  /// Wrong arguments (`EX_USAGE`).
  case usage = 64
  /// A malformed form, archive or import line; damage found (`EX_DATAERR`).
  case data = 65
  /// A case, person or file was not found (`EX_NOINPUT`).
  case notFound = 66
  /// A plugin is missing, failed to start or broke the protocol
  /// (`EX_UNAVAILABLE`).
  case unavailable = 69
  /// An error of the program (`EX_SOFTWARE`).
  case bug = 70
  /// An output file exists already or cannot be made (`EX_CANTCREAT`).
  case cannotCreate = 73
  /// Reading or writing failed (`EX_IOERR`).
  case inputOutput = 74
  /// Another process holds the vault; try again (`EX_TEMPFAIL`).
  case busy = 75
  /// A role, consent, seal or passphrase forbids it (`EX_NOPERM`).
  case denied = 77
  /// Wrong configuration (`EX_CONFIG`).
  case configuration = 78
  /// The user stopped it (SIGINT).
  case interrupted = 130
  /// The system stopped it (SIGTERM).
  case terminated = 143

  /// What it means, in one line for help.
  public var meaning: String {
    switch self {
    case .success: "done; an empty list is a success"
    case .negative: "the check ran and the answer is no"
    case .incomplete: "a form was left unfinished; its draft is kept"
    case .usage: "wrong arguments"
    case .data: "malformed or damaged data"
    case .notFound: "case, person, record or file not found"
    case .unavailable: "a plugin or a needed library is missing or failed"
    case .bug: "an error of frun itself; please report it without case data"
    case .cannotCreate: "the output exists already or cannot be created"
    case .inputOutput: "reading or writing failed"
    case .busy: "another frun is using the vault; try again"
    case .denied: "a rule, role, consent, seal or passphrase forbids it"
    case .configuration: "wrong configuration"
    case .interrupted: "stopped with Ctrl-C"
    case .terminated: "stopped by the system"
    }
  }
}
