/// A group of commands about one noun of the field: cases, visits, archives.
///
/// A module is a value: a list of commands (data) and a function that runs one
/// of them (code). First-party modules are compiled in, others are separate
/// executables; both see exactly this interface. A module never draws on the
/// terminal, opens the store, reads the clock or the environment: it asks
/// ``Services``.
public protocol FrunModule: Sendable {
  /// What the module is and which commands it has. The same value every time.
  var manifest: ModuleManifest { get }

  /// Runs one command.
  ///
  /// - Parameters:
  ///   - invocation: the command and its arguments, already checked against the
  ///     spec in the manifest.
  ///   - services: everything the command may use; valid during this call only.
  /// - Returns: what came of it; the host turns it into output and exit status.
  /// - Throws: ``Failure``, or an error of a layer below, which the host maps.
  func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome
}
