import CSystem
package import FrunCrypto
import FrunSQLite
package import FrunTerminal
import Glibc

/// The program as a function.
package enum FrunHost {
  /// Runs one command line and answers the exit status.
  ///
  /// - Parameters:
  ///   - arguments: the words after the program's name.
  ///   - environment: the variables.
  ///   - streams: the three streams, the terminal and the signals.
  ///   - clock: what time it is.
  ///   - random: secure random bytes.
  package static func run(
    arguments: [String], environment: [String: String], streams: StandardStreams,
    clock: HostClock, random: @escaping RandomSource
  ) -> Int32 {
    Host(
      world: World(environment: environment, streams: streams, clock: clock, random: random)
    ).run(arguments)
  }

  /// Runs the command line of this process: hardens it, installs the signal
  /// handlers, and runs.
  package static func main() -> Int32 {
    // The commonest probe of scripts and shells needs neither the tree of commands nor a secret:
    // answering it here halves its time.
    if CommandLine.arguments.dropFirst() == ["--version"] {
      print(Version.line)
      return 0
    }
    umask(0o077)
    ProcessHardening.apply()
    SignalInterruption.install()
    let environment = ProcessEnvironment.variables()
    return run(
      arguments: Array(CommandLine.arguments.dropFirst()), environment: environment,
      streams: .ofThisProcess(), clock: .system(environment: environment),
      random: SecureRandom.bytes)
  }
}
